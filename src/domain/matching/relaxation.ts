/**
 * How much a plan could be worth at most: the problem with a price on each resource in place of its limit. Whatever the
 * prices are, no plan is worth more, so it need not be trusted who found them; the solver's last ones are near the best.
 */
import { type Arc, type Assignment, mostAlong, worthOf } from './assignment.ts';

/** The least that is known: with these prices, without any, and with every need taking without end. */
export function leastBound(problem: Assignment, prices: readonly number[]): number {
  return Math.min(boundOf(problem, prices), boundOf(problem, []), boundOfStock(problem));
}

/** @param prices of one of each resource; negative ones count as none */
export function boundOf(problem: Assignment, prices: readonly number[]): number {
  const { needs, resources, arcs } = problem;
  const priceOf = (resource: number) =>
    resources[resource] === null ? 0 : Math.max(0, prices[resource] ?? 0);
  const ofResources = resources.reduce<number>((sum, left, i) => sum + (left ?? 0) * priceOf(i), 0);
  const gainOf = (arc: Arc) => worthOf(problem, arc) - priceOf(arc.resource);
  let ofNeeds = 0;
  for (const [need, own] of Map.groupBy(arcs, (arc) => arc.need)) {
    ofNeeds += filled(problem, own, gainOf, needs[need] ?? 0);
  }
  return ofResources + ofNeeds;
}

/** Each resource by itself, given where it is worth most. */
function boundOfStock(problem: Assignment): number {
  let sum = 0;
  for (const [resource, own] of Map.groupBy(problem.arcs, (arc) => arc.resource)) {
    const left = problem.resources[resource] ?? Infinity;
    sum += filled(problem, own, (arc) => worthOf(problem, arc), left);
  }
  return sum;
}

/** Along what gains most, as far as there is something left. */
function filled(
  problem: Assignment,
  arcs: readonly Arc[],
  gainOf: (arc: Arc) => number,
  whole: number,
): number {
  const gains = arcs.map((arc) => ({ gain: gainOf(arc), most: mostAlong(problem, arc) }));
  let left = whole;
  let sum = 0;
  for (const { gain, most } of gains.sort((a, b) => b.gain - a.gain)) {
    if (gain <= 0 || left <= 0) break;
    const much = Math.min(left, most);
    sum += gain * much;
    left -= much;
  }
  return sum;
}
