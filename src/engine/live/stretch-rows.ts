/**
 * The statements that read changes between two snapshots.
 * Invariant: each asks in the same statement how far back the journal reaches: what was dropped is never taken for nothing.
 */
import type { Change } from './change.ts';
import type { Lineage } from './lineage.ts';
import { Forgotten, type Stretch } from './stretch.ts';

const COLUMNS = `c.id, c.at, c.kind, c.row_id as "rowId", c.version, c.state_before as "stateBefore",
  c.state_after as "stateAfter", c.before, c.after`;

/**
 * So many at most of its changes after `lastId`, in no order.
 * What is not visible in a snapshot was under way in it, or came later: a transaction that stays open costs no more.
 * @throws Forgotten
 */
export function readFirst(
  lineage: Lineage,
  { after, upTo, lastId }: Stretch,
  limit: number,
): Promise<Change[]> {
  const late = 'c.xid = any (array(select pg_snapshot_xip($1::pg_snapshot)))';
  const later = `c.xid >= pg_snapshot_xmax($1::pg_snapshot) and c.xid < pg_snapshot_xmax($2::pg_snapshot)`;
  const rows = [late, later].map(
    (which) => `(select * from change c where ${which} and c.id > $3
        and pg_visible_in_snapshot(c.xid, $2::pg_snapshot) order by c.xid, c.id limit $4)`,
  );
  const values = [after, upTo, lastId, limit];
  const found = { name: 'live.read', rows: rows.join(' union all '), order: '' };
  return readRows(lineage, found, values);
}

/** All of its changes after `lastId` up to this id, in the order of their ids. @throws Forgotten */
export function readUpTo(
  lineage: Lineage,
  { after, upTo, lastId }: Stretch,
  id: number,
): Promise<Change[]> {
  const rows = `select * from change c where c.id > $3 and c.id <= $4
      and not pg_visible_in_snapshot(c.xid, $1::pg_snapshot) and pg_visible_in_snapshot(c.xid, $2::pg_snapshot)`;
  const values = [after, upTo, lastId, id];
  return readRows(lineage, { name: 'live.readUpTo', rows, order: 'order by c.id' }, values);
}

async function readRows(
  lineage: Lineage,
  { name, rows: found, order }: { name: string; rows: string; order: string },
  values: unknown[],
): Promise<Change[]> {
  const { rows } = await lineage.query<Change & { isKept: boolean }>({
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
