/**
 * The last step of a message on the live side: kept for a follower that waits, handed to one that can take it.
 * Invariants: `at` of a follower is the cursor of the last batch handed to it, whether it held anything for it or not; a
 * follower that cannot take more is kept nothing, and goes on by its own cursor.
 */
import { assertThat } from '../../invariant.ts';
import { TransientError } from '../database/transient-error.ts';
import type { Cursor } from './cursor.ts';
import { deliver } from './deliver.ts';
import { type FollowerState, enter } from './follower-state.ts';
import type { Follower, Placed } from './follower.ts';
import type { Meter } from './meter.ts';
import type { Milestones } from './milestones.ts';

/** Messages that are kept for a waiting follower; beyond them it reads on from the journal. */
const MOST_WAITING = 1_000;

interface Means<F, Message> {
  /** Who is here: to others nothing is handed. */
  states: ReadonlySet<FollowerState<F, Message>>;
  milestones: Pick<Milestones<Follower<Message>, Message>, 'word'>;
  meter: Meter;
}

export class Handover<F extends Follower<Message>, Message extends Placed> {
  private readonly means: Means<F, Message>;

  constructor(means: Means<F, Message>) {
    this.means = means;
  }

  /** Counts what it hands on. */
  hand(follower: F, messages: readonly Message[]): void {
    if (messages.length === 0) return;
    this.means.meter.delivered(messages.length);
    follower.take(messages);
  }

  /** What a batch, which ends there, holds for a follower, or what failed for it. */
  put(state: FollowerState<F, Message>, made: readonly Message[] | Error, end: Cursor): void {
    if (state.phase === 'behind' || !this.means.states.has(state)) return;
    if (made instanceof TransientError) return this.sendBack(state, true);
    if (made instanceof Error) {
      enter(state, 'behind');
      state.leave({ error: made });
      return;
    }
    // So for most followers of most batches, which hold nothing for them: even one that is full has had all before its end.
    if (made.length === 0 && state.phase !== 'waiting') {
      state.at = end;
      return;
    }
    const { follower, waiting } = state;
    assertThat(
      state.phase === 'waiting' || waiting.length === 0,
      'only who waits is kept anything for',
    );
    const isFull =
      state.phase === 'waiting' ? waiting.length + made.length > MOST_WAITING : follower.isFull;
    if (isFull) return this.sendBack(state);
    if (state.phase === 'waiting') {
      waiting.push(...made);
      state.waitingAt = end;
    } else {
      state.lastWord = this.means.milestones.word();
      const stopped = deliver(made, follower, (part) => this.hand(follower, part));
      state.at = stopped ?? end;
      if (stopped) this.sendBack(state);
    }
  }

  /** Its replay has ended: it receives what was kept for it, and each batch from now on. */
  goLive(state: FollowerState<F, Message>): void {
    if (state.phase === 'behind') return;
    enter(state, 'live');
    state.at = state.waitingAt ?? state.at;
    state.lastWord = this.means.milestones.word();
    this.hand(state.follower, state.waiting.splice(0));
  }

  /** Of a follower that waits nothing has been handed on yet: it goes on from where it came in. */
  sendBack(state: FollowerState<F, Message>, isTransient = false): void {
    enter(state, 'behind');
    state.waiting.length = 0;
    this.means.meter.behind();
    state.leave({ at: state.at, isTransient });
  }
}
