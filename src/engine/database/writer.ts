/**
 * The door for changes: one unit of work, one transaction, for one command.
 * Invariants: who acts, in which role and by which command is known to the journal before the first row is; a connection
 * is given back or thrown away however its transaction ended; what is said to have failed was not done, unless the
 * error says that its outcome is unknown.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { FlushMode, MikroORM, UnderscoreNamingStrategy } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import type pg from 'pg';
import { HubError } from '../../errors.ts';
import type { Caller } from '../../held-places.ts';
import { connectAs } from './connect.ts';
import { Disk } from './disk.ts';
import { FairPool } from './fair-pool.ts';
import { outcomeOf } from './outcome.ts';
import { openPool } from './pool.ts';
import { diskFull, unavailable } from './transient-error.ts';
import { type Act, type Unsettled, Writing, contextOver } from './writing.ts';

/** Who commands where no client does. */
const ITSELF: Caller = { key: 'the hub', isStranger: false };
const PROBE: Caller = { key: 'readiness', isStranger: false };

/** Fails where there is no room for it, and leaves nothing behind. */
const TAKE_ROOM = `/* database.takeRoom */ do $$ begin
    create temporary table room on commit drop as select repeat(md5(n::text), 200) from generate_series(1, 50) n;
  end $$`;

type EntityClass = new () => object;
type Commanding<T> = (em: EntityManager) => Promise<T>;

interface Made<T> {
  made: T;
  unsettled: Unsettled | undefined;
}

/** Who waits for a row holds no connection for longer than `LOCK_MS` at a time, and tries again until then. */
const PATIENCE_MS = 4_000;
const LOCK_MS = 250;
const SHORTEST_REST_MS = 20;
const LONGEST_REST_MS = 400;
/** By the server's clock, and by ours where that stands still. */
const STATEMENT_MS = 20_000;
const REPLY_MS = 25_000;

const RETRY_S = 5;
const LOST = `The connection to the database was lost, and nothing was changed. Try again in ${RETRY_S} s.`;

/** PostgreSQL's lock_not_available, deadlock_detected and serialization_failure: another command was in the way. */
const IN_THE_WAY = ['55P03', '40P01', '40001'];

/** A relation is held as the id it points with: `placeId` is the column place_id, no `_id` put behind it. */
class ColumnNames extends UnderscoreNamingStrategy {
  override joinKeyColumnName(property: string): string {
    return this.propertyToColumnName(property);
  }
}

export class Writer {
  private readonly orm: MikroORM;
  private readonly pool: FairPool;
  private readonly disk: Disk;

  constructor(orm: MikroORM, pool: FairPool, disk: Disk) {
    this.orm = orm;
    this.pool = pool;
    this.disk = disk;
  }

  get metadata() {
    return this.orm.getMetadata();
  }

  /**
   * Runs `work` in one transaction; whatever it throws leaves no row behind. It runs anew where another command was in
   * the way: what it does beside the transaction it must be able to do again.
   * @throws CONFLICT where another command stayed in the way, UNAVAILABLE with `outcome` where it is unknown whether it
   * was done
   */
  async commit<T>(act: Act, work: Commanding<T>, caller: Caller = ITSELF): Promise<T> {
    const until = performance.now() + PATIENCE_MS;
    for (let rest = SHORTEST_REST_MS; ; rest = Math.min(rest * 2, LONGEST_REST_MS)) {
      try {
        return await this.attempt(act, caller, work);
      } catch (error) {
        if (!IN_THE_WAY.includes(String((error as { code?: unknown }).code))) throw error;
        if (performance.now() + rest > until) {
          throw HubError.conflict('Another command is at work on the same. Try again.');
        }
        await sleep(rest * (0.5 + Math.random() / 2));
      }
    }
  }

  private async attempt<T>(act: Act, caller: Caller, work: Commanding<T>): Promise<T> {
    const { made, unsettled } = await this.transact(act, caller, work);
    if (unsettled) await this.settle(unsettled, caller);
    return made;
  }

  /** Why nothing can be written now; undefined: it can. Never rejects. */
  async fault(): Promise<string | undefined> {
    if (await this.disk.isFull()) return diskFull().message;
    try {
      const isStandby = await this.pool.with(PROBE, (client) => this.probe(client));
      if (isStandby) return 'The database only follows another one: nothing can be written in it.';
    } catch (error) {
      return unavailable(error)?.message ?? (error as Error).message;
    }
    return undefined;
  }

  private async probe(client: pg.PoolClient): Promise<boolean> {
    const { rows } = await client.query<{ isStandby: boolean }>(
      '/* database.probe */ select pg_is_in_recovery() as "isStandby"',
    );
    if (this.disk.isInDoubt) {
      await client.query(TAKE_ROOM);
      this.disk.note();
    }
    return rows[0]?.isStandby ?? false;
  }

  private async transact<T>(act: Act, caller: Caller, work: Commanding<T>): Promise<Made<T>> {
    if (await this.disk.isFull()) throw diskFull();
    const client = await this.pool.connect(caller);
    const writing = new Writing(client);
    try {
      const made = await this.within(writing, act, work);
      const unsettled = await writing.commit();
      this.disk.note();
      return { made, unsettled };
    } catch (error) {
      this.disk.note(error);
      await writing.rollBack(error);
      throw error;
    } finally {
      this.pool.release(client, caller, writing.isBroken);
    }
  }

  /** @throws UNAVAILABLE where it was not done or where that is unknown; `outcome` says which */
  private async settle(unsettled: Unsettled, caller: Caller): Promise<void> {
    const outcome = await outcomeOf(unsettled, (text, values) =>
      this.pool.with(caller, (client) => client.query(text, values)),
    );
    if (outcome === 'NOT_DONE') throw HubError.unavailable(LOST, RETRY_S);
    if (outcome === 'UNKNOWN') throw HubError.unsettled();
  }

  private async within<T>(writing: Writing, act: Act, work: Commanding<T>): Promise<T> {
    await writing.begin(act);
    const em = this.orm.em.fork();
    em.setTransactionContext(writing.context);
    const made = await work(em);
    await em.flush();
    return made;
  }

  async close(): Promise<void> {
    await this.pool.close();
    await this.orm.close(true);
  }
}

const refusing = {
  connect: () => Promise.reject(new Error('a change was sent outside a transaction')),
};

/** @param disk of the server, where it is our own */
export function openWriter(
  url: string,
  entities: EntityClass[],
  connections: number,
  disk = new Disk(),
): Writer {
  const orm = new MikroORM({
    clientUrl: url,
    // It has no connection of its own: what it sends goes through those of its transactions.
    driverOptions: contextOver(refusing),
    ensureDatabase: false,
    entities,
    metadataProvider: ReflectMetadataProvider,
    namingStrategy: ColumnNames,
    // A command's rows are written once, at its end: one version and one event each.
    flushMode: FlushMode.COMMIT,
  });
  const { options } = connectAs(url, 'gridhub_writer');
  const pool = openPool(url, 'gridhub_writer', {
    max: connections,
    options: `${options} -c statement_timeout=${STATEMENT_MS} -c lock_timeout=${LOCK_MS}`,
    query_timeout: REPLY_MS,
  });
  return new Writer(orm, new FairPool(pool, connections), disk);
}
