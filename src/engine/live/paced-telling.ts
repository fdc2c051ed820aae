/**
 * Tells those who are due how things are, at most twice a second: the first change after a rest at once, what follows together.
 * Invariants: a follower is due from a change that it minds until it has received the state after it; one delivery at a time,
 * so a state is never older than the one before it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { TransientError } from '../database/transient-error.ts';
import type { Change } from './change.ts';
import type { Made } from './follower.ts';
import type { PacedState } from './paced-state.ts';
import type { StateFollower } from './state-follower.ts';

/** Between two deliveries, and before a try that has failed is repeated. */
export const PACE_MS = 500;

export class PacedTelling<F extends StateFollower<Message>, Message> {
  private readonly states: ReadonlySet<PacedState<F>>;
  private readonly present: (followers: readonly F[]) => Promise<Made<F, Message>>;
  private isTelling = false;
  private isClosed = false;

  /** @param present never rejects: what fails for a follower is its answer */
  constructor(states: ReadonlySet<PacedState<F>>, present: PacedTelling<F, Message>['present']) {
    this.states = states;
    this.present = present;
  }

  /** Those who mind one of the changes are due; without changes, all are. */
  mark(changes?: readonly Change[]): void {
    for (const state of this.states) {
      state.isDue ||= !changes || changes.some((change) => state.follower.minds(change));
    }
    this.keepTelling();
  }

  /** Until no follower is due that can take more. */
  keepTelling(): void {
    if (this.isTelling) return;
    this.isTelling = true;
    this.tellDue()
      // Without this the feed would fall silent unnoticed: each follower learns why.
      .catch((error: unknown) => {
        for (const { end } of this.states) end(error as Error);
      })
      .finally(() => (this.isTelling = false));
  }

  /** Gives these the present state; never rejects for what failed for one of them. */
  async tell(states: readonly PacedState<F>[]): Promise<void> {
    // What changes from here on makes them due again.
    for (const state of states) state.isDue = false;
    const made = await this.present(states.map(({ follower }) => follower));
    for (const state of states) {
      const messages = made.get(state.follower) ?? [];
      if (messages instanceof TransientError) state.isDue = true;
      else if (messages instanceof Error) state.end(messages);
      else state.follower.renew(messages);
    }
  }

  /** What is under way ends with its delivery. */
  close(): void {
    this.isClosed = true;
  }

  private async tellDue(): Promise<void> {
    for (;;) {
      const due = [...this.states].filter(({ isDue, isReady }) => isDue && isReady);
      if (due.length === 0 || this.isClosed) return;
      await this.tell(due.filter(({ follower }) => !follower.isFull));
      await sleep(PACE_MS);
    }
  }
}
