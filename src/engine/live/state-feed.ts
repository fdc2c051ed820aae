/**
 * Tells followers how things are, at most twice a second: the first change after a rest at once, what follows
 * together. A follower that cannot take more is kept nothing: it receives the present state once it can.
 * Invariants: a follower is due from a change that it minds until it has received the state after it; one delivery at a time,
 * so a state is never older than the one before it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cursor, encodeCursor } from './cursor.ts';
import type { Change } from './change.ts';
import type { Journal } from './journal.ts';
import type { Follower, Made } from './follower-state.ts';
import type { Batch } from './batch.ts';
import type { Tail } from './tail.ts';
import { TransientError, isTransient } from '../database/transient-error.ts';

const PACE_MS = 500;

export interface StateFollower<Message> extends Follower<Message> {
  minds(change: Change): boolean;
  /** The present state; delivered where it differs from the last one delivered. */
  renew(messages: readonly Message[]): void;
}

export interface StateFanOut<F, Message> {
  /** Never rejects: what fails for a follower is its answer. */
  present(followers: readonly F[], cursor: string): Promise<Made<F, Message>>;
  caughtUp(follower: F, cursor: string): Promise<readonly Message[]>;
}

interface FollowerState<F> {
  follower: F;
  /** Has received its first state; no later delivery comes before that. */
  isReady: boolean;
  isDue: boolean;
  end: (error?: Error) => void;
}

export class StateFeed<F extends StateFollower<Message>, Message> {
  private readonly tail: Tail;
  private readonly journal: Pick<Journal, 'epoch' | 'seal'>;
  private readonly fanOut: StateFanOut<F, Message>;
  private readonly states = new Set<FollowerState<F>>();
  private readonly stopHearing: () => void;
  private position = '';
  private isTelling = false;
  private isClosed = false;

  constructor(
    tail: Tail,
    journal: Pick<Journal, 'epoch' | 'seal'>,
    fanOut: StateFanOut<F, Message>,
  ) {
    this.tail = tail;
    this.journal = journal;
    this.fanOut = fanOut;
    this.stopHearing = tail.listen({
      isIdle: () => this.states.size === 0,
      hear: async (batch) => this.hear(batch),
      lose: () => this.lose(),
    });
  }

  /** Who follows. */
  *[Symbol.iterator](): Generator<Pick<FollowerState<F>, 'follower'>> {
    yield* this.states;
  }

  /** Until `signal` aborts. @throws what made it impossible to tell it on */
  async follow(follower: F, signal: AbortSignal): Promise<void> {
    const { promise: ended, resolve: end, reject } = Promise.withResolvers<void>();
    const state: FollowerState<F> = {
      follower,
      isReady: false,
      isDue: false,
      end: (error) => (error ? reject(error) : end()),
    };
    ended.catch(() => {});
    const gone = () => end();
    signal.addEventListener('abort', gone);
    try {
      await this.sit(state);
      if (signal.aborted) return;
      await this.tell([state]);
      state.isReady = true;
      if (state.isDue) this.keepTelling();
      await this.mark(follower, signal);
      await ended;
    } finally {
      this.states.delete(state);
      signal.removeEventListener('abort', gone);
    }
  }

  /** Gives every follower its cursor, and nothing after it. */
  async farewell(): Promise<void> {
    this.stopHearing();
    const gone = AbortSignal.abort();
    await Promise.all([...this.states].map(({ follower }) => this.mark(follower, gone)));
  }

  /** Tried again, while it is here, until the database answers. */
  private async mark(follower: F, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        follower.take(await this.fanOut.caughtUp(follower, this.cursor));
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (!isTransient(error)) throw error;
        await sleep(PACE_MS);
      }
    }
  }

  close(): void {
    this.isClosed = true;
    this.stopHearing();
    for (const { end } of this.states) end();
  }

  private get cursor(): string {
    const at: Cursor = { epoch: this.journal.epoch, after: this.position };
    return encodeCursor(at, this.journal.seal);
  }

  /** From now on no change passes it by; earlier changes are part of the state that it receives first. */
  private sit(state: FollowerState<F>): Promise<void> {
    return new Promise((resolve) => {
      this.tail.admit((position) => {
        this.position = position;
        this.states.add(state);
        resolve();
      });
    });
  }

  private hear({ changes, upTo }: Batch): void {
    this.position = upTo;
    for (const state of this.states) {
      state.isDue ||= changes.some((change) => state.follower.minds(change));
    }
    this.keepTelling();
  }

  private lose(): void {
    for (const state of this.states) state.isDue = true;
    this.keepTelling();
  }

  /** Until no follower is due that can take more. */
  private keepTelling(): void {
    if (this.isTelling) return;
    this.isTelling = true;
    this.tellDue()
      // Without this the feed would fall silent unnoticed: each follower learns why.
      .catch((error: unknown) => {
        for (const { end } of this.states) end(error as Error);
      })
      .finally(() => (this.isTelling = false));
  }

  private async tellDue(): Promise<void> {
    for (;;) {
      const due = [...this.states].filter(({ isDue, isReady }) => isDue && isReady);
      if (due.length === 0 || this.isClosed) return;
      await this.tell(due.filter(({ follower }) => !follower.isFull));
      await sleep(PACE_MS);
    }
  }

  private async tell(states: readonly FollowerState<F>[]): Promise<void> {
    // What changes from here on makes them due again.
    for (const state of states) state.isDue = false;
    const { cursor } = this;
    const made = await this.fanOut.present(
      states.map(({ follower }) => follower),
      cursor,
    );
    for (const state of states) {
      const messages = made.get(state.follower) ?? [];
      if (messages instanceof TransientError) state.isDue = true;
      else if (messages instanceof Error) state.end(messages);
      else state.follower.renew(messages);
    }
  }
}
