/**
 * What forbids a pair: the rules of `claimNeed` for a suggestion that draws on the resource, judged ahead of it. Pure.
 * Invariant: what no rule forbids, the command does not refuse while no row has changed.
 */
import type { MatchRule } from './match.enums.ts';
import type { AsOf, OpenNeed, OpenResource } from './open-items.ts';

type Rule = (need: OpenNeed, resource: OpenResource, asOf: AsOf) => boolean;

const FORBIDS: { readonly [rule in MatchRule]: Rule } = {
  NEED_NOT_LISTED: ({ state }) => state !== 'LISTED',
  NEED_INTERNAL: ({ visibility }) => visibility === 'INTERNAL',
  NEED_COVERED: ({ left }) => left <= 0,
  NO_AGREEMENT: ({ path }, { agreed }) => !agreed.some((one) => path.startsWith(one)),
  RESOURCE_NOT_LISTED: (_, { state }) => state !== 'LISTED',
  NOT_AVAILABLE_TODAY: (_, { availableFrom, availableUntil }, { today }) =>
    today < availableFrom || today > availableUntil,
  CATEGORY_NOT_SERVED: ({ category }, { categories }) => !categories.includes(category),
  PLACE_NOT_SERVED: ({ path }, resource) => !path.startsWith(resource.path),
  RESOURCE_EXHAUSTED: (_, { left }) => left !== null && left <= 0,
  // The command would take a second suggestion; two of the same are of no use to anybody.
  ALREADY_PROPOSED: ({ proposed }, { id }) => proposed.includes(id),
};

const RULES = Object.keys(FORBIDS) as MatchRule[];

/** All rules that forbid the pair, in the order of the enum; none: it is eligible. */
export function rulesAgainst(need: OpenNeed, resource: OpenResource, asOf: AsOf): MatchRule[] {
  return RULES.filter((rule) => FORBIDS[rule](need, resource, asOf));
}

/** Whether no rule forbids it. The dearest questions come last. */
export function isEligible(need: OpenNeed, resource: OpenResource, asOf: AsOf): boolean {
  return !RULES.some((rule) => FORBIDS[rule](need, resource, asOf));
}

/** What a claim on the pair can be for at most. */
export function quantityOf(need: OpenNeed, { left }: OpenResource): number {
  return Math.max(0, Math.min(need.left, left ?? need.left));
}
