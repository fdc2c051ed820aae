/**
 * Brings every change of the journal to its followers: the fan-out performs each batch once for all of them, and each
 * follower has a way of its own from its cursor to the present.
 * Invariants: a follower is told everything from its cursor on, once and in order; where it cannot take more it comes in anew
 * by its cursor. Its phases are told in `follower-state`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isTransient } from '../database/transient-error.ts';
import type { Cursor } from './cursor.ts';
import { tellPlaces } from './farewell.ts';
import { type FollowerState, type Leaving, enter } from './follower-state.ts';
import type { FanOut, Follower, Placed } from './follower.ts';
import { Followers } from './followers.ts';
import { Handover } from './handover.ts';
import { Hearing } from './hearing.ts';
import type { Journal } from './journal.ts';
import type { Meter } from './meter.ts';
import { Milestones } from './milestones.ts';
import { Replay, type Way } from './replay.ts';
import type { Tail } from './tail.ts';

/** After a transient error so long passes before the next try. */
const TRANSIENT_MS = 1_000;

export class Broadcaster<F extends Follower<Message>, Message extends Placed> {
  private readonly journal: Journal;
  private readonly fanOut: FanOut<F, Message>;
  private readonly followers: Followers<F, Message>;
  private readonly replay: Replay<F, Message>;
  private readonly milestones: Milestones<F, Message>;
  private readonly handover: Handover<F, Message>;
  private readonly hearing: Hearing<F, Message>;
  private readonly stopHearing: () => void;
  /** The batch that is being heard. */
  private underWay: Promise<void> = Promise.resolve();

  constructor(tail: Tail, journal: Journal, fanOut: FanOut<F, Message>, meter: Meter) {
    this.journal = journal;
    this.fanOut = fanOut;
    this.followers = new Followers(tail, journal);
    const { states } = this.followers;
    this.milestones = new Milestones(states, fanOut, journal.seal);
    this.handover = new Handover({ states, milestones: this.milestones, meter });
    const { milestones, handover } = this;
    this.replay = new Replay({ journal, fanOut, meter }, (...what) => handover.hand(...what));
    this.hearing = new Hearing({ journal, fanOut, meter, states, milestones, handover });
    this.stopHearing = tail.listen({
      isIdle: () => states.size === 0,
      hear: (batch) => (this.underWay = this.hearing.hear(batch)),
      // Each goes on by its own cursor, and learns there that it has to begin anew.
      lose: () => states.forEach((state) => handover.sendBack(state)),
    });
  }

  /**
   * Tells the follower everything from the cursor on, without a cursor what comes from now on, until `signal` aborts.
   * @throws what made it impossible to tell it on
   */
  async follow(follower: F, since: Cursor | undefined, signal: AbortSignal): Promise<void> {
    const way: Way = { at: since, isMarked: false };
    this.followers.come(follower);
    try {
      while (!signal.aborted) {
        const left = await this.stay(follower, way, signal);
        if (left === 'gone') return;
        if ('error' in left) throw left.error;
        way.at = left.at;
        if (left.isTransient) await sleep(TRANSIENT_MS, undefined, { signal }).catch(() => {});
        await follower.drained();
      }
    } finally {
      this.followers.go(follower);
    }
  }

  /** From its coming to its leaving; how it left. */
  private async stay(follower: F, way: Way, signal: AbortSignal): Promise<Leaving> {
    const state = await this.followers.admit(follower, this.milestones.word());
    const gone = () => state.leave('gone');
    signal.addEventListener('abort', gone);
    if (signal.aborted) gone();
    try {
      await this.replay.tell(state, way, signal);
      if (signal.aborted) return 'gone';
      if (!way.isMarked) await this.replay.mark(state, way);
      this.handover.goLive(state);
      return await state.left;
    } catch (error) {
      if (isTransient(error)) return { at: way.at, isTransient: true };
      throw error;
    } finally {
      enter(state, 'behind');
      this.followers.states.delete(state);
      signal.removeEventListener('abort', gone);
    }
  }

  /** Gives every live follower its cursor, and nothing after it. */
  async farewell(): Promise<void> {
    this.stopHearing();
    this.milestones.close();
    await this.underWay;
    const { fanOut, journal } = this;
    await tellPlaces(this.followers.states, fanOut, journal.seal);
  }

  close(): void {
    this.hearing.close();
    this.stopHearing();
    this.milestones.close();
    for (const state of this.followers.states) state.leave('gone');
  }

  /** Who follows, and in which phase. */
  *[Symbol.iterator](): Generator<Pick<FollowerState<F, Message>, 'follower' | 'phase'>> {
    yield* this.followers;
  }
}
