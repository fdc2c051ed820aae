/**
 * What the broadcaster does with a batch of the tail: the fan-out performs it once for all followers, and each receives its
 * messages as soon as they are made.
 * Invariants: the tail waits for it, and no longer than for `LATE_MS`; a follower changes its state between batches only.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type TimedBatch, endOf } from './batch.ts';
import type { Cursor } from './cursor.ts';
import type { FollowerState } from './follower-state.ts';
import type { FanOut, Follower, Made, Placed } from './follower.ts';
import type { Handover } from './handover.ts';
import type { Journal } from './journal.ts';
import { LateFollowers } from './late-followers.ts';
import { type Meter, measureDelays } from './meter.ts';
import type { Milestones } from './milestones.ts';
import { toldOf } from './noted-batch.ts';

/** So long all wait for a question; then its followers go on by themselves. */
const LATE_MS = 200;

interface Means<F extends Follower<Message>, Message extends Placed> {
  journal: Journal;
  fanOut: FanOut<F, Message>;
  meter: Meter;
  states: ReadonlySet<FollowerState<F, Message>>;
  milestones: Milestones<F, Message>;
  handover: Handover<F, Message>;
}

export class Hearing<F extends Follower<Message>, Message extends Placed> {
  private readonly means: Means<F, Message>;
  private readonly late: LateFollowers<F, Message>;
  /** The end of the last batch that was heard. */
  private heard: Cursor = { epoch: '', after: '' };

  constructor(means: Means<F, Message>) {
    this.means = means;
    this.late = new LateFollowers({ ...means, heard: () => this.heard });
  }

  /** Followers whose messages take longer than the others can wait go on in a catch-up group. */
  async hear(batch: TimedBatch): Promise<void> {
    const { journal, fanOut, meter, states, milestones, handover } = this.means;
    const end = (this.heard = endOf(journal.epoch, batch));
    milestones.pass(batch.changes.length);
    const open = new Map<F, FollowerState<F, Message>>();
    for (const state of states) if (state.phase !== 'late') open.set(state.follower, state);
    let isTold = false;
    const put = (made: Made<F, Message>) => {
      for (const [follower, messages] of made) {
        const state = open.get(follower);
        open.delete(follower);
        if (state) handover.put(state, messages, end);
      }
      isTold ||= made.size > 0;
    };
    const followers = batch.changes.length > 0 ? [...open.keys()] : [];
    const performing = fanOut.perform(toldOf(journal, batch), followers, put).then(() => {
      for (const state of open.values()) handover.put(state, [], end);
      open.clear();
      if (isTold) measureDelays(meter, batch);
    });
    const patience = new AbortController();
    const late = sleep(LATE_MS, 'late', { signal: patience.signal }).catch(() => {});
    if ((await Promise.race([performing, late])) === 'late')
      this.late.leaveBehind([...open.values()], performing, end);
    patience.abort();
  }

  /** Those who are late are brought on no further. */
  close(): void {
    this.late.close();
  }
}
