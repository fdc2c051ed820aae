/**
 * The room of the process for bodies: what of it is *held*, and by whom.
 * Invariant: what is held never passes the room, nor a caller's quarter of it, nor half of it for all strangers: a caller that
 * sends slowly leaves room for the others.
 */
import { type Session, callerOf } from '../access/session.ts';
import { Tally } from './tally.ts';

/** Parts of the room. */
const CALLER = 1 / 4;
const STRANGERS = 1 / 2;

/** What asks for room, and whose it is. */
export interface Wanted {
  session: Session;
  size: number;
}

export class BodyRoom {
  private readonly bytes: number;
  private held = 0;
  private heldByStrangers = 0;
  private readonly heldBy = new Tally();

  constructor(bytes: number) {
    this.bytes = bytes;
  }

  get isFull(): boolean {
    return this.held >= this.bytes;
  }

  hasFor({ session, size }: Wanted): boolean {
    const own = this.heldBy.of(callerOf(session)) + size;
    if (this.held + size > this.bytes || own > this.bytes * CALLER) return false;
    return session.hash !== null || this.heldByStrangers + size <= this.bytes * STRANGERS;
  }

  /** Does not ask whether there is room; a size below zero gives it back. */
  hold({ session, size }: Wanted): void {
    this.held += size;
    this.heldBy.add(callerOf(session), size);
    if (session.hash === null) this.heldByStrangers += size;
  }
}
