/**
 * Places that callers take in turns: who asks much waits for itself. No caller holds more than its part, strangers
 * together no more than theirs, and who waits is served a caller at a time.
 * Invariants: what is held is at most the number of places; no one who waits is passed over for ever.
 */
import { HubError } from './errors.ts';

/** On whose behalf a place is asked for. */
export interface Caller {
  key: string;
  /** Anonymous callers. */
  isStranger: boolean;
  /** Known, and neither staff nor a screen. */
  isGuest?: boolean;
  /** How many places it may hold; left out: as many as any caller. */
  most?: number;
}

export interface Places {
  all: number;
  caller: number;
  /** Together. */
  strangers: number;
  /** Of one of them. */
  stranger: number;
  /** Together; left out: as many as there are. */
  guests?: number;
  /** A caller that waits longer is refused. */
  patienceMs: number;
}

interface Waiter {
  caller: Caller;
  come: () => void;
}

const RETRY_AFTER_S = 5;

export class Turns {
  private readonly places: Places;
  private held = 0;
  private heldByStrangers = 0;
  private heldByGuests = 0;
  private readonly heldBy = new Map<string, number>();
  /** In the order of their turns. */
  private readonly waiting = new Map<string, Waiter[]>();

  constructor(places: Places) {
    this.places = places;
  }

  /** A place, to be given back. @throws UNAVAILABLE where none came free in time */
  async take(caller: Caller): Promise<void> {
    if (this.mayGo(caller)) this.hold(caller, 1);
    else await this.turnOf(caller);
  }

  give(caller: Caller): void {
    this.hold(caller, -1);
    this.serve();
  }

  /** Runs in a place. */
  async within<T>(caller: Caller, work: () => T | Promise<T>): Promise<T> {
    await this.take(caller);
    try {
      return await work();
    } finally {
      this.give(caller);
    }
  }

  private mayGo({ key, isStranger, isGuest, most }: Caller): boolean {
    const { all, caller, strangers, stranger, guests = all } = this.places;
    const own = this.heldBy.get(key) ?? 0;
    if (this.held >= all || own >= (isStranger ? stranger : (most ?? caller))) return false;
    if (isGuest && this.heldByGuests >= guests) return false;
    return !isStranger || this.heldByStrangers < strangers;
  }

  private hold({ key, isStranger, isGuest }: Caller, places: number): void {
    this.held += places;
    this.heldByStrangers += isStranger ? places : 0;
    this.heldByGuests += isGuest ? places : 0;
    const own = (this.heldBy.get(key) ?? 0) + places;
    if (own > 0) this.heldBy.set(key, own);
    else this.heldBy.delete(key);
  }

  private turnOf(caller: Caller): Promise<void> {
    const { patienceMs } = this.places;
    return new Promise((resolve, reject) => {
      const waiter = {
        caller,
        come: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.forget(waiter);
        const message = `The hub is busy: your turn did not come in ${patienceMs / 1_000} s. Try again.`;
        reject(HubError.unavailable(message, RETRY_AFTER_S));
      }, patienceMs);
      const queue = this.waiting.get(caller.key);
      if (queue) queue.push(waiter);
      else this.waiting.set(caller.key, [waiter]);
    });
  }

  /** The first in turn that may go; the others of its caller come behind all who wait. */
  private serve(): void {
    for (const [key, queue] of this.waiting) {
      const [first] = queue;
      if (!first || !this.mayGo(first.caller)) continue;
      queue.shift();
      this.waiting.delete(key);
      if (queue.length > 0) this.waiting.set(key, queue);
      this.hold(first.caller, 1);
      first.come();
      return;
    }
  }

  private forget(waiter: Waiter): void {
    const { key } = waiter.caller;
    const left = (this.waiting.get(key) ?? []).filter((one) => one !== waiter);
    if (left.length > 0) this.waiting.set(key, left);
    else this.waiting.delete(key);
  }
}
