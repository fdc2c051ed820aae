/**
 * Whose operation is read and runs: as many at once as the process gains by, each caller a part of them. Strangers and
 * guests rest behind what they have taken and come a piece at a time, so that what they ask leaves the process to
 * others, however many they are.
 */
import { type Session, callerOf } from '../access/session.ts';
import type { Caller, Places } from '../../held-places.ts';
import { Turns } from '../../turns.ts';
import { Pieces } from './pieces.ts';

const PATIENCE_MS = 20_000;
/** A caller's part is what it may hold of the reader's connections, as they are configured by default. */
const RUNNING: Places = {
  all: 12,
  caller: 4,
  strangers: 2,
  stranger: 1,
  guests: 6,
  patienceMs: PATIENCE_MS,
};
/** Reading waits for nothing, so that more at once would be no faster; strangers and guests are read one by one. */
const READING: Places = {
  all: 4,
  caller: 2,
  strangers: 1,
  stranger: 1,
  guests: 1,
  patienceMs: PATIENCE_MS,
};
/** Of callers that are neither staff nor screens: partner units, and the programs of others. */
const MOST_OF_GUEST = 2;
/** How long they rest, to how long it took. */
const REST_OF_STRANGER = 2;
const REST_OF_GUEST = 1;
/** Shorter rests are added up until they come to this. */
const SHORT_MS = 10;
const LONGEST_REST_MS = 1_000;

/** Strangers', and guests'. */
class Rests {
  private owedMs = 0;
  private readonly share: number;

  constructor(share: number) {
    this.share = share;
  }

  /** After so much, how long a rest is due now. */
  after(ms: number): number {
    this.owedMs += ms * this.share;
    if (this.owedMs < SHORT_MS) return 0;
    const due = Math.min(this.owedMs, LONGEST_REST_MS);
    this.owedMs = 0;
    return due;
  }
}

/** Places, and the rests behind them. */
class RestingTurns {
  private readonly turns: Turns;
  private readonly pieces: Pieces;
  private readonly strangers = new Rests(REST_OF_STRANGER);
  private readonly guests = new Rests(REST_OF_GUEST);

  constructor(places: Places, pieces: Pieces) {
    this.turns = new Turns(places);
    this.pieces = pieces;
  }

  async inTurn<T>(session: Session, work: () => T | Promise<T>): Promise<T> {
    const { isKnown, isGuest } = session.viewer;
    const own = { key: callerOf(session), isStranger: !isKnown, isGuest };
    const caller: Caller = isGuest ? { ...own, most: MOST_OF_GUEST } : own;
    const rests = isKnown ? (isGuest ? this.guests : undefined) : this.strangers;
    await this.turns.take(caller);
    let at = performance.now();
    try {
      if (rests) {
        await this.pieces.turn();
        at = performance.now();
      }
      return await work();
    } finally {
      this.giveBack(caller, rests?.after(performance.now() - at) ?? 0);
    }
  }

  private giveBack(caller: Caller, restMs: number): void {
    if (restMs === 0) this.turns.give(caller);
    else setTimeout(() => this.turns.give(caller), restMs).unref();
  }
}

export class OperationTurns {
  private readonly pieces = new Pieces();
  private readonly running = new RestingTurns(RUNNING, this.pieces);
  private readonly reading = new RestingTurns(READING, this.pieces);

  /** @throws UNAVAILABLE where no turn came in time, and what the work throws */
  run<T>(session: Session, work: () => T | Promise<T>): Promise<T> {
    return this.running.inTurn(session, work);
  }

  /** For what is made of a client's text before anything of it runs. @throws as `run` */
  read<T>(session: Session, work: () => T): Promise<T> {
    return this.reading.inTurn(session, work);
  }
}
