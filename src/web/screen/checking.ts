/**
 * The page checks itself: what it shows beside what a fresh question answers.
 * Invariant: a difference is an error only where nothing was changing; figures that the clock alone changes are none.
 */
import type { Figures } from './figures.ts';

/** Grow by time alone: needs become overdue, a day and a month begin. */
const BY_CLOCK = [
  'overdue',
  'newByHour',
  'doneByHour',
  'newThisMonth',
  'doneThisMonth',
  'claimedAfter',
  'units',
] as const satisfies readonly (keyof Figures)[];

/** Names of the figures that differ. */
export function differences(shown: Figures, fresh: Figures): (keyof Figures)[] {
  return (Object.keys(fresh) as (keyof Figures)[]).filter(
    (name) => JSON.stringify(plain(shown[name])) !== JSON.stringify(plain(fresh[name])),
  );
}

/** Whether time alone explains them. */
export const isByClock = (names: readonly (keyof Figures)[]) =>
  names.every((name) => (BY_CLOCK as readonly string[]).includes(name));

/** Without what is overdue, which grows by the clock within columns too. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (name, one: unknown) => (name === 'overdue' ? undefined : one)),
  );
}
