/** Whether a server takes changes: it may only follow another one, or have no room. */
import type pg from 'pg';
import type { Disk } from './disk.ts';

/** Fails where there is no room for it, and leaves nothing behind. */
const TAKE_ROOM = `/* database.takeRoom */ do $$ begin
    create temporary table room on commit drop as select repeat(md5(n::text), 200) from generate_series(1, 50) n;
  end $$`;

/** Whether it is a standby. Where the last write found no room, it is tried whether there is some. @throws its error */
export async function probe(client: pg.PoolClient, disk: Disk): Promise<boolean> {
  const { rows } = await client.query<{ isStandby: boolean }>(
    '/* database.probe */ select pg_is_in_recovery() as "isStandby"',
  );
  if (disk.isInDoubt) {
    await client.query(TAKE_ROOM);
    disk.note();
  }
  return rows[0]?.isStandby ?? false;
}
