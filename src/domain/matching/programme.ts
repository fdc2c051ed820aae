/**
 * A part of the assignment as a linear programme for HiGHS: a column for each arc of the part, a row for each need and for
 * each resource that runs out.
 */
import highsModule, { type Highs, type Model } from 'highs';
import { type Assignment, mostAlong, worthOf } from './assignment.ts';

/** Money makes quantities of a million: worths are scaled, so that the solver's tolerance is far below one of them. */
const SCALE = 1_000;
const WHOLE = 1e-4;
/** From nothing: for all pairs of 2,000 needs it takes 3 s, the primal one 12 s. */
const DUAL_SIMPLEX = 1;
const PRIMAL_SIMPLEX = 4;

/** The package calls its declarations CommonJS, where the loader would be a member; it is the module's default. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

export interface Solution {
  /** Of all arcs, whole numbers; none where the time ended before there was a plan. */
  quantities: number[] | undefined;
  /** What one more of each need, and of each resource, would be worth. */
  prices: { needs: number[]; resources: number[] };
}

/** To be closed: its memory is not collected. */
export class Programme {
  private readonly highs: Highs;
  private readonly problem: Assignment;
  private readonly model: Model;
  /** Indexes of the arcs, in the order of the columns. */
  private readonly part: number[] = [];

  constructor(highs: Highs, problem: Assignment) {
    this.highs = highs;
    this.problem = problem;
    this.model = highs.createModel(emptyModel(highs, problem));
    this.model.options.set({ output_flag: false, presolve: 'off', random_seed: 0 });
    this.model.options.set('simplex_strategy', DUAL_SIMPLEX);
  }

  /** Where it is solved again, it goes on from where it stood. */
  add(arcs: readonly number[]): void {
    // From a solution that new columns make no worse the primal simplex goes on.
    if (this.part.length > 0) this.model.options.set('simplex_strategy', PRIMAL_SIMPLEX);
    this.model.addCols(columnsOf(this.problem, arcs));
    this.part.push(...arcs);
  }

  /** @param seconds from now on */
  solve(seconds: number): Solution {
    const { model, highs, problem, part } = this;
    model.zeroAllClocks();
    model.options.set('time_limit', Math.max(0, seconds));
    model.run();
    return solutionOf(highs, model, problem, part);
  }

  close(): void {
    this.model.dispose();
  }
}

/** Without any arc yet; loading the solver takes a tenth of a second. */
export async function openProgramme(problem: Assignment): Promise<Programme> {
  return new Programme(await loadHighs(), problem);
}

function solutionOf(
  highs: Highs,
  model: Model,
  problem: Assignment,
  part: readonly number[],
): Solution {
  const { colValue, rowDual } = model.getSolution();
  const isPlan =
    model.getModelStatus() === highs.constants.modelStatus.optimal ||
    model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
  const quantities = problem.arcs.map(() => 0);
  for (const [column, arc] of part.entries()) {
    quantities[arc] = Math.max(0, Math.floor((colValue[column] ?? 0) + WHOLE));
  }
  const priceOf = (row: number | undefined) =>
    row === undefined ? 0 : Math.max(0, (rowDual[row] ?? 0) / SCALE);
  return {
    quantities: isPlan ? quantities : undefined,
    prices: {
      needs: problem.needs.map((_, row) => priceOf(row)),
      resources: rowsOf(problem).resources.map(priceOf),
    },
  };
}

/** Which row is whose: needs first, then the resources that run out. */
function rowsOf({ needs, resources }: Assignment) {
  let next = needs.length;
  const ofResources = resources.map((left) => (left === null ? undefined : next++));
  return { resources: ofResources, count: next };
}

function emptyModel(highs: Highs, problem: Assignment) {
  const { needs, resources } = problem;
  const { count } = rowsOf(problem);
  return {
    numCols: 0,
    numRows: count,
    sense: highs.constants.objectiveSense.maximize,
    colCost: [],
    colLower: [],
    colUpper: [],
    rowLower: Array.from({ length: count }, () => -highs.infinity),
    rowUpper: [...needs, ...resources.flatMap((left) => left ?? [])],
    matrix: {
      format: 'csc' as const,
      numRows: count,
      numCols: 0,
      starts: [0],
      indices: [],
      values: [],
    },
  };
}

function columnsOf(problem: Assignment, part: readonly number[]) {
  const arcs = part.flatMap((i) => problem.arcs[i] ?? []);
  const rows = rowsOf(problem);
  const starts = [0];
  const indices: number[] = [];
  for (const { need, resource } of arcs) {
    const row = rows.resources[resource];
    indices.push(need, ...(row === undefined ? [] : [row]));
    starts.push(indices.length);
  }
  return {
    cost: Float64Array.from(arcs, (arc) => worthOf(problem, arc) * SCALE),
    lower: new Float64Array(arcs.length),
    upper: Float64Array.from(arcs, (arc) => mostAlong(problem, arc)),
    matrix: {
      format: 'csc' as const,
      numRows: rows.count,
      numCols: arcs.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
  };
}
