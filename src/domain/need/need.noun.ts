/** Needs, the list that the hub is for. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { Change } from '../../engine/live/change.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { isOfUnit } from '../listing/relevance.ts';
import { listOf } from '../listing/list.ts';
import { Need } from './need.entity.ts';
import { NeedState } from './need.enums.ts';
import { needFilter, needOrder } from './need.filter.ts';
import { needPage } from './need-pages.ts';
import { needWay } from './needs-within.ts';

export const need = defineNoun({
  kind: 'need',
  plural: 'needs',
  entity: Need,
  key: 'number',
  letter: 'N',
  states: NeedState,
  terms: { noun: '需求', list: '需求清单' },
  isRootless: true,
});

/** Searched, ordered and counted besides: its root fields are written by hand. */
export const needList = listOf({
  noun: need,
  filter: needFilter,
  order: needOrder,
  way: needWay,
  belongs,
  page: needPage,
});

/** Raised by one of the units, or claimed by it: claims are never deleted, so a need that was its stays its. */
async function belongs(change: Change, unitIds: readonly unknown[], { load }: HubContext) {
  if (isOfUnit(change, unitIds)) return true;
  const claimants = await load.claimantsOfNeed.load(change.rowId);
  return claimants.some((id) => unitIds.includes(id));
}

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'need', 'needs', Need> {}
}
