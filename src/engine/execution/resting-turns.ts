/**
 * Places in which callers take turns, and the rests of strangers and guests behind what they have taken.
 * Invariant: a place is given back once, at once or when its rest is over.
 */
import { type Session, callerOf } from '../access/session.ts';
import type { Caller, Places } from '../../held-places.ts';
import { Turns } from '../../turns.ts';
import type { Pieces } from './pieces.ts';
import { Rests } from './rests.ts';

/** How long they rest, to how long it took; guests are neither staff nor screens: partner units, programs of others. */
const REST_OF_STRANGER = 2;
const REST_OF_GUEST = 1;

export class RestingTurns {
  private readonly turns: Turns;
  private readonly pieces: Pieces;
  private readonly strangers = new Rests(REST_OF_STRANGER);
  private readonly guests = new Rests(REST_OF_GUEST);

  constructor(places: Places, pieces: Pieces) {
    this.turns = new Turns(places);
    this.pieces = pieces;
  }

  /** @throws UNAVAILABLE where no turn came in time, and what the work throws */
  async inTurn<T>(session: Session, work: () => T | Promise<T>): Promise<T> {
    const { isKnown, isGuest } = session.viewer;
    const caller: Caller = { key: callerOf(session), isStranger: !isKnown, isGuest };
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
