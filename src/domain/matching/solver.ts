/**
 * The assignment as a linear programme, solved by HiGHS: a column for each arc, a row for each need and for each resource that
 * runs out. By the dual simplex: its prices are good at every moment, so that a time that ends leaves a bound that says
 * something; the plan is then the first one, or what the solver has, whichever is better.
 * Invariant: what is called optimal is worth what the relaxation says is the most, by our own arithmetic.
 */
import highsModule, { type Highs, type Model } from 'highs';
import { type Assignment, mostAlong, valueOf, worthOf } from './assignment.ts';
import { bestFirst } from './best-first.ts';
import { leastBound } from './relaxation.ts';

/** Money makes quantities of a million: worths are scaled, so that the solver's tolerance is far below one of them. */
const SCALE = 1_000;
/** Of the value: differences that come of adding up in another order. */
const TOLERANCE = 1e-6;
const WHOLE = 1e-4;
/** 2,000 needs with 100 arcs each take it 3 s, the primal one 12 s. */
const DUAL_SIMPLEX = 1;
/** `primal_solution_status` of a solution that keeps all limits. */
const FEASIBLE = 2;

/** The package calls its declarations CommonJS, where the loader would be a member; it is the module's default. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

export interface Solved {
  quantities: number[];
  value: number;
  /** No plan is worth more. */
  bound: number;
  isOptimal: boolean;
}

/** What there is without any solver. */
export function firstPlan(problem: Assignment): Solved {
  return judged(problem, bestFirst(problem), []);
}

/** @param endMs by `performance.now`: from then on it answers the best that it has */
export async function solve(problem: Assignment, first: Solved, endMs: number): Promise<Solved> {
  if (first.isOptimal) return first;
  const highs = await loadHighs();
  return highs.withModel(modelOf(highs, problem), (model) => {
    model.options.set({
      output_flag: false,
      presolve: 'off',
      simplex_strategy: DUAL_SIMPLEX,
      random_seed: 0,
      time_limit: Math.max(0, endMs - performance.now()) / 1_000,
    });
    model.run();
    return better(first, solutionOf(highs, model, problem));
  });
}

/** The better plan under the lower bound. */
function better(first: Solved, found: Solved): Solved {
  const plan = found.value >= first.value ? found : first;
  const bound = Math.min(found.bound, first.bound);
  return settled(plan.quantities, plan.value, bound);
}

function solutionOf(highs: Highs, model: Model, problem: Assignment): Solved {
  const { colValue, rowDual } = model.getSolution();
  const { optimal } = highs.constants.modelStatus;
  const isPlan =
    model.getModelStatus() === optimal || model.info.get('primal_solution_status') === FEASIBLE;
  const rows = rowsOf(problem);
  const prices = rows.resources.map((row) => (row === undefined ? 0 : (rowDual[row] ?? 0) / SCALE));
  const whole = problem.arcs.map((_, i) => Math.floor((colValue[i] ?? 0) + WHOLE));
  return judged(problem, bestFirst(problem, isPlan ? whole : undefined), prices);
}

function judged(problem: Assignment, quantities: number[], prices: readonly number[]): Solved {
  const value = valueOf(problem, quantities);
  return settled(quantities, value, leastBound(problem, prices));
}

/** A plan that reaches its bound is the best there is; then the two are one number. */
function settled(quantities: number[], value: number, bound: number): Solved {
  const isOptimal = bound - value <= TOLERANCE * Math.max(1, value);
  return { quantities, value, bound: isOptimal ? value : bound, isOptimal };
}

/** Which row is whose: needs first, then the resources that run out. */
function rowsOf({ needs, resources }: Assignment) {
  let next = needs.length;
  const ofResources = resources.map((left) => (left === null ? undefined : next++));
  return { resources: ofResources, count: next };
}

function modelOf(highs: Highs, problem: Assignment) {
  const { needs, resources, arcs } = problem;
  const rows = rowsOf(problem);
  const starts = [0];
  const indices: number[] = [];
  for (const { need, resource } of arcs) {
    const row = rows.resources[resource];
    indices.push(need, ...(row === undefined ? [] : [row]));
    starts.push(indices.length);
  }
  return {
    numCols: arcs.length,
    numRows: rows.count,
    sense: highs.constants.objectiveSense.maximize,
    colCost: arcs.map((arc) => worthOf(problem, arc) * SCALE),
    colLower: arcs.map(() => 0),
    colUpper: arcs.map((arc) => mostAlong(problem, arc)),
    rowLower: Array.from({ length: rows.count }, () => -highs.infinity),
    rowUpper: [...needs, ...resources.flatMap((left) => left ?? [])],
    matrix: {
      format: 'csc' as const,
      numRows: rows.count,
      numCols: arcs.length,
      starts,
      indices,
      values: indices.map(() => 1),
    },
  };
}
