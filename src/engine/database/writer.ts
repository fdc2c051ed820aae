/**
 * The door for changes: one unit of work, one transaction, for one command.
 * Invariants: who acts, in which role and by which command is known to the journal before the first row is; a connection
 * is given back or thrown away however its transaction ended; what is said to have failed was not done, unless the
 * error says that its outcome is unknown.
 */
import type { Caller } from '../../held-places.ts';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { pastOthers } from './contention.ts';
import { Disk } from './disk.ts';
import type { FairPool } from './fair-pool.ts';
import { openOrm } from './orm.ts';
import { learnOutcome } from './settling.ts';
import { diskFull, unavailable } from './transient-error.ts';
import { probe } from './write-probe.ts';
import { openWriterPool } from './writer-pool.ts';
import { type Act, type Unsettled, Writing } from './writing.ts';

/** Who commands where no client does. */
const ITSELF: Caller = { key: 'the hub', isStranger: false };
const PROBE: Caller = { key: 'readiness', isStranger: false };

type EntityClass = new () => object;
type Commanding<T> = (em: EntityManager) => Promise<T>;

interface Made<T> {
  made: T;
  unsettled: Unsettled | undefined;
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
  commit<T>(act: Act, work: Commanding<T>, caller: Caller = ITSELF): Promise<T> {
    return pastOthers(() => this.attempt(act, caller, work));
  }

  private async attempt<T>(act: Act, caller: Caller, work: Commanding<T>): Promise<T> {
    const { made, unsettled } = await this.transact(act, caller, work);
    if (unsettled) await learnOutcome(unsettled, this.pool, caller);
    return made;
  }

  /** Why nothing can be written now; undefined: it can. Never rejects. */
  async fault(): Promise<string | undefined> {
    if (await this.disk.isFull()) return diskFull().message;
    try {
      const isStandby = await this.pool.with(PROBE, (client) => probe(client, this.disk));
      if (isStandby) return 'The database only follows another one: nothing can be written in it.';
    } catch (error) {
      return unavailable(error)?.message ?? (error as Error).message;
    }
    return undefined;
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

/** @param disk of the server, where it is our own */
export function openWriter(
  url: string,
  entities: EntityClass[],
  connections: number,
  disk = new Disk(),
): Writer {
  const orm = openOrm(url, entities);
  return new Writer(orm, openWriterPool(url, connections), disk);
}
