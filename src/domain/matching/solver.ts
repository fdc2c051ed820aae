/**
 * Solves the assignment in rounds: with the most promising arcs first, then with those besides that the prices of that
 * solution would use, until there are none. Each round leaves a plan, so that one whose time ends has one too.
 * Invariant: what is called optimal is worth what the relaxation says is the most, by our own arithmetic over all arcs.
 */
import { type Assignment, type Quantities, valueOf, worthOf } from './assignment.ts';
import { bestFirst } from './best-first.ts';
import { type Programme, type Solution, openProgramme } from './programme.ts';
import { leastBound } from './relaxation.ts';

/** Arcs of each need in the first round, and that are added in a later one. A solution uses hardly more than two. */
const FIRST_ARCS = 10;
const MORE_ARCS = 10;
/** Of the value: differences that come of adding up in another order. */
const TOLERANCE = 1e-6;

export interface Solved {
  quantities: number[];
  value: number;
  /** No plan is worth more. */
  bound: number;
  isOptimal: boolean;
}

/** What there is without any solver. */
export function firstPlan(problem: Assignment): Solved {
  return settled(problem, bestFirst(problem), leastBound(problem, []));
}

/** @param endMs by `performance.now`: from then on it answers the best that it has */
export async function solve(problem: Assignment, first: Solved, endMs: number): Promise<Solved> {
  if (first.isOptimal) return first;
  const programme = await openProgramme(problem);
  try {
    return inRounds(problem, programme, first, endMs);
  } finally {
    programme.close();
  }
}

function inRounds(problem: Assignment, programme: Programme, first: Solved, endMs: number): Solved {
  const part = new Set<number>();
  let best = first;
  let more = firstArcs(problem, first.quantities);
  while (more.length > 0 && performance.now() < endMs) {
    programme.add(more);
    for (const arc of more) part.add(arc);
    const solution = programme.solve((endMs - performance.now()) / 1_000);
    best = better(problem, best, solution);
    more = best.isOptimal ? [] : wantedArcs(problem, solution, part);
  }
  return best;
}

/** The better plan under the lower bound. */
function better(problem: Assignment, best: Solved, { quantities, prices }: Solution): Solved {
  const bound = Math.min(best.bound, leastBound(problem, prices.resources));
  const found = quantities && bestFirst(problem, quantities);
  const isBetter = found && valueOf(problem, found) > best.value;
  return settled(problem, isBetter ? found : best.quantities, bound);
}

/** A plan that reaches its bound is the best there is; then the two are one number. */
function settled(problem: Assignment, quantities: number[], bound: number): Solved {
  const value = valueOf(problem, quantities);
  const isOptimal = bound - value <= TOLERANCE * Math.max(1, value);
  return { quantities, value, bound: isOptimal ? value : bound, isOptimal };
}

/** The best of each need, as they stand in order, and those of the first plan. */
function firstArcs({ arcs }: Assignment, planned: Quantities): number[] {
  const taken = new Map<number, number>();
  return arcs.flatMap(({ need }, i) => {
    const before = taken.get(need) ?? 0;
    taken.set(need, before + 1);
    return before < FIRST_ARCS || (planned[i] ?? 0) > 0 ? [i] : [];
  });
}

/** Arcs that are worth more than what they take is at these prices: of each need those that gain most. */
function wantedArcs(
  problem: Assignment,
  { prices }: Solution,
  part: ReadonlySet<number>,
): number[] {
  const gainOf = (i: number) => {
    const arc = problem.arcs[i];
    if (!arc) return 0;
    const price = (prices.needs[arc.need] ?? 0) + (prices.resources[arc.resource] ?? 0);
    return worthOf(problem, arc) - price;
  };
  const wanted = problem.arcs
    .map((arc, i) => ({ i, need: arc.need, gain: part.has(i) ? 0 : gainOf(i) }))
    .filter(({ gain }) => gain > 0);
  return [...Map.groupBy(wanted, ({ need }) => need).values()].flatMap((own) =>
    own
      .sort((a, b) => b.gain - a.gain || a.i - b.i)
      .slice(0, MORE_ARCS)
      .map(({ i }) => i),
  );
}
