/** The turns of starts that would migrate one database at once, under one advisory lock. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { LOCKS } from './locks.ts';
import type { Say } from './migration-progress.ts';

const TURN_MS = 100;

/** How often it is said that a turn has not come yet. */
const AGAIN_MS = 30_000;

/**
 * Resolves when it is this start's turn, which its connection holds until it ends. Asked for again and again: one that waited inside a statement would hold a snapshot, and an index that is made beside
 * writers waits for all of those, this one's included, for ever.
 */
export async function takeTurn(login: pg.Client, say: Say): Promise<void> {
  for (let told = -AGAIN_MS; ;) {
    const { rows } = await login.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1) as taken',
      [LOCKS.migrate],
    );
    if (rows[0]?.taken) return;
    if (performance.now() - told >= AGAIN_MS) {
      told = performance.now();
      say(`another start is migrating this database (${await holderOf(login)}): waiting for it`);
    }
    await sleep(TURN_MS);
  }
}

async function holderOf(login: pg.Client): Promise<string> {
  const { rows } = await login.query<{ pid: number; since: string | null }>(
    `select l.pid, to_char(a.backend_start at time zone 'utc', 'HH24:MI:SS') as since
     from pg_locks l left join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.objid::bigint = $1 and l.classid = 0
       and l.database = (select oid from pg_database where datname = current_database())`,
    [LOCKS.migrate],
  );
  const [holder] = rows;
  if (!holder) return 'it has just ended';
  return `server process ${holder.pid}${holder.since ? `, since ${holder.since} UTC` : ''}`;
}
