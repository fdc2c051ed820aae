/**
 * Brings every change of the journal to its followers: the fan-out performs each batch once for all of them, and each
 * follower has a way of its own from its cursor to the present.
 *
 * Phases of a follower: *waiting* (the replay brings it to the present; the broadcaster keeps what happens meanwhile, within
 * bounds), *live* (it receives each batch as it comes), *late* (its messages took too long to make: it follows in a
 * catch-up group with others like it), *behind* (it could not take more: nothing is kept, its cursor is). Waiting becomes live
 * when its replay has ended; live becomes late, and its catch-up group makes it live again; both become behind when
 * the follower is full; behind becomes waiting when it has drained.
 * Invariants: `at` is the cursor of the last batch handed to a follower, whether it held anything for it or not; a
 * follower changes its state between batches only.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { CatchUpGroup } from './catch-up-group.ts';
import { type Cursor, encodeCursor } from './cursor.ts';
import { assertThat } from '../../invariant.ts';
import { type TimedBatch, endOf } from './batch.ts';
import { toldOf } from './noted-batch.ts';
import { deliver } from './deliver.ts';
import type { Journal } from './journal.ts';
import { type Meter, measureDelays } from './meter.ts';
import { Milestones } from './milestones.ts';
import { Replay, type Way } from './replay.ts';
import type { FanOut, Follower, Made, Placed } from './follower.ts';
import { type FollowerState, type Leaving, comingState, enter } from './follower-state.ts';
import type { Tail } from './tail.ts';
import { TransientError, isTransient } from '../database/transient-error.ts';

/** Messages that the broadcaster keeps for a waiting follower; beyond them it reads on from the journal. */
const MOST_WAITING = 1_000;

/** So long all wait for a question; then its followers go on by themselves. */
const LATE_MS = 200;
const MOST_CATCH_UP_GROUPS = 8;

/** After a transient error so long passes before the next try. */
const TRANSIENT_MS = 1_000;

export class Broadcaster<F extends Follower<Message>, Message extends Placed> {
  private readonly tail: Tail;
  private readonly journal: Journal;
  private readonly fanOut: FanOut<F, Message>;
  private readonly states = new Set<FollowerState<F, Message>>();
  /** All who are here, admitted or on their way. */
  private readonly following = new Set<F>();
  private readonly meter: Meter;
  private readonly replay: Replay<F, Message>;
  private readonly milestones: Milestones<F, Message>;
  private readonly stopHearing: () => void;
  /** The end of the last batch that was heard. */
  private heard: Cursor = { epoch: '', after: '' };
  private hearing: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(tail: Tail, journal: Journal, fanOut: FanOut<F, Message>, meter: Meter) {
    this.tail = tail;
    this.meter = meter;
    this.journal = journal;
    this.fanOut = fanOut;
    this.replay = new Replay({ journal, fanOut, meter }, (...what) => this.hand(...what));
    this.milestones = new Milestones(this.states, fanOut, journal.seal);
    this.stopHearing = tail.listen({
      isIdle: () => this.states.size === 0,
      hear: (batch) => (this.hearing = this.hear(batch)),
      lose: () => this.lose(),
    });
  }

  /**
   * Tells the follower everything from the cursor on, without a cursor what comes from now on, until `signal` aborts.
   * @throws what made it impossible to tell it on
   */
  async follow(follower: F, since: Cursor | undefined, signal: AbortSignal): Promise<void> {
    const way: Way = { at: since, isMarked: false };
    this.following.add(follower);
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
      this.following.delete(follower);
    }
  }

  /** From its coming to its leaving; how it left. */
  private async stay(follower: F, way: Way, signal: AbortSignal): Promise<Leaving> {
    const state = await this.sit(follower);
    const gone = () => state.leave('gone');
    signal.addEventListener('abort', gone);
    if (signal.aborted) gone();
    try {
      await this.replay.tell(state, way, signal);
      if (signal.aborted) return 'gone';
      if (!way.isMarked)
        follower.take(
          await this.fanOut.caughtUp(follower, encodeCursor(state.at, this.journal.seal)),
        );
      way.isMarked = true;
      this.goLive(state);
      return await state.left;
    } catch (error) {
      if (isTransient(error)) return { at: way.at, isTransient: true };
      throw error;
    } finally {
      enter(state, 'behind');
      this.states.delete(state);
      signal.removeEventListener('abort', gone);
    }
  }

  /** Gives every live follower its cursor, and nothing after it. */
  async farewell(): Promise<void> {
    this.stopHearing();
    this.milestones.close();
    await this.hearing;
    const live = [...this.states].filter(({ phase }) => phase === 'live' || phase === 'late');
    await Promise.all(live.map((state) => this.mark(state)));
  }

  private async mark(state: FollowerState<F, Message>): Promise<void> {
    try {
      for (let isTold = false; !isTold;) {
        const { at } = state;
        const mark = await this.fanOut.caughtUp(
          state.follower,
          encodeCursor(at, this.journal.seal),
        );
        // It may have received more meanwhile.
        isTold = state.at === at;
        if (isTold) state.follower.take(mark);
      }
    } catch {
      // A follower that does not receive its cursor now has that of its last event.
    }
  }

  close(): void {
    this.isClosed = true;
    this.stopHearing();
    this.milestones.close();
    for (const state of this.states) state.leave('gone');
  }

  /** Comes in between two rounds: the journal holds everything before its cursor, the tail delivers everything after it. */
  private sit(follower: F): Promise<FollowerState<F, Message>> {
    const nowhere = { epoch: this.journal.epoch, after: '' };
    const state = comingState<F, Message>(follower, nowhere, this.milestones.word());
    return new Promise((resolve) => {
      this.tail.admit((position) => {
        state.at = { epoch: this.journal.epoch, after: position };
        this.states.add(state);
        resolve(state);
      });
    });
  }

  private goLive(state: FollowerState<F, Message>): void {
    if (state.phase === 'behind') return;
    enter(state, 'live');
    state.at = state.waitingAt ?? state.at;
    state.lastWord = this.milestones.word();
    this.hand(state.follower, state.waiting.splice(0));
  }

  /** Followers whose messages take longer than the others can wait go on in a catch-up group. */
  private async hear(batch: TimedBatch): Promise<void> {
    const { epoch } = this.journal;
    const end = (this.heard = endOf(epoch, batch));
    this.milestones.pass(batch.changes.length);
    const open = new Map(
      [...this.states].flatMap((state) =>
        state.phase === 'late' ? [] : [[state.follower, state]],
      ),
    );
    let isTold = false;
    const put = (made: Made<F, Message>) => {
      for (const [follower, messages] of made) {
        const state = open.get(follower);
        open.delete(follower);
        if (state) this.put(state, messages, end);
      }
      isTold ||= made.size > 0;
    };
    const followers = batch.changes.length > 0 ? [...open.keys()] : [];
    const performing = this.fanOut.perform(toldOf(this.journal, batch), followers, put).then(() => {
      for (const state of open.values()) this.put(state, [], end);
      open.clear();
      if (isTold) measureDelays(this.meter, batch);
    });
    const patience = new AbortController();
    const late = sleep(LATE_MS, 'late', { signal: patience.signal }).catch(() => {});
    if ((await Promise.race([performing, late])) === 'late') {
      const states = this.leaveBehind([...open.values()]);
      performing.then(() => this.escort(states, end)).catch(() => this.release(states));
    }
    patience.abort();
  }

  /** The live ones go on together; a waiting one goes on by its own cursor. */
  private leaveBehind(states: readonly FollowerState<F, Message>[]): FollowerState<F, Message>[] {
    for (const state of states) {
      if (state.phase === 'live') enter(state, 'late');
      else this.sendBack(state);
    }
    return states.filter(({ phase }) => phase === 'late');
  }

  /** Their catch-up group has failed: each goes on by its own cursor, and meets the fault there. */
  private release(states: readonly FollowerState<F, Message>[]): void {
    for (const state of states) if (state.phase === 'late') this.sendBack(state, true);
  }

  /** Of a follower that waits nothing has been handed on yet: it goes on from where it came in. */
  private sendBack(state: FollowerState<F, Message>, isTransient = false): void {
    enter(state, 'behind');
    state.waiting.length = 0;
    this.meter.behind();
    state.leave({ at: state.at, isTransient });
  }

  /** A few questions that are late go each by itself, so that one holds up no other; many are a database that is slow. */
  private escort(states: readonly FollowerState<F, Message>[], end: Cursor): void {
    const { journal, fanOut } = this;
    const groups = Map.groupBy(states, ({ follower }) => fanOut.groupOf(follower));
    const catchUpGroups = groups.size > MOST_CATCH_UP_GROUPS ? [states] : groups.values();
    for (const together of catchUpGroups) {
      const catchUpGroup = new CatchUpGroup(together, {
        journal,
        fanOut,
        heard: () => this.heard,
        put: (state, made, at) => this.put(state, made, at),
        isClosed: () => this.isClosed,
      });
      catchUpGroup.catchUp(end).catch(() => this.release(together));
    }
  }

  private hand(follower: F, messages: readonly Message[]): void {
    if (messages.length === 0) return;
    this.meter.delivered(messages.length);
    follower.take(messages);
  }

  /** Who follows, and in which state. */
  *[Symbol.iterator](): Generator<Pick<FollowerState<F, Message>, 'follower' | 'phase'>> {
    const admitted = new Set([...this.states].map(({ follower }) => follower));
    yield* this.states;
    for (const follower of this.following)
      if (!admitted.has(follower)) yield { follower, phase: 'behind' };
  }

  /** Each goes on by its own cursor, and learns there that it has to begin anew. */
  private lose(): void {
    for (const state of this.states) this.sendBack(state);
  }

  private put(
    state: FollowerState<F, Message>,
    made: readonly Message[] | Error,
    end: Cursor,
  ): void {
    if (state.phase === 'behind' || !this.states.has(state)) return;
    if (made instanceof TransientError) return this.sendBack(state, true);
    if (made instanceof Error) {
      enter(state, 'behind');
      state.leave({ error: made });
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
      if (made.length > 0) state.lastWord = this.milestones.word();
      const stopped = deliver(made, follower, (part) => this.hand(follower, part));
      state.at = stopped ?? end;
      if (stopped) this.sendBack(state);
    }
  }
}
