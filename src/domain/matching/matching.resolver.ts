/** The root fields of matching. */
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { MatchPlan } from './match-plan.ts';
import { planMatches } from './match-planning.ts';
import { MatchSuggestion } from './match-suggestion.ts';
import { MatchSuggestionsArgs, PlanMatchesArgs } from './matching.inputs.ts';
import { suggest } from './suggesting.ts';

@Resolver()
export class MatchingResolver {
  @Query(() => [MatchSuggestion], {
    description:
      'Pairs of need and resource, the best first. To the leaders of a place for all its needs, to a liaison with what its own unit offers; of a place the 200 needs of the nearest deadlines and 1,000 resources are compared 匹配建议',
  })
  matchSuggestions(
    @Args(() => MatchSuggestionsArgs) args: MatchSuggestionsArgs,
    @Ctx() context: HubContext,
  ) {
    return suggest(context, args);
  }

  @Query(() => MatchPlan, {
    nullable: true,
    description:
      'The best claims for the open needs of a place from the resources open to them. Takes up to 20 s, one at a time in a hub: ask it alone. Null where you do not lead the place 匹配方案',
  })
  planMatches(@Args(() => PlanMatchesArgs) args: PlanMatchesArgs, @Ctx() context: HubContext) {
    return planMatches(context, args);
  }
}
