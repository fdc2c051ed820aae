/** What follows for a project from its milestones, its budget and time. Pure. */
import type { ProjectState } from './project.enums.ts';
import type { BudgetLine, Milestone } from './project-parts.ts';

/** 0 to 100, rounded down, so that 100 means all; 0 without a milestone. */
export function progressOf(milestones: readonly Pick<Milestone, 'weight' | 'doneOn'>[]): number {
  const sum = (some: typeof milestones) => some.reduce((total, { weight }) => total + weight, 0);
  const all = sum(milestones);
  const done = sum(milestones.filter(({ doneOn }) => doneOn !== null));
  return all === 0 ? 0 : Math.floor((100 * done) / all);
}

/** What the lines come to, in fen. */
export function sumsOf(budget: readonly Pick<BudgetLine, 'plannedFen' | 'spentFen'>[]) {
  return {
    plannedFen: budget.reduce((total, { plannedFen }) => total + plannedFen, 0),
    spentFen: budget.reduce((total, { spentFen }) => total + spentFen, 0),
  };
}

interface Costed {
  state: ProjectState;
  plannedFen: number;
}

/** Money is there, or none is needed. */
export const isFunded = ({ state, plannedFen }: Costed) => state === 'FUNDED' || plannedFen === 0;

/** Whether it can be told how far it is: what has no milestone would be at 0 % to its end. */
export const isPlanned = ({ milestones }: { milestones: readonly Milestone[] | null }) =>
  (milestones?.length ?? 0) > 0;

/** Whether the work is done, as far as milestones tell: to a screen, which reads none, they tell nothing. */
export const isDone = ({ milestones }: { milestones: readonly Milestone[] | null }) =>
  milestones?.every(({ doneOn }) => doneOn !== null) ?? false;

/** Whether the last day of its publicity has passed. */
export const isPublicityOver = (
  { publicisedUntil }: { publicisedUntil: string | null },
  today: string,
) => publicisedUntil !== null && publicisedUntil < today;
