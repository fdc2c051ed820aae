/**
 * Which life of the database a connection reads in. A standby that is promoted begins another timeline, a restored
 * database is another cluster: ids of transactions are given out there again, so a position of one says nothing in the other.
 * Invariant: nothing is read in another life than the one that was adopted last.
 */
import type pg from 'pg';
import { Moved, readLife } from './life.ts';

/** The connections that the journal is read on, each of the life that was adopted last. To be closed. */
export class Lineage {
  /** The life that was adopted last: see Cursor.epoch. */
  epoch = '';
  private coming: string | undefined;
  private readonly pool: pg.Pool;
  private readonly lives = new WeakMap<pg.PoolClient, string>();

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** @throws Moved, OnStandby */
  async query<R extends pg.QueryResultRow>(
    asked: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<R>> {
    const client = await this.connect();
    let fault: unknown;
    try {
      return await client.query<R>(asked, values);
    } catch (error) {
      fault = error;
      throw error;
    } finally {
      // As the pool does it by itself: what has failed is not trusted again.
      client.release(fault instanceof Error ? fault : undefined);
    }
  }

  /** Goes on in the life that the database is in now. Whether it is another one than before. @throws OnStandby */
  async adopt(): Promise<boolean> {
    if (this.coming === undefined) {
      const client = await this.pool.connect();
      this.lives.delete(client);
      this.coming = await this.lifeOf(client);
      client.release();
    }
    const { epoch } = this;
    this.epoch = this.coming;
    this.coming = undefined;
    return epoch !== this.epoch;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** A connection of the present life. Those that are older than a change of it are thrown away. */
  private async connect(): Promise<pg.PoolClient> {
    for (;;) {
      if (this.coming !== undefined) throw new Moved();
      const client = await this.pool.connect();
      const isNew = !this.lives.has(client);
      const life = await this.lifeOf(client);
      if (life === this.epoch) return client;
      client.release(!isNew);
      if (isNew) this.coming = life;
    }
  }

  /** Asked once of each connection: while it lasts its server does not change. */
  private async lifeOf(client: pg.PoolClient): Promise<string> {
    const known = this.lives.get(client);
    if (known !== undefined) return known;
    try {
      const life = await readLife(client);
      this.lives.set(client, life);
      return life;
    } catch (error) {
      // Not kept: the next one may lead elsewhere.
      client.release(true);
      throw error;
    }
  }
}
