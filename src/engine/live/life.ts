/**
 * The life of a database: its cluster, its database and its timeline. In another life the same ids are other transactions.
 * Invariant: a standby that was not promoted has none.
 */
import type pg from 'pg';
import { TransientError } from '../database/transient-error.ts';

/** A new connection leads to another life than the present one: `adopt` has to be called before anything is read. */
export class Moved extends TransientError {
  override message =
    'the database has another history than before: a standby took over, or it was restored';
}

/** What answers is read-only and may lag behind what was sent already. */
export class OnStandby extends TransientError {
  override message =
    'the database is a standby that was not promoted: nothing is told until it is, or its address leads to the primary';
}

/** The last checkpoint would still name the old timeline for minutes after a promotion; what is written now tells the new one. */
const LIFE = `/* live.epoch */ select to_hex(s.system_identifier) || 'x' || to_hex(d.oid::bigint) || 'x' ||
    case when not pg_is_in_recovery()
      then lower(ltrim(left(pg_walfile_name(pg_current_wal_insert_lsn()), 8), '0')) end as life
  from pg_control_system() s, pg_database d where d.datname = current_database()`;

/** Which life this connection reads in. @throws OnStandby */
export async function readLife(client: pg.PoolClient): Promise<string> {
  const { rows } = await client.query<{ life: string | null }>(LIFE);
  const life = rows[0]?.life;
  if (!life) throw new OnStandby();
  return life;
}
