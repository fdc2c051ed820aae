/**
 * Reads the journal in snapshots. The one reader of `change`: as gridhub_feed it sees every row, and what a
 * subscriber may see of it is decided where the change is delivered.
 * Invariant: a change is delivered once it is visible and never twice; the changes of a row keep their order.
 */
import { connectAs } from '../database/connect.ts';
import { openPool } from '../database/pool.ts';
import type pg from 'pg';
import { foldCounts, keepDays } from './journal-upkeep.ts';
import { Lineage } from './lineage.ts';
import { type Moment, isOfThePast, presentMoment, settledMoment } from './moment.ts';
import type { Key } from './signature.ts';
import { Seal } from './seal.ts';
import { readPart } from './stretch-reader.ts';
import type { Part, Stretch } from './stretch.ts';

const LIFETIME_S = 60;

/** The journal as a process reads it. To be closed. */
export class Journal {
  private readonly lineage: Lineage;
  /** For background work: no reader waits for it. */
  private readonly jobs: pg.Pool;

  /** What cursors are signed with. */
  readonly seal: Seal;

  constructor(lineage: Lineage, jobs: pg.Pool) {
    this.lineage = lineage;
    this.jobs = jobs;
    this.seal = new Seal(() => this.readKeys());
  }

  /** See Cursor.epoch. */
  get epoch(): string {
    return this.lineage.epoch;
  }

  private async readKeys(): Promise<Key[]> {
    const { rows } = await this.lineage.query<Key>(
      '/* live.keys */ select id, secret, retired_at as "retiredAt" from feed_key',
    );
    return rows;
  }

  /** Whether this is another life of the database than before: a standby has taken over, or it was restored. */
  readEpoch(): Promise<boolean> {
    return this.lineage.adopt();
  }

  /** The present snapshot: everything committed so far is visible in it. */
  now(): Promise<Moment> {
    return presentMoment(this.lineage);
  }

  /** A snapshot that another connection has read in, as one that is good after a crash too. */
  settle(snapshot: string): Promise<string> {
    return settledMoment(this.lineage, snapshot);
  }

  /** About `size` changes of a stretch, in the order of their ids. @throws Forgotten */
  readPart(stretch: Stretch, size: number): Promise<Part> {
    return readPart(this.lineage, stretch, size);
  }

  /** Whether the snapshot, and the id, are of this database's past: they have been given out here. */
  isOfThePast(snapshot: string, id: number): Promise<boolean> {
    return isOfThePast(this.lineage, snapshot, id);
  }

  /** Makes partitions for the days ahead and drops those that are older; says how many. */
  keep(days: number): Promise<number> {
    return keepDays(this.jobs, days);
  }

  /** Folds the deltas that have committed so far, until the signal aborts. */
  foldCounts(signal?: AbortSignal): Promise<void> {
    return foldCounts(this.jobs, signal);
  }

  async close(): Promise<void> {
    await Promise.all([this.lineage.close(), this.jobs.end()]);
  }
}

/** Opened, it has adopted the present life of the database and has its keys. */
export async function openJournal(url: string): Promise<Journal> {
  // A plan that was made while a day's partition was empty reads it whole, and is kept until somebody counts its rows.
  const options = `${connectAs(url, 'gridhub_feed').options} -c enable_seqscan=off -c enable_sort=off`;
  // What is asked in the order of an index is a first part: to sort for it means to look through all that follows.
  // Renewed, so that a way to the database that was turned elsewhere is noticed though nothing was cut off.
  const pool = openPool(url, 'gridhub_feed', { max: 3, options, maxLifetimeSeconds: LIFETIME_S });
  const journal = new Journal(new Lineage(pool), openPool(url, 'gridhub_feed', { max: 1 }));
  try {
    await journal.readEpoch();
    await journal.seal.reload();
    return journal;
  } catch (error) {
    await journal.close();
    throw error;
  }
}
