/**
 * Followers whose messages take longer than the others can wait: the live ones go on in catch-up groups, a waiting one by its
 * own cursor.
 * Invariant: a follower that its catch-up group cannot bring on goes on by its own cursor, and meets the fault there.
 */
import { CatchUpGroup } from './catch-up-group.ts';
import type { Cursor } from './cursor.ts';
import { type FollowerState, enter } from './follower-state.ts';
import type { FanOut, Follower, Placed } from './follower.ts';
import type { Handover } from './handover.ts';
import type { Journal } from './journal.ts';

const MOST_CATCH_UP_GROUPS = 8;

interface Means<F extends Follower<Message>, Message extends Placed> {
  journal: Journal;
  fanOut: FanOut<F, Message>;
  handover: Handover<F, Message>;
  /** The end of the last batch that was heard. */
  heard: () => Cursor;
}

export class LateFollowers<F extends Follower<Message>, Message extends Placed> {
  private readonly means: Means<F, Message>;
  private isClosed = false;

  constructor(means: Means<F, Message>) {
    this.means = means;
  }

  /** These are late from now on, until the batch that they wait for, which ends there, is performed after all. */
  leaveBehind(
    states: readonly FollowerState<F, Message>[],
    performing: Promise<void>,
    end: Cursor,
  ): void {
    for (const state of states) {
      if (state.phase === 'live') enter(state, 'late');
      else this.means.handover.sendBack(state);
    }
    const late = states.filter(({ phase }) => phase === 'late');
    performing.then(() => this.escort(late, end)).catch(() => this.release(late));
  }

  /** Their catch-up groups end where they stand. */
  close(): void {
    this.isClosed = true;
  }

  /** Their catch-up group has failed: each goes on by its own cursor, and meets the fault there. */
  private release(states: readonly FollowerState<F, Message>[]): void {
    for (const state of states)
      if (state.phase === 'late') this.means.handover.sendBack(state, true);
  }

  /** A few questions that are late go each by itself, so that one holds up no other; many are a database that is slow. */
  private escort(states: readonly FollowerState<F, Message>[], end: Cursor): void {
    const { journal, fanOut, heard, handover } = this.means;
    const groups = Map.groupBy(states, ({ follower }) => fanOut.groupOf(follower));
    const catchUpGroups = groups.size > MOST_CATCH_UP_GROUPS ? [states] : groups.values();
    for (const together of catchUpGroups) {
      const catchUpGroup = new CatchUpGroup(together, {
        journal,
        fanOut,
        heard,
        put: (state, made, at) => handover.put(state, made, at),
        isClosed: () => this.isClosed,
      });
      catchUpGroup.catchUp(end).catch(() => this.release(together));
    }
  }
}
