/** The live feed of claims. */
import { isOfUnit } from '../listing/concern.ts';
import { listFeedOf } from '../listing/list-feed.ts';
import { claimPage } from './need-pages.ts';
import { Claim } from './claim.entity.ts';
import { ClaimState } from './claim.enums.ts';
import { CLAIM_FIELDS } from './claim.filter.ts';
import { ClaimFilter } from './claim.inputs.ts';

export const ClaimFeedResolver = listFeedOf({
  kind: 'claim',
  node: Claim,
  states: ClaimState,
  filter: ClaimFilter,
  term: '认领',
  fields: CLAIM_FIELDS,
  seen: (load) => load.seenClaimImage,
  belongs: isOfUnit,
  page: async (context, scope, list) =>
    context.load.claims.load(await claimPage(context, scope, list)),
  load: (id, { load }) => load.claim.load(id),
});
