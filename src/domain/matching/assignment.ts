/**
 * The problem that a plan solves: how much of which resource goes to which need, so that the scores of what is covered add
 * up to the most. Each need counts alike: one that is covered whole, by a pair of score 80, is worth 80.
 * Quantities are whole numbers, and so is every vertex of what is feasible (the matrix of an assignment is totally unimodular):
 * the linear programme needs no integer variables.
 */

export interface Arc {
  /** Indexes of the need and the resource. */
  need: number;
  resource: number;
  score: number;
}

export interface Assignment {
  /** What each need can still take, more than 0 where it has arcs. */
  needs: readonly number[];
  /** What each resource can still give; null: it does not run out. */
  resources: readonly (number | null)[];
  /** In the order of their needs, each pair once. */
  arcs: readonly Arc[];
}

/** How much goes along each arc, in their order. */
export type Quantities = readonly number[];

/** What one of its quantity is worth on an arc. */
export function worthOf({ needs }: Assignment, { need, score }: Arc): number {
  return score / (needs[need] ?? 1);
}

export function valueOf(problem: Assignment, quantities: Quantities): number {
  return problem.arcs.reduce(
    (sum, arc, i) => sum + worthOf(problem, arc) * (quantities[i] ?? 0),
    0,
  );
}

/** The most that can go along an arc. */
export function mostAlong({ needs, resources }: Assignment, { need, resource }: Arc): number {
  const wanted = needs[need] ?? 0;
  return Math.min(wanted, resources[resource] ?? wanted);
}
