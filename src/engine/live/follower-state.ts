/**
 * A follower's place among the receivers, from its coming to its leaving.
 *
 * Phases of a follower: *waiting* (the replay brings it to the present; what happens meanwhile is kept, within bounds),
 * *live* (it receives each batch as it comes), *late* (its messages took too long to make: it follows in a catch-up group with
 * others like it), *behind* (it could not take more: nothing is kept, its cursor is). Waiting becomes live when its replay
 * has ended; live becomes late, and its catch-up group makes it live again; all become behind when the follower is full, and
 * a follower that has drained comes in anew.
 * Invariant: a phase is entered through `enter` alone, from one that leads to it.
 */
import { assertThat } from '../../invariant.ts';
import type { Cursor } from './cursor.ts';

/** Where a follower has to go on, at once or after a while, or why it cannot. */
export type Leaving = { at: Cursor | undefined; isTransient?: boolean } | { error: Error } | 'gone';

/** Where it stands in a feed. */
export interface FollowerState<F, Message> {
  follower: F;
  phase: 'waiting' | 'live' | 'late' | 'behind';
  /** What has come while it was waiting. */
  waiting: Message[];
  /** Behind what waits. */
  waitingAt: Cursor | undefined;
  at: Cursor;
  /** What it was handed last: another one each time. `passed`: changes that had been heard by then. */
  lastWord: { passed: number };
  /** Ends its time among the live. */
  leave: (how: Leaving) => void;
  left: Promise<Leaving>;
}

type Phase = FollowerState<unknown, unknown>['phase'];

/** From which phase a follower comes into which. */
const LEADS: Readonly<Record<Phase, readonly Phase[]>> = {
  waiting: ['live', 'behind'],
  live: ['late', 'behind'],
  late: ['live', 'behind'],
  behind: ['behind'],
};

/** Asserts that the phase leads there. */
export function enter(state: { phase: Phase }, phase: Phase): void {
  assertThat(
    LEADS[state.phase].includes(phase),
    `no follower goes from ${state.phase} to ${phase}`,
  );
  state.phase = phase;
}

/** Of a follower that has just come: it waits, and stands nowhere until the tail admits it. */
export function comingState<F, Message>(
  follower: F,
  at: Cursor,
  lastWord: { passed: number },
): FollowerState<F, Message> {
  const { promise: left, resolve: leave } = Promise.withResolvers<Leaving>();
  const waiting: Message[] = [];
  return { follower, phase: 'waiting', waiting, waitingAt: undefined, at, lastWord, leave, left };
}
