/**
 * Connections shared fairly: no caller holds more than half of them, strangers together no more than half.
 * Invariant: what is held is at most the pool's size, so that a turn never waits in the pool.
 */
import type pg from 'pg';
import type { Caller } from '../../held-places.ts';
import { Turns } from '../../turns.ts';

/** A client must not hang with the pool. */
const PATIENCE_MS = 10_000;

export class FairPool {
  private readonly pool: pg.Pool;
  private readonly turns: Turns;

  constructor(pool: pg.Pool, size: number) {
    this.pool = pool;
    const half = Math.max(1, Math.floor(size / 2));
    const parts = { caller: half, strangers: half, stranger: half };
    this.turns = new Turns({ all: size, ...parts, patienceMs: PATIENCE_MS });
  }

  /** @throws UNAVAILABLE where no turn came in time */
  async connect(caller: Caller): Promise<pg.PoolClient> {
    await this.turns.take(caller);
    try {
      return await this.pool.connect();
    } catch (error) {
      this.turns.give(caller);
      throw error;
    }
  }

  /** @param fault the connection is thrown away */
  release(client: pg.PoolClient, caller: Caller, fault?: Error | boolean): void {
    client.release(fault);
    this.turns.give(caller);
  }

  /** Runs with a connection, which is thrown away where that fails. @throws as `connect`, and what the work throws */
  async with<T>(caller: Caller, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.connect(caller);
    let isBroken = true;
    try {
      const made = await work(client);
      isBroken = false;
      return made;
    } finally {
      this.release(client, caller, isBroken);
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
