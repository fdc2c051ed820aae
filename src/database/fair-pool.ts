/**
 * Connections shared fairly: who asks much waits for itself. No caller holds more than half of them, strangers together
 * no more than half, and who waits is served in turns, a caller at a time.
 * Invariants: what is held is at most the pool's size, so that a turn never waits in the pool; nobody who waits is
 * passed over for ever.
 */
import type pg from 'pg';
import { HubError } from '../errors.ts';

/** On whose behalf a connection is asked for. */
export interface Caller {
  key: string;
  /** Nobody known. */
  isStranger: boolean;
}

interface Waiter {
  caller: Caller;
  come: () => void;
}

/** Whoever waits longer is told so; a client must not hang with the pool. */
const PATIENCE_MS = 20_000;
const RETRY_AFTER_S = 5;

export class FairPool {
  private readonly pool: pg.Pool;
  private readonly size: number;
  private readonly half: number;
  private held = 0;
  private heldByStrangers = 0;
  private readonly heldBy = new Map<string, number>();
  /** In the order of their turns. */
  private readonly waiting = new Map<string, Waiter[]>();

  constructor(pool: pg.Pool, size: number) {
    this.pool = pool;
    this.size = size;
    this.half = Math.max(1, Math.floor(size / 2));
  }

  /** @throws UNAVAILABLE where no turn came in time */
  async connect(caller: Caller): Promise<pg.PoolClient> {
    if (this.mayGo(caller)) this.take(caller);
    else await this.turnOf(caller);
    try {
      return await this.pool.connect();
    } catch (error) {
      this.give(caller);
      throw error;
    }
  }

  /** @param fault the connection is thrown away */
  release(client: pg.PoolClient, caller: Caller, fault?: Error | boolean): void {
    client.release(fault);
    this.give(caller);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private mayGo({ key, isStranger }: Caller): boolean {
    if (this.held >= this.size || (this.heldBy.get(key) ?? 0) >= this.half) return false;
    return !isStranger || this.heldByStrangers < this.half;
  }

  private take({ key, isStranger }: Caller): void {
    this.held += 1;
    this.heldByStrangers += isStranger ? 1 : 0;
    this.heldBy.set(key, (this.heldBy.get(key) ?? 0) + 1);
  }

  private give({ key, isStranger }: Caller): void {
    this.held -= 1;
    this.heldByStrangers -= isStranger ? 1 : 0;
    const left = (this.heldBy.get(key) ?? 1) - 1;
    if (left > 0) this.heldBy.set(key, left);
    else this.heldBy.delete(key);
    this.serve();
  }

  private turnOf(caller: Caller): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.forget(waiter);
        reject(
          HubError.unavailable(
            `The hub is busy: no connection to its database came free in ${PATIENCE_MS / 1_000} s. Try again.`,
            RETRY_AFTER_S,
          ),
        );
      }, PATIENCE_MS);
      const come = () => {
        clearTimeout(timer);
        resolve();
      };
      const waiter = { caller, come };
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
      this.take(first.caller);
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
