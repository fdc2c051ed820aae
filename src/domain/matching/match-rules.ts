/**
 * What forbids a pair: the rules of `claimNeed` for a suggestion that draws on the resource, judged ahead of it. Pure.
 * Invariant: what no rule forbids, the command does not refuse while no row has changed.
 */
import type { MatchRule } from './match.enums.ts';
import { opensNeed } from '../partnership/opened.ts';
import type { AsOf, OpenNeed, OpenResource } from './open-items.ts';

type Rules<Judged extends unknown[]> = readonly [MatchRule, (...judged: Judged) => boolean][];

const OF_NEED: Rules<[OpenNeed]> = [
  ['NEED_NOT_LISTED', ({ state }) => state !== 'LISTED'],
  ['NEED_INTERNAL', ({ visibility }) => visibility === 'INTERNAL'],
  ['NEED_COVERED', ({ left }) => left <= 0],
];

const OF_RESOURCE: Rules<[OpenResource, AsOf]> = [
  ['RESOURCE_NOT_LISTED', ({ state }) => state !== 'LISTED'],
  [
    'NOT_AVAILABLE_TODAY',
    ({ availableFrom, availableUntil }, { today }) =>
      today < availableFrom || today > availableUntil,
  ],
  ['RESOURCE_EXHAUSTED', ({ left }) => left !== null && left <= 0],
];

const OF_PAIR: Rules<[OpenNeed, OpenResource]> = [
  ['CATEGORY_NOT_SERVED', ({ category }, { categories }) => !categories.includes(category)],
  ['PLACE_NOT_SERVED', ({ path }, resource) => !path.startsWith(resource.path)],
  ['NO_AGREEMENT', (need, { opened }) => !opensNeed(opened, need)],
  // The command would take a second suggestion; two of the same are of no use to anybody.
  ['ALREADY_PROPOSED', ({ proposed }, { id }) => proposed.includes(id)],
];

function broken<Judged extends unknown[]>(rules: Rules<Judged>, ...judged: Judged): MatchRule[] {
  return rules.flatMap(([rule, forbids]) => (forbids(...judged) ? [rule] : []));
}

/** All rules that forbid the pair: the need's own, the resource's, those between them; none: it is eligible. */
export function rulesAgainst(need: OpenNeed, resource: OpenResource, asOf: AsOf): MatchRule[] {
  return [
    ...broken(OF_NEED, need),
    ...broken(OF_RESOURCE, resource, asOf),
    ...broken(OF_PAIR, need, resource),
  ];
}

/** Whether it can be in any pair. */
export function isNeedOpen(need: OpenNeed): boolean {
  return !OF_NEED.some(([, forbids]) => forbids(need));
}

/** Whether it can be in any pair. */
export function isResourceOpen(resource: OpenResource, asOf: AsOf): boolean {
  return !OF_RESOURCE.some(([, forbids]) => forbids(resource, asOf));
}

/** Of two that can be in pairs, whether they can be one. */
export function isPair(need: OpenNeed, resource: OpenResource): boolean {
  return !OF_PAIR.some(([, forbids]) => forbids(need, resource));
}

/** What a claim on the pair can be for at most. */
export function quantityOf(need: OpenNeed, { left }: OpenResource): number {
  return Math.max(0, Math.min(need.left, left ?? need.left));
}
