/** Needs and claims, as one feature: they settle each other. */
import { joined } from '../../engine/noun/feature.ts';
import { claimCommands } from './claim.commands.ts';
import { claim, claimList } from './claim.noun.ts';
import { ClaimResolver, ResourceClaimsResolver } from './claim.resolver.ts';
import { needCommands } from './need.commands.ts';
import { NeedCountsFeedResolver } from './need-counts.feed.ts';
import { NeedStatRowResolver } from './need-stats.resolver.ts';
import { NEED_LOADERS } from './need.loaders.ts';
import { need, needList } from './need.noun.ts';
import { NeedResolver, PlaceNeedsResolver } from './need.resolver.ts';

/** The needs list and the claims on it: they settle each other. */
export const needs = joined(need, needList, needCommands, claim, claimList, claimCommands, {
  resolvers: [
    NeedResolver,
    PlaceNeedsResolver,
    NeedStatRowResolver,
    NeedCountsFeedResolver,
    ClaimResolver,
    ResourceClaimsResolver,
  ],
  loaders: NEED_LOADERS,
  notes: { lengths: { byState: 11, needStats: 1_000 }, oneOf: ['NeedBy'] },
});
