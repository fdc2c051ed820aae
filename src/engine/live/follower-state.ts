/** A follower's place among the receivers, from its coming to its leaving. */
import { assertThat } from '../../invariant.ts';
import type { Cursor } from './cursor.ts';
import type { NotedBatch } from './noted-batch.ts';

/** A receiver. */
export interface Follower<Message> {
  take(messages: readonly Message[]): void;
  /** More would only wait in memory. */
  readonly isFull: boolean;
  /** When it is no longer full, or gone. */
  drained(): Promise<void>;
}

export type Made<F, Message> = ReadonlyMap<F, readonly Message[] | Error>;

/** Makes messages of changes; equal ones once. */
export interface FanOut<F, Message> {
  /**
   * Calls back for each group of followers as soon as their messages are made, and settles when all are. Never rejects:
   * what fails for a follower is its answer, as TransientError where it is worth another try. A follower without an answer has nothing to hear.
   */
  perform(
    told: NotedBatch,
    followers: readonly F[],
    done: (made: Made<F, Message>) => void,
  ): Promise<void>;
  /** Equal for those whose messages are equal. */
  groupOf(follower: F): string;
  caughtUp(follower: F, cursor: string): Promise<readonly Message[]>;
  /**
   * Where these stand, and nothing else. Never rejects: what fails for a follower is its answer. Absent where messages
   * cannot tell it.
   */
  progress?(followers: readonly F[], cursor: string): Promise<Made<F, Message>>;
  reset(follower: F, cursor: string): Promise<readonly Message[]>;
}

/** Where a follower has to go on, at once or after a while, or why it cannot. */
export type Leaving = { at: Cursor | undefined; isTransient?: boolean } | { error: Error } | 'gone';

/** What a message tells of where it stands. */
export interface Placed {
  cursor?: string | undefined;
}

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
