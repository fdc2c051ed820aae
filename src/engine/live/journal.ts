/**
 * Reads the journal in snapshots. The one reader of `change`: as gridhub_feed it sees every row, and what a
 * subscriber may see of it is decided where the change is delivered.
 * Invariant: a change is delivered once it is visible and never twice; the changes of a row keep their order.
 */
import { connectAs } from '../database/connect.ts';
import { openPool } from '../database/pool.ts';
import type pg from 'pg';
import { inBatches } from '../../job.ts';
import { Lineage } from './lineage.ts';
import { type Key, Seal } from './seal.ts';

export interface Change {
  id: number;
  at: Date;
  kind: string;
  rowId: string;
  version: number;
  stateBefore: string | null;
  stateAfter: string | null;
  before: { readonly [column: string]: unknown } | null;
  after: { readonly [column: string]: unknown } | null;
  /** When the row left the state before, where that is another moment than `at`: of changes that are delivered as one. */
  beforeAt?: Date;
}

/** A settled snapshot, and when it was taken by the database's clock. */
export interface Moment {
  snapshot: string;
  at: Date;
  /** The oldest transaction that may still commit. */
  oldest: string;
  /** Whether there is one. */
  isHeld: boolean;
}

/** The changes after a snapshot were dropped with their day: no feed can go on from it. */
export class Forgotten extends Error {
  constructor() {
    super('the journal no longer reaches so far back');
  }
}

/** Changes between two snapshots, by id; `lastId` continues inside. */
export interface Stretch {
  after: string;
  upTo: string;
  lastId: number;
  /** The id that it ends with; known of one that is longer than its first part. */
  endId?: number | undefined;
}

/** The next changes of a stretch, and what is left of it after them. */
export interface Part {
  changes: Change[];
  isLast: boolean;
  rest: Stretch;
}

const LOCK_NOT_AVAILABLE = '55P03';
const LIFETIME_S = 60;
/** In one transaction. */
const MOST_FOLDED = 10_000;

const COLUMNS = `c.id, c.at, c.kind, c.row_id as "rowId", c.version, c.state_before as "stateBefore",
  c.state_after as "stateAfter", c.before, c.after`;

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
  async now(): Promise<Moment> {
    const { rows } = await this.lineage.query<Moment>(
      `/* live.now */ select settled_snapshot(s)::text as snapshot, clock_timestamp() as at,
         pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmin(s) <> pg_snapshot_xmax(s) as "isHeld"
       from pg_current_snapshot() s`,
    );
    const [row] = rows;
    if (!row) throw new Error('the database has not told its snapshot');
    return row;
  }

  /** A snapshot that another connection has read in, as one that is good after a crash too. */
  async settle(snapshot: string): Promise<string> {
    const text = '/* live.settle */ select settled_snapshot($1::pg_snapshot)::text as settled';
    const { rows } = await this.lineage.query<{ settled: string }>(text, [snapshot]);
    const [row] = rows;
    if (!row) throw new Error('the database has not settled the snapshot');
    return row.settled;
  }

  /**
   * About `size` changes of a stretch, in the order of their ids; of a long one a part may hold few, or none. By xid the
   * index finds the few rows that can be new. A long stretch is read by its ids, since each part would else look through,
   * and sort, all that is left.
   * @throws Forgotten
   */
  async readPart(stretch: Stretch, size: number): Promise<Part> {
    if (stretch.endId !== undefined) return this.readByIds(stretch, size, stretch.endId);
    const changes = await this.readFirst(stretch, size);
    // Within a row ids follow its changes, since each was written under the row's lock. The order of xids would be
    // wrong: an early one can write late.
    changes.sort((one, other) => one.id - other.id);
    if (changes.length < size) {
      return { changes, isLast: true, rest: { ...stretch, lastId: changes.at(-1)?.id ?? 0 } };
    }
    const { first, last } = await this.boundsOf(stretch, changes[0]?.id ?? 0);
    return this.readByIds(
      { ...stretch, lastId: Math.max(stretch.lastId, first - 1), endId: last },
      size,
      last,
    );
  }

  private async readByIds(stretch: Stretch, size: number, endId: number): Promise<Part> {
    const lastId = Math.min(stretch.lastId + size, endId);
    const changes = await this.readUpTo(stretch, lastId);
    return { changes, isLast: lastId >= endId, rest: { ...stretch, lastId } };
  }

  /** What is not visible in a snapshot was under way in it, or came later: a transaction that stays open costs no more. */
  private readFirst({ after, upTo, lastId }: Stretch, limit: number): Promise<Change[]> {
    const late = 'c.xid = any (array(select pg_snapshot_xip($1::pg_snapshot)))';
    const later = `c.xid >= pg_snapshot_xmax($1::pg_snapshot) and c.xid < pg_snapshot_xmax($2::pg_snapshot)`;
    const rows = [late, later].map(
      (which) => `(select * from change c where ${which} and c.id > $3
        and pg_visible_in_snapshot(c.xid, $2::pg_snapshot) order by c.xid, c.id limit $4)`,
    );
    const values = [after, upTo, lastId, limit];
    return this.readRows({ name: 'live.read', rows: rows.join(' union all '), order: '' }, values);
  }

  private readUpTo({ after, upTo, lastId }: Stretch, id: number): Promise<Change[]> {
    const rows = `select * from change c where c.id > $3 and c.id <= $4
      and not pg_visible_in_snapshot(c.xid, $1::pg_snapshot) and pg_visible_in_snapshot(c.xid, $2::pg_snapshot)`;
    const values = [after, upTo, lastId, id];
    return this.readRows({ name: 'live.readUpTo', rows, order: 'order by c.id' }, values);
  }

  /** The ids between which all of a stretch lies, of which one is known. */
  private async boundsOf(
    { after, upTo }: Stretch,
    id: number,
  ): Promise<{ first: number; last: number }> {
    const { rows } = await this.lineage.query<{ first: number; last: number }>(
      `/* live.boundsOf */ select journal_first($1, $2, $3) as first, last_value as last from change_id`,
      [after, upTo, id],
    );
    const [row] = rows;
    if (!row) throw new Error('the database has not told its ids');
    return row;
  }

  private async readRows(
    { name, rows: found, order }: { name: string; rows: string; order: string },
    values: unknown[],
  ): Promise<Change[]> {
    const { rows } = await this.lineage.query<Change & { isKept: boolean }>({
      name,
      text: `/* ${name} */ select k.kept as "isKept", ${COLUMNS}
        from (select xid < pg_snapshot_xmin($1::pg_snapshot)
            or pg_visible_in_snapshot(dropped_by, $1::pg_snapshot) as kept from journal_end) k
        left join lateral (${found}) c on k.kept ${order}`,
      values,
    });
    if (rows[0]?.isKept !== true) throw new Forgotten();
    return rows.filter(({ id }) => id !== null);
  }

  /** Makes partitions for the days ahead and drops those that are older; says how many. Several processes may. */
  async keep(days: number): Promise<number> {
    const text = '/* live.keep */ select keep_journal($1) as dropped';
    try {
      const { rows } = await this.jobs.query<{ dropped: number }>(text, [days]);
      return rows[0]?.dropped ?? 0;
    } catch (error) {
      // A writer was in the way of a partition. It is not waited for: the next time comes.
      if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return 0;
      throw error;
    }
  }

  /** Whether the snapshot, and the id, are of this database's past: they have been given out here. */
  async isOfThePast(snapshot: string, id: number): Promise<boolean> {
    const { rows } = await this.lineage.query<{ past: boolean }>(
      `/* live.isOfThePast */ select pg_snapshot_xmax($1::pg_snapshot) <=
         pg_snapshot_xmax(pg_current_snapshot()) and $2::bigint <= last_value as past from change_id`,
      [snapshot, id],
    );
    return rows[0]?.past ?? false;
  }

  /**
   * Folds the deltas of counters and tallies that have committed so far, in batches until the signal aborts; several
   * processes may, each delta is taken once.
   */
  async foldCounts(signal?: AbortSignal): Promise<void> {
    for (const name of ['fold_need_counts', 'fold_tallies'] as const) {
      const text = `/* live.foldCounts */ select ${name}($1) as done`;
      const fold = async (most: number) => {
        const { rows } = await this.jobs.query<{ done: number }>(text, [most]);
        return rows[0]?.done ?? 0;
      };
      await inBatches(fold, { most: MOST_FOLDED, signal });
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.lineage.close(), this.jobs.end()]);
  }
}

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
