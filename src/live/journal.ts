/**
 * Reads the journal in snapshots. The one reader of `change`: as gridhub_feed it sees every row, and what a
 * subscriber may see of it is decided where the change is delivered.
 * Invariant: a change is told once it is visible and never twice; the changes of a row keep their order.
 */
import type pg from 'pg';
import { connectAs, openPool } from '../database/connect.ts';

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

/** What lies behind a snapshot was dropped with its day: it cannot be gone on from. */
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
  endId?: number;
}

/** The next changes of a stretch, and what is left of it behind them. */
export interface Part {
  changes: Change[];
  isLast: boolean;
  rest: Stretch;
}

const LOCK_NOT_AVAILABLE = '55P03';

const COLUMNS = `c.id, c.at, c.kind, c.row_id as "rowId", c.version, c.state_before as "stateBefore",
  c.state_after as "stateAfter", c.before, c.after`;

/** Deltas that one visit folds: some tenths of a second. */
const FOLDED_AT_ONCE = 20_000;

export class Journal {
  private readonly pool: pg.Pool;
  /** See Cursor.epoch. */
  epoch = '';

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** Whether this is another life of the database than before: a standby has taken over, or it was restored. */
  async readEpoch(): Promise<boolean> {
    const { rows } = await this.pool.query<{ epoch: string }>(
      `/* live.epoch */ select to_hex(s.system_identifier) || 'x' || to_hex(d.oid::bigint) || 'x' ||
         to_hex(c.timeline_id) as epoch
       from pg_control_system() s, pg_control_checkpoint() c, pg_database d
       where d.datname = current_database()`,
    );
    const { epoch } = this;
    this.epoch = rows[0]?.epoch ?? '';
    return epoch !== this.epoch;
  }

  /** The present snapshot: everything committed so far is visible in it. */
  async now(): Promise<Moment> {
    const { rows } = await this.pool.query<Moment>(
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
    const { rows } = await this.pool.query<{ settled: string }>(text, [snapshot]);
    const [row] = rows;
    if (!row) throw new Error('the database has not settled the snapshot');
    return row.settled;
  }

  /**
   * About `size` changes of a stretch, in the order of their ids. By xid the index finds the few rows that can be new;
   * a long stretch is read by its ids from the second part on, since each part would else look through all that is left.
   * @throws Forgotten
   */
  async readPart(stretch: Stretch, size: number): Promise<Part> {
    const { lastId, endId } = stretch;
    if (endId !== undefined) {
      const to = lastId + size;
      const changes = await this.readUpTo(stretch, to);
      return { changes, isLast: to >= endId, rest: { ...stretch, lastId: to } };
    }
    const changes = await this.readFirst(stretch, size);
    const last = changes.at(-1);
    if (!last || changes.length < size) return { changes, isLast: true, rest: stretch };
    const rest = { ...stretch, lastId: last.id, endId: await this.lastIdOf(stretch) };
    return { changes, isLast: false, rest };
  }

  private readFirst({ after, upTo, lastId }: Stretch, limit: number): Promise<Change[]> {
    // Within a row ids follow its changes, since each was written under the row's lock. The order of xids would be
    // wrong: an early one can write late.
    const rows = `c.xid >= pg_snapshot_xmin($1::pg_snapshot) and c.xid < pg_snapshot_xmax($2::pg_snapshot)
      and c.id > $3`;
    return this.readRows({ name: 'live.read', rows, limit: 'limit $4' }, [
      after,
      upTo,
      lastId,
      limit,
    ]);
  }

  private readUpTo({ after, upTo, lastId }: Stretch, id: number): Promise<Change[]> {
    const rows = 'c.id > $3 and c.id <= $4';
    return this.readRows({ name: 'live.readUpTo', rows, limit: '' }, [after, upTo, lastId, id]);
  }

  private async lastIdOf({ after, upTo }: Stretch): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>(
      `/* live.lastIdOf */ select coalesce(max(id), 0) as id from change
        where xid >= pg_snapshot_xmin($1::pg_snapshot) and xid < pg_snapshot_xmax($2::pg_snapshot)`,
      [after, upTo],
    );
    return rows[0]?.id ?? 0;
  }

  private async readRows(
    { name, rows: condition, limit }: { name: string; rows: string; limit: string },
    values: unknown[],
  ): Promise<Change[]> {
    const { rows } = await this.pool.query<Change & { isKept: boolean }>({
      name,
      text: `/* ${name} */ select k.kept as "isKept", ${COLUMNS}
        from (select xid < pg_snapshot_xmin($1::pg_snapshot)
            or pg_visible_in_snapshot(dropped_by, $1::pg_snapshot) as kept from journal_end) k
        left join lateral (select * from change c
          where ${condition}
            and not pg_visible_in_snapshot(c.xid, $1::pg_snapshot)
            and pg_visible_in_snapshot(c.xid, $2::pg_snapshot)
          order by c.id ${limit}) c on k.kept
        order by c.id`,
      values,
    });
    if (rows[0]?.isKept !== true) throw new Forgotten();
    return rows.filter(({ id }) => id !== null);
  }

  /** Makes partitions for the days ahead and drops those that are older; says how many. Several processes may. */
  async keep(days: number): Promise<number> {
    const text = '/* live.keep */ select keep_journal($1) as dropped';
    try {
      const { rows } = await this.pool.query<{ dropped: number }>(text, [days]);
      return rows[0]?.dropped ?? 0;
    } catch (error) {
      // A writer was in the way of a partition. It is not waited for: the next time comes.
      if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return 0;
      throw error;
    }
  }

  /** Whether the snapshot is one of this database's past: its transactions have been given out here. */
  async isOfThePast(snapshot: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ past: boolean }>(
      `/* live.isOfThePast */ select pg_snapshot_xmax($1::pg_snapshot) <=
         pg_snapshot_xmax(pg_current_snapshot()) as past`,
      [snapshot],
    );
    return rows[0]?.past ?? false;
  }

  /** Folds the counters' deltas; several processes may, each delta is taken once. */
  async foldCounts(): Promise<void> {
    await this.pool.query('/* live.foldCounts */ select fold_need_counts()');
    await this.pool.query('/* live.foldTallies */ select fold_tallies($1)', [FOLDED_AT_ONCE]);
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

export async function openJournal(url: string): Promise<Journal> {
  // A plan that was made while a day's partition was empty reads it whole, and is kept until somebody counts its rows.
  const options = `${connectAs(url, 'gridhub_feed').options} -c enable_seqscan=off`;
  const pool = openPool(url, 'gridhub_feed', { max: 3, options });
  const journal = new Journal(pool);
  try {
    await journal.readEpoch();
    return journal;
  } catch (error) {
    await journal.close();
    throw error;
  }
}
