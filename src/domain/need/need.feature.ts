import type { Feature } from '../../engine/noun/feature.ts';
import { ClaimStep } from './claim-step.entity.ts';
import { Claim } from './claim.entity.ts';
import { ClaimFeedResolver } from './claim.feed.ts';
import * as claim from './claim.resolver.ts';
import { NeedCountsFeedResolver } from './need-counts.feed.ts';
import { NeedStatRowResolver } from './need-stats.resolver.ts';
import { NeedStep } from './need-step.entity.ts';
import { Need } from './need.entity.ts';
import { NeedFeedResolver } from './need.feed.ts';
import { NEED_LOADERS } from './need.loaders.ts';
import { NeedMutations } from './need.mutations.ts';
import * as need from './need.resolver.ts';

/** The needs list and the claims on it: they settle each other. */
export const needs: Feature = {
  entities: [Need, NeedStep, Claim, ClaimStep],
  resolvers: [
    need.NeedResolver,
    need.NeedConnectionResolver,
    need.NeedStepConnectionResolver,
    need.PlaceNeedsResolver,
    NeedStatRowResolver,
    NeedMutations,
    NeedFeedResolver,
    NeedCountsFeedResolver,
    ClaimFeedResolver,
    claim.ClaimResolver,
    claim.ClaimConnectionResolver,
    claim.ClaimStepConnectionResolver,
    claim.UnitClaimsResolver,
    claim.ResourceClaimsResolver,
    claim.ClaimMutations,
  ],
  loaders: NEED_LOADERS,
  nodes: {
    need: {
      type: 'Need',
      byId: (load, id) => load.need.load(id),
      by: { number: (load, number) => load.needByNumber.load(number) },
    },
    claim: {
      type: 'Claim',
      byId: (load, id) => load.claim.load(id),
      by: { number: (load, number) => load.claimByNumber.load(number) },
    },
  },
};
