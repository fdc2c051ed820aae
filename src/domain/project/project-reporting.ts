/** What is reported of a project while it is done: milestones, and money that was spent. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { Project } from './project.entity.ts';
import type { ReportMilestoneInput, ReportSpendingInput } from './project.inputs.ts';
import { isDone, progressOf, sumsOf } from './project.rules.ts';

/** @throws BAD_USER_INPUT for one that there is not, or a day to come; CONFLICT where it was reported before */
export function reportMilestone(
  { now }: CommandContext,
  row: Project,
  { number, doneOn }: ReportMilestoneInput,
): void {
  const one = numbered(row.milestones, number);
  const day = isGiven(doneOn) ? doneOn : dayOf(now);
  if (day > dayOf(now)) throw HubError.badInput('input.doneOn', 'That day is still to come.');
  if (one.doneOn !== null) throw HubError.conflict(`It was done on ${one.doneOn}.`, row.state);
  row.milestones = row.milestones.map((other) =>
    other === one ? Object.assign({}, one, { doneOn: day }) : other,
  );
  row.progress = progressOf(row.milestones);
}

/** @throws BAD_USER_INPUT for a line that there is not, and for more than is planned for it */
export function reportSpending(
  _: CommandContext,
  row: Project,
  { number, spentFen }: ReportSpendingInput,
): void {
  const line = numbered(row.budget, number);
  if (spentFen < 0 || spentFen > line.plannedFen) {
    throw HubError.badInput('input.spentFen', `Give 0 to ${line.plannedFen}, what is planned.`);
  }
  row.budget = row.budget.map((other) =>
    other === line ? Object.assign({}, line, { spentFen }) : other,
  );
  Object.assign(row, sumsOf(row.budget));
}

/** @throws CONFLICT while a milestone is still to be done */
export function submit(_: CommandContext, row: Project): void {
  if (isDone(row)) return;
  throw HubError.conflict(`${row.progress} % is done: report the other milestones.`, row.state);
}

function numbered<T extends { number: number }>(parts: readonly T[], number: number): T {
  const found = parts.find((one) => one.number === number);
  if (found) return found;
  throw HubError.badInput('input.number', `There are ${parts.length}; none has this number.`);
}
