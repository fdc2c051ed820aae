/**
 * Places that callers take in turns: who asks much waits for itself. No caller holds more than its part, strangers
 * together no more than theirs, and who waits is served a caller at a time.
 * Invariants: what is held is at most the number of places; no one who waits is passed over for ever.
 */
import { HubError } from './errors.ts';
import { type Caller, HeldPlaces, type Places } from './held-places.ts';

interface Waiter {
  caller: Caller;
  come: () => void;
}

const RETRY_AFTER_S = 5;

export class Turns {
  private readonly patienceMs: number;
  private readonly held: HeldPlaces;
  /** In the order of their turns. */
  private readonly waiting = new Map<string, Waiter[]>();

  constructor(places: Places) {
    this.patienceMs = places.patienceMs;
    this.held = new HeldPlaces(places);
  }

  /** A place, to be given back. @throws UNAVAILABLE where none came free in time */
  async take(caller: Caller): Promise<void> {
    if (this.held.mayHold(caller)) this.held.hold(caller, 1);
    else await this.turnOf(caller);
  }

  give(caller: Caller): void {
    this.held.hold(caller, -1);
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

  private turnOf(caller: Caller): Promise<void> {
    const { patienceMs } = this;
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
      if (!first || !this.held.mayHold(first.caller)) continue;
      queue.shift();
      this.waiting.delete(key);
      if (queue.length > 0) this.waiting.set(key, queue);
      this.held.hold(first.caller, 1);
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
