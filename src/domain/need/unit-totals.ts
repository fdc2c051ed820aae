/** How many needs units have raised and claimed: claims are counted by the index of unit and place, no need is read for one. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { Range } from '../../engine/loading/part.ts';
import { Sql } from '../../engine/loading/sql.ts';
import { inAnyArea } from '../listing/areas.ts';

/**
 * As far as the viewer sees them, each once. Who sees a claim sees its need: staff of its place, the unit that claimed it,
 * the unit that raised it, and screens, which are shown claims on what they see.
 */
export function unitTotals(reads: Snapshot) {
  return {
    /** Of the viewer's own units: all of it is seen. */
    ofOwn: (units: readonly string[]): Promise<number> =>
      count(reads, {
        name: 'need.totalOfOwn',
        text: 'select count(distinct t.need_id)::integer as count from unit_need t where t.unit_id = any($1)',
        values: [units],
      }),
    /** Of those the ones that agreements open besides, by the index of what is open. */
    ofOwnOpened(units: readonly string[], opened: readonly string[]): Promise<number> {
      const sql = new Sql();
      const isOwn = `u.unit_id = any(${sql.value(units)})`;
      const text = `select count(distinct t.id)::integer as count from need t join unit_need u on u.need_id = t.id
        where ${isOwn} and t.state = 'LISTED' and t.visibility = 'PARTNERS' and ${inAnyArea(opened, true)(sql)}`;
      return count(reads, { name: 'need.totalOfOwnOpened', text, values: sql.values });
    },
    /** Of a unit in and below places. */
    within: (ranges: readonly Range[], unit: string): Promise<number> =>
      count(reads, {
        name: 'need.totalOfUnit',
        text: WITHIN,
        values: [ranges.map(({ from }) => from), ranges.map(({ to }) => to), unit],
      }),
  };
}

const WITHIN = `select sum(r.count)::integer as count from unnest($1::text[], $2::text[]) k (path, hi) cross join lateral (
    select count(*) as count from need t where t.unit_id = $3 and t.path >= k.path and t.path < k.hi
    union all
    select count(distinct t.need_id) from claim t where t.unit_id = $3 and t.path >= k.path and t.path < k.hi
      and (t.need_id = any(array(select n.id from need n where n.unit_id = $3))) is not true) r`;

interface Counting {
  name: string;
  text: string;
  values: unknown[];
}

async function count(reads: Snapshot, { name, text, values }: Counting): Promise<number> {
  const [row] = await reads.query<{ count: number }>({ name, text, isPrepared: true }, values);
  return row?.count ?? 0;
}
