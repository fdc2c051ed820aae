/** Matching: suggestions, plans and their adoption, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { adoption } from './adoption.command.ts';
import { PlannedClaimResolver, UnmetNeedResolver } from './match-plan.ts';
import { MatchSuggestionResolver } from './match-suggestion.ts';
import { MatchingResolver } from './matching.resolver.ts';

/** Which resources suit which needs. */
export const matching = joined(adoption, {
  resolvers: [MatchingResolver, MatchSuggestionResolver, PlannedClaimResolver, UnmetNeedResolver],
  notes: {
    lengths: { reasons: 7, forbiddenBy: 2, rules: 2, unmet: 200, claims: 200, agendaItems: 12 },
    // A plan takes a core for seconds, whatever is asked of it.
    costs: { planMatches: 20_000, matchSuggestions: 1_000 },
    oneOf: ['MatchFor'],
  },
});
