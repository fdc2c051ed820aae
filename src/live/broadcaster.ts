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
import { between, endOf, isKnown, toldOf } from './feed.ts';
import { Forgotten, type Journal } from './journal.ts';
import type { Meter } from './meter.ts';
import type { Follower, Made, Seat, Stage } from './seat.ts';
import type { Batch, Tail } from './tail.ts';

/** Messages that wait for a follower that is told what it missed; beyond, it reads on from the journal. */
const MOST_WAITING = 1_000;

/** So long all wait for a question; then its followers go on by themselves. */
const LATE_MS = 200;
const MOST_CONVOYS = 8;

export class Broadcaster<F extends Follower<Message>, Message> {
  private readonly tail: Tail;
  private readonly journal: Journal;
  private readonly stage: Stage<F, Message>;
  private readonly seats = new Set<Seat<F, Message>>();
  private readonly meter: Meter;
  private readonly stopHearing: () => void;
  /** The end of the last batch that was heard. */
  private heard: Cursor = { epoch: '', after: '' };
  private isClosed = false;

  constructor(tail: Tail, journal: Journal, stage: Stage<F, Message>, meter: Meter) {
    this.tail = tail;
    this.meter = meter;
    this.journal = journal;
    this.stage = stage;
    this.stopHearing = tail.listen({
      isIdle: () => this.seats.size === 0,
      hear: (batch) => this.hear(batch),
      lose: () => this.lose(),
    });
  }

  /**
   * Tells the follower everything from the cursor on, without a cursor what comes from now on, until `signal` aborts.
   * @throws what made it impossible to tell it on
   */
  async follow(follower: F, since: Cursor | undefined, signal: AbortSignal): Promise<void> {
    let at = since;
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      const seat = await this.sit(follower);
      const gone = () => seat.leave('gone');
      signal.addEventListener('abort', gone);
      if (signal.aborted) gone();
      try {
        await this.catchUp(seat, at, signal);
        if (signal.aborted) return;
        if (isFirst) follower.take(await this.stage.caughtUp(follower, encodeCursor(seat.at)));
        this.goLive(seat);
        const left = await seat.left;
        if (left === 'gone') return;
        if ('error' in left) throw left.error;
        at = left.at;
      } finally {
        this.seats.delete(seat);
        signal.removeEventListener('abort', gone);
      }
      await follower.drained();
    }
  }

  /** Tells whoever is live its cursor, and nothing behind it. */
  async farewell(): Promise<void> {
    this.stopHearing();
    const live = [...this.seats].filter(({ state }) => state === 'live' || state === 'late');
    for (const { follower, at } of live) {
      follower.take(await this.stage.caughtUp(follower, encodeCursor(at)));
    }
  }

  close(): void {
    this.isClosed = true;
    this.stopHearing();
    for (const seat of this.seats) seat.leave('gone');
  }

  /** Comes in between two rounds: everything before its cursor is in the journal, everything behind it will be told. */
  private sit(follower: F): Promise<Seat<F, Message>> {
    const { promise: left, resolve: leave } = Promise.withResolvers<Awaited<typeof seat.left>>();
    const seat: Seat<F, Message> = {
      follower,
      state: 'waiting',
      waiting: [],
      waitingAt: undefined,
      at: { epoch: this.journal.epoch, after: '' },
      leave,
      left,
    };
    return new Promise((resolve) => {
      this.tail.admit((position) => {
        seat.at = { ...seat.at, after: position };
        this.seats.add(seat);
        resolve(seat);
      });
    });
  }

  /** From the follower's own cursor to the one that its seat begins at. */
  private async catchUp(seat: Seat<F, Message>, since: Cursor | undefined, signal: AbortSignal) {
    const { follower } = seat;
    const begin = seat.at;
    if (!since) return;
    const reset = async () => {
      this.meter.reset();
      follower.take(await this.stage.reset(follower, encodeCursor(begin)));
    };
    if (!(await isKnown(this.journal, since))) return reset();
    try {
      await this.tellMissed(seat, since, signal);
    } catch (error) {
      if (!(error instanceof Forgotten)) throw error;
      await reset();
    }
  }

  private async tellMissed({ follower, at }: Seat<F, Message>, since: Cursor, signal: AbortSignal) {
    for await (const told of between(this.journal, since, at.after)) {
      let made: readonly Message[] | Error | undefined;
      await this.stage.perform(told, [follower], (all) => (made = all.get(follower)));
      if (made instanceof Error) throw made;
      if (signal.aborted) return;
      if (made) this.hand(follower, made);
      if (follower.isFull) await follower.drained();
    }
  }

  private goLive(seat: Seat<F, Message>): void {
    if (seat.state === 'behind') return;
    seat.state = 'live';
    seat.at = seat.waitingAt ?? seat.at;
    this.hand(seat.follower, seat.waiting.splice(0));
  }

  /** Whoever has to wait for it longer than the others can goes on in a convoy. */
  private async hear(batch: Batch): Promise<void> {
    const { epoch } = this.journal;
    const end = (this.heard = endOf(epoch, batch));
    const open = new Map(
      [...this.seats].flatMap((seat) => (seat.state === 'late' ? [] : [[seat.follower, seat]])),
    );
    let isMeasured = false;
    const put = (made: Made<F, Message>) => {
      for (const [follower, messages] of made) {
        const seat = open.get(follower);
        open.delete(follower);
        if (seat) this.put(seat, messages, end);
      }
      if (made.size > 0 && !isMeasured) this.measure(batch);
      isMeasured ||= made.size > 0;
    };
    const performing = this.stage.perform(toldOf(epoch, batch), [...open.keys()], put).then(() => {
      for (const seat of open.values()) this.put(seat, [], end);
      open.clear();
    });
    const patience = new AbortController();
    const late = sleep(LATE_MS, 'late', { signal: patience.signal }).catch(() => {});
    if ((await Promise.race([performing, late])) === 'late') {
      const seats = this.leaveBehind([...open.values()]);
      void performing.then(() => this.escort(seats, end));
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

  /** Of a follower that waits nothing has been handed on yet: it goes on from where its seat began. */
  private sendBack(seat: Seat<F, Message>): void {
    seat.state = 'behind';
    seat.waiting.length = 0;
    this.meter.behind();
    seat.leave({ at: seat.at });
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
      void convoy.catchUp(end);
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
    yield* this.seats;
  }

  /** Each goes on by its own cursor, and learns there that it has to begin anew. */
  private lose(): void {
    for (const seat of this.seats) this.sendBack(seat);
  }

  private put(seat: Seat<F, Message>, made: readonly Message[] | Error, end: Cursor): void {
    if (seat.state === 'behind' || !this.seats.has(seat)) return;
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
      this.hand(follower, made);
      seat.at = end;
    }
  }
}
