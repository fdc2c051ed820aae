/**
 * A feed that tells how things are, not what changed. A follower that cannot take more is kept nothing: it receives the
 * present state once it can.
 * Invariant: no change passes a follower by: it is in the state that it receives first, or makes the follower due.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cursor, encodeCursor } from './cursor.ts';
import type { Journal } from './journal.ts';
import { type PacedState, comingPaced } from './paced-state.ts';
import { PACE_MS, PacedTelling } from './paced-telling.ts';
import type { StateFanOut, StateFollower } from './state-follower.ts';
import type { Batch } from './batch.ts';
import type { Tail } from './tail.ts';
import { isTransient } from '../database/transient-error.ts';

/** Followers of how things are, from their coming to their leaving. To be closed. */
export class StateFeed<F extends StateFollower<Message>, Message> {
  private readonly tail: Tail;
  private readonly journal: Pick<Journal, 'epoch' | 'seal'>;
  private readonly fanOut: StateFanOut<F, Message>;
  private readonly states = new Set<PacedState<F>>();
  private readonly telling: PacedTelling<F, Message>;
  private readonly stopHearing: () => void;
  private position = '';

  constructor(
    tail: Tail,
    journal: Pick<Journal, 'epoch' | 'seal'>,
    fanOut: StateFanOut<F, Message>,
  ) {
    this.tail = tail;
    this.journal = journal;
    this.fanOut = fanOut;
    this.telling = new PacedTelling(this.states, (followers) =>
      fanOut.present(followers, this.cursor),
    );
    this.stopHearing = tail.listen({
      isIdle: () => this.states.size === 0,
      hear: async (batch) => this.hear(batch),
      lose: () => this.telling.mark(),
    });
  }

  /** Who follows. */
  *[Symbol.iterator](): Generator<Pick<PacedState<F>, 'follower'>> {
    yield* this.states;
  }

  /** Until `signal` aborts. @throws what made it impossible to tell it on */
  async follow(follower: F, signal: AbortSignal): Promise<void> {
    const state = comingPaced(follower);
    const gone = () => state.end();
    signal.addEventListener('abort', gone);
    try {
      await this.sit(state);
      if (signal.aborted) return;
      await this.telling.tell([state]);
      state.isReady = true;
      if (state.isDue) this.telling.keepTelling();
      await this.mark(follower, signal);
      await state.ended;
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
    this.telling.close();
    this.stopHearing();
    for (const { end } of this.states) end();
  }

  private get cursor(): string {
    const at: Cursor = { epoch: this.journal.epoch, after: this.position };
    return encodeCursor(at, this.journal.seal);
  }

  /** From now on no change passes it by; earlier changes are part of the state that it receives first. */
  private sit(state: PacedState<F>): Promise<void> {
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
    this.telling.mark(changes);
  }
}
