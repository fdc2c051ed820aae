/**
 * Brings every change of the journal to all who follow it: each batch is performed once for all of them, and each
 * follower has a way of its own from its cursor to the present.
 *
 * States of a follower: *waiting* (it is being told what it missed; what happens meanwhile is kept for it, within
 * bounds), *live* (it is told each batch as it comes), *late* (its messages took too long to make: it follows in a
 * `convoy` with others like it), *behind* (it could not take more: nothing is kept, its cursor is). Waiting becomes live
 * when what was missed has been told; live becomes late, and the convoy makes it live again; both become behind when
 * the follower is full; behind becomes waiting when it has drained.
 * Invariants: `at` is the cursor of the last batch handed to a follower, whether it held anything for it or not; a
 * follower changes its state between batches only.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Convoy } from './convoy.ts';
import { type Cursor, encodeCursor } from './cursor.ts';
import { endOf, toldOf } from './feed.ts';
import { handOn } from './hand-on.ts';
import type { Journal } from './journal.ts';
import type { Meter } from './meter.ts';
import { Milestones } from './milestones.ts';
import { Missed, type Way } from './missed.ts';
import type { Follower, Leaving, Made, Placed, Seat, Stage } from './seat.ts';
import type { Batch, Tail } from './tail.ts';
import { Passing, isPassing } from '../database/trouble.ts';

/** Messages that wait for a follower that is told what it missed; beyond, it reads on from the journal. */
const MOST_WAITING = 1_000;

/** So long all wait for a question; then its followers go on by themselves. */
const LATE_MS = 200;
const MOST_CONVOYS = 8;

/** After trouble with the database so long passes before the next try. */
const TROUBLE_MS = 1_000;

export class Broadcaster<F extends Follower<Message>, Message extends Placed> {
  private readonly tail: Tail;
  private readonly journal: Journal;
  private readonly stage: Stage<F, Message>;
  private readonly seats = new Set<Seat<F, Message>>();
  /** All who are here, seated or on their way. */
  private readonly following = new Set<F>();
  private readonly meter: Meter;
  private readonly missed: Missed<F, Message>;
  private readonly milestones: Milestones<F, Message>;
  private readonly stopHearing: () => void;
  /** The end of the last batch that was heard. */
  private heard: Cursor = { epoch: '', after: '' };
  private hearing: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(tail: Tail, journal: Journal, stage: Stage<F, Message>, meter: Meter) {
    this.tail = tail;
    this.meter = meter;
    this.journal = journal;
    this.stage = stage;
    this.missed = new Missed({ journal, stage, meter }, (...what) => this.hand(...what));
    this.milestones = new Milestones(this.seats, stage, journal.seal);
    this.stopHearing = tail.listen({
      isIdle: () => this.seats.size === 0,
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
        if (left.isTrouble) await sleep(TROUBLE_MS, undefined, { signal }).catch(() => {});
        await follower.drained();
      }
    } finally {
      this.following.delete(follower);
    }
  }

  /** From its coming to its leaving; how it left. */
  private async stay(follower: F, way: Way, signal: AbortSignal): Promise<Leaving> {
    const seat = await this.sit(follower);
    const gone = () => seat.leave('gone');
    signal.addEventListener('abort', gone);
    if (signal.aborted) gone();
    try {
      await this.missed.tell(seat, way, signal);
      if (signal.aborted) return 'gone';
      if (!way.isMarked)
        follower.take(
          await this.stage.caughtUp(follower, encodeCursor(seat.at, this.journal.seal)),
        );
      way.isMarked = true;
      this.goLive(seat);
      return await seat.left;
    } catch (error) {
      if (isPassing(error)) return { at: way.at, isTrouble: true };
      throw error;
    } finally {
      seat.state = 'behind';
      this.seats.delete(seat);
      signal.removeEventListener('abort', gone);
    }
  }

  /** Tells whoever is live its cursor, and nothing behind it. */
  async farewell(): Promise<void> {
    this.stopHearing();
    this.milestones.close();
    await this.hearing;
    const live = [...this.seats].filter(({ state }) => state === 'live' || state === 'late');
    await Promise.all(live.map((seat) => this.mark(seat)));
  }

  private async mark(seat: Seat<F, Message>): Promise<void> {
    try {
      for (let isTold = false; !isTold;) {
        const { at } = seat;
        const mark = await this.stage.caughtUp(seat.follower, encodeCursor(at, this.journal.seal));
        // It may have been told more meanwhile.
        isTold = seat.at === at;
        if (isTold) seat.follower.take(mark);
      }
    } catch {
      // Whoever cannot be told its cursor now has that of its last event.
    }
  }

  close(): void {
    this.isClosed = true;
    this.stopHearing();
    this.milestones.close();
    for (const seat of this.seats) seat.leave('gone');
  }

  /** Comes in between two rounds: everything before its cursor is in the journal, everything behind it will be told. */
  private sit(follower: F): Promise<Seat<F, Message>> {
    const { promise: left, resolve: leave } = Promise.withResolvers<Leaving>();
    const seat: Seat<F, Message> = {
      follower,
      state: 'waiting',
      waiting: [],
      waitingAt: undefined,
      at: { epoch: this.journal.epoch, after: '' },
      lastWord: this.milestones.word(),
      leave,
      left,
    };
    return new Promise((resolve) => {
      this.tail.admit((position) => {
        seat.at = { epoch: this.journal.epoch, after: position };
        this.seats.add(seat);
        resolve(seat);
      });
    });
  }

  private goLive(seat: Seat<F, Message>): void {
    if (seat.state === 'behind') return;
    seat.state = 'live';
    seat.at = seat.waitingAt ?? seat.at;
    seat.lastWord = this.milestones.word();
    this.hand(seat.follower, seat.waiting.splice(0));
  }

  /** Whoever has to wait for it longer than the others can goes on in a convoy. */
  private async hear(batch: Batch): Promise<void> {
    const { epoch } = this.journal;
    const end = (this.heard = endOf(epoch, batch));
    this.milestones.pass(batch.changes.length);
    const open = new Map(
      [...this.seats].flatMap((seat) => (seat.state === 'late' ? [] : [[seat.follower, seat]])),
    );
    let isTold = false;
    const put = (made: Made<F, Message>) => {
      for (const [follower, messages] of made) {
        const seat = open.get(follower);
        open.delete(follower);
        if (seat) this.put(seat, messages, end);
      }
      isTold ||= made.size > 0;
    };
    const followers = batch.changes.length > 0 ? [...open.keys()] : [];
    const performing = this.stage.perform(toldOf(this.journal, batch), followers, put).then(() => {
      for (const seat of open.values()) this.put(seat, [], end);
      open.clear();
      if (isTold) this.measure(batch);
    });
    const patience = new AbortController();
    const late = sleep(LATE_MS, 'late', { signal: patience.signal }).catch(() => {});
    if ((await Promise.race([performing, late])) === 'late') {
      const seats = this.leaveBehind([...open.values()]);
      performing.then(() => this.escort(seats, end)).catch(() => this.release(seats));
    }
    patience.abort();
  }

  /** Those who go on together; whoever still waits has its own way and goes on by that. */
  private leaveBehind(seats: readonly Seat<F, Message>[]): Seat<F, Message>[] {
    for (const seat of seats) {
      if (seat.state === 'live') seat.state = 'late';
      else this.sendBack(seat);
    }
    return seats.filter(({ state }) => state === 'late');
  }

  /** Those whom nobody takes along: each goes on by its own cursor, and meets there what has failed. */
  private release(seats: readonly Seat<F, Message>[]): void {
    for (const seat of seats) if (seat.state === 'late') this.sendBack(seat, true);
  }

  /** Of a follower that waits nothing has been handed on yet: it goes on from where its seat began. */
  private sendBack(seat: Seat<F, Message>, isTrouble = false): void {
    seat.state = 'behind';
    seat.waiting.length = 0;
    this.meter.behind();
    seat.leave({ at: seat.at, isTrouble });
  }

  /** A few questions that are late go each by itself, so that one holds up no other; many are a database that is slow. */
  private escort(seats: readonly Seat<F, Message>[], end: Cursor): void {
    const { journal, stage } = this;
    const groups = Map.groupBy(seats, ({ follower }) => stage.groupOf(follower));
    const convoys = groups.size > MOST_CONVOYS ? [seats] : groups.values();
    for (const together of convoys) {
      const convoy = new Convoy(together, {
        journal,
        stage,
        heard: () => this.heard,
        put: (seat, made, at) => this.put(seat, made, at),
        isClosed: () => this.isClosed,
      });
      convoy.catchUp(end).catch(() => this.release(together));
    }
  }

  /** By the database's clock; when it was committed nobody tells, only when it was not yet. */
  private measure({ changes, times: { at, asked, notBefore } }: Batch): void {
    const now = at.getTime() + performance.now() - asked;
    for (const change of changes) {
      this.meter.told((now - Math.max(change.at.getTime(), notBefore.getTime())) / 1_000);
    }
  }

  private hand(follower: F, messages: readonly Message[]): void {
    if (messages.length === 0) return;
    this.meter.delivered(messages.length);
    follower.take(messages);
  }

  /** Who follows, and in which state. */
  *[Symbol.iterator](): Generator<Pick<Seat<F, Message>, 'follower' | 'state'>> {
    const seated = new Set([...this.seats].map(({ follower }) => follower));
    yield* this.seats;
    for (const follower of this.following)
      if (!seated.has(follower)) yield { follower, state: 'behind' };
  }

  /** Each goes on by its own cursor, and learns there that it has to begin anew. */
  private lose(): void {
    for (const seat of this.seats) this.sendBack(seat);
  }

  private put(seat: Seat<F, Message>, made: readonly Message[] | Error, end: Cursor): void {
    if (seat.state === 'behind' || !this.seats.has(seat)) return;
    if (made instanceof Passing) return this.sendBack(seat, true);
    if (made instanceof Error) {
      seat.state = 'behind';
      seat.leave({ error: made });
      return;
    }
    const { follower, waiting } = seat;
    const isFull =
      seat.state === 'waiting' ? waiting.length + made.length > MOST_WAITING : follower.isFull;
    if (isFull) {
      this.sendBack(seat);
      return;
    }
    if (seat.state === 'waiting') {
      waiting.push(...made);
      seat.waitingAt = end;
    } else {
      if (made.length > 0) seat.lastWord = this.milestones.word();
      const stopped = handOn(made, follower, (part) => this.hand(follower, part));
      seat.at = stopped ?? end;
      if (stopped) this.sendBack(seat);
    }
  }
}
