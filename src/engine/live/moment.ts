/**
 * Positions in the journal, asked of the database: snapshots, settled so that they are good after a crash too.
 * Invariant: everything that had committed when it was asked for is visible in the present one.
 */
import type { Lineage } from './lineage.ts';

/** A settled snapshot, and when it was taken by the database's clock. */
export interface Moment {
  snapshot: string;
  at: Date;
  /** The oldest transaction that may still commit. */
  oldest: string;
  /** Whether there is one. */
  isHeld: boolean;
}

/** The present snapshot: everything committed so far is visible in it. */
export async function presentMoment(lineage: Lineage): Promise<Moment> {
  const { rows } = await lineage.query<Moment>(
    `/* live.now */ select settled_snapshot(s)::text as snapshot, clock_timestamp() as at,
         pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmin(s) <> pg_snapshot_xmax(s) as "isHeld"
       from pg_current_snapshot() s`,
  );
  const [row] = rows;
  if (!row) throw new Error('the database has not told its snapshot');
  return row;
}

/** A snapshot that another connection has read in, as one that is good after a crash too. */
export async function settledMoment(lineage: Lineage, snapshot: string): Promise<string> {
  const text = '/* live.settle */ select settled_snapshot($1::pg_snapshot)::text as settled';
  const { rows } = await lineage.query<{ settled: string }>(text, [snapshot]);
  const [row] = rows;
  if (!row) throw new Error('the database has not settled the snapshot');
  return row.settled;
}

/** Whether the snapshot, and the id, are of this database's past: they have been given out here. */
export async function isOfThePast(
  lineage: Lineage,
  snapshot: string,
  id: number,
): Promise<boolean> {
  const { rows } = await lineage.query<{ past: boolean }>(
    `/* live.isOfThePast */ select pg_snapshot_xmax($1::pg_snapshot) <=
         pg_snapshot_xmax(pg_current_snapshot()) and $2::bigint <= last_value as past from change_id`,
    [snapshot, id],
  );
  return rows[0]?.past ?? false;
}
