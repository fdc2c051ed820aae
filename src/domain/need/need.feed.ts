/** The live feed of needs. */
import type { Change } from '../../engine/live/journal.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { isOfUnit } from '../listing/concern.ts';
import { listFeedOf } from '../listing/list-feed.ts';
import { needPage } from './need-pages.ts';
import { Need } from './need.entity.ts';
import { NeedState } from './need.enums.ts';
import { NEED_FIELDS } from './need.filter.ts';
import { NeedFilter } from './need.inputs.ts';

/** Raised by one of the units, or claimed by it: claims are never deleted, so a need that was its stays its. */
async function belongs(change: Change, unitIds: readonly unknown[], { load }: HubContext) {
  if (isOfUnit(change, unitIds)) return true;
  const claimants = await load.claimantsOfNeed.load(change.rowId);
  return claimants.some((id) => unitIds.includes(id));
}

export const NeedFeedResolver = listFeedOf({
  kind: 'need',
  node: Need,
  states: NeedState,
  filter: NeedFilter,
  term: '需求',
  fields: NEED_FIELDS,
  seen: (load) => load.seenNeedImage,
  belongs,
  page: async (context, scope, list) =>
    context.load.needs.load(await needPage(context, scope, list)),
  load: (id, { load }) => load.need.load(id),
});
