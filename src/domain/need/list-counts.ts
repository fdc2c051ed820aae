/** Counts of a list of needs by state, counted in its rows: where nothing that is kept answers. */
import { endsOf, within as partOf } from '../../engine/loading/part.ts';
import { rowsOf, waysOf } from '../../engine/loading/rows-of.ts';
import { Sql } from '../../engine/loading/sql.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { ListScope } from '../listing/scope.ts';
import { needsWithin } from './needs-within.ts';
import { NeedStateCount, NeedCounts, countsOf } from './need-state-counts.ts';

/** Of a list without filter and search. */
export async function countList(scope: ListScope, context: HubContext): Promise<NeedCounts> {
  const sql = new Sql();
  const { part, anyOf, conditions } = await needsWithin(scope, context, {
    isWhole: true,
    isCounted: true,
  });
  const ends = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const rows = rowsOf('need', waysOf(anyOf, sql), undefined, { part, ends });
  const all = [...(part ? partOf(part, ends) : []), ...conditions.map((one) => one(sql))];
  const counts = await context.reads.query<NeedStateCount>(
    {
      name: 'need.countsOfList',
      text: `select t.state, count(*)::integer as count from ${rows}
        where ${all.join(' and ') || 'true'} group by t.state`,
    },
    sql.values,
  );
  return countsOf(counts);
}
