/** Milestones and budget of a project as they are given: so many, so large, and nothing of a person in their words. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readTold } from '../text/told-text.ts';
import type { Project } from './project.entity.ts';
import type { BudgetLineInput, MilestoneInput } from './project-parts.inputs.ts';
import { type Budgeted, refuseStrangers } from './project-payers.ts';
import { progressOf, sumsOf } from './project.rules.ts';

const TITLE = 80;
const MOST = 20;
const HEAVIEST = 100;
/** Ten million yuan a line, twenty a project: within what an Int of GraphQL holds. */
const DEAREST_LINE_FEN = 1_000_000_000;
const DEAREST_FEN = 2_000_000_000;

type Milestones = Pick<Project, 'milestones' | 'progress'>;
type Budget = Pick<Project, 'budget' | 'plannedFen' | 'spentFen' | 'funder'>;

/** None of them done. @throws BAD_USER_INPUT */
export async function readMilestones(
  context: CommandContext,
  given: readonly MilestoneInput[],
): Promise<Milestones> {
  requireFew('input.milestones', given);
  const milestones = [];
  for (const [i, { title, dueOn, weight }] of given.entries()) {
    const at = `input.milestones.${i}`;
    requireWithin(`${at}.weight`, weight, HEAVIEST);
    const named = await readTold(context, `${at}.title`, title, TITLE);
    milestones.push({ number: i + 1, title: named, dueOn, weight, doneOn: null });
  }
  return { milestones, progress: progressOf(milestones) };
}

/** Nothing of it spent. @throws BAD_USER_INPUT, NOT_FOUND for a unit that has nothing to do with the project */
export async function readBudget(
  context: CommandContext,
  given: readonly BudgetLineInput[],
  of: Budgeted,
): Promise<Budget> {
  requireFew('input.budget', given);
  const budget = [];
  for (const [i, { purpose, source, unitId = null, plannedFen }] of given.entries()) {
    const at = `input.budget.${i}`;
    requireWithin(`${at}.plannedFen`, plannedFen, DEAREST_LINE_FEN);
    requireUnit(`${at}.unitId`, source === 'UNIT', isGiven(unitId));
    const told = await readTold(context, `${at}.purpose`, purpose, TITLE);
    budget.push({ number: i + 1, purpose: told, source, unitId, plannedFen, spentFen: 0 });
  }
  await refuseStrangers(context, given, of);
  const sums = sumsOf(budget);
  if (sums.plannedFen > DEAREST_FEN) {
    throw HubError.badInput('input.budget', `All lines come to ${DEAREST_FEN} fen at most.`);
  }
  return { budget, ...sums, funder: funderOf(context, sums.plannedFen) };
}

function funderOf({ settings }: CommandContext, plannedFen: number): Project['funder'] {
  if (plannedFen === 0) return null;
  return plannedFen > settings.projectStreetFen ? 'DISTRICT' : 'STREET';
}

function requireFew(argument: string, given: readonly object[]): void {
  if (given.length <= MOST) return;
  throw HubError.badInput(argument, `\`${argument}\` holds ${given.length}; ${MOST} is the most.`);
}

function requireWithin(argument: string, value: number, most: number): void {
  if (value >= 1 && value <= most) return;
  throw HubError.badInput(argument, `\`${argument}\` is ${value}; give 1 to ${most}.`);
}

function requireUnit(argument: string, isUnits: boolean, isNamed: boolean): void {
  if (isUnits === isNamed) return;
  throw HubError.badInput(
    argument,
    isUnits ? 'Name the unit that pays.' : 'A unit is named where the source is UNIT.',
  );
}
