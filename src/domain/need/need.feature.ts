/** Needs and claims, as one feature: they settle each other. */
import { extend } from '../../engine/loading/filter-of.ts';
import { many } from '../../engine/loading/relation-of.ts';
import { joined } from '../../engine/noun/feature.ts';
import { unitFilter } from '../partnership/unit.filter.ts';
import { relatedResource } from '../resource/resource.filter.ts';
import { resourceList } from '../resource/resource.noun.ts';
import { claimCommands } from './claim.commands.ts';
import { relatedClaim } from './claim.columns.ts';
import { claim, claimList } from './claim.noun.ts';
import { claimStatistics } from './claim-stats.ts';
import { ClaimResolver, ResourceClaimsResolver } from './claim.resolver.ts';
import { needCommands } from './need.commands.ts';
import { NeedCountsFeedResolver } from './need-counts.feed.ts';
import { needStatistics } from './need-stats.ts';
import { relatedNeed } from './need.columns.ts';
import { NEED_LOADERS } from './need.loaders.ts';
import { need, needList } from './need.noun.ts';
import { NeedResolver, PlaceNeedsResolver } from './need.resolver.ts';

extend(resourceList, {
  claims: many(relatedClaim, 'resource_id', 'By the claims that draw on it 使用情况'),
});
extend(unitFilter, {
  needs: many(relatedNeed, 'unit_id', 'By the needs that it raised 提出的需求'),
  claims: many(relatedClaim, 'unit_id', 'By its claims 认领'),
  resources: many(relatedResource, 'unit_id', 'By what it offers 提供的资源'),
});

/** The needs list and the claims on it: they settle each other. */
export const needs = joined(
  need,
  needList,
  needCommands,
  needStatistics,
  claim,
  claimList,
  claimCommands,
  claimStatistics,
  {
    resolvers: [
      NeedResolver,
      PlaceNeedsResolver,
      NeedCountsFeedResolver,
      ClaimResolver,
      ResourceClaimsResolver,
    ],
    loaders: NEED_LOADERS,
    notes: { lengths: { byState: 11 }, oneOf: ['NeedBy'] },
  },
);
