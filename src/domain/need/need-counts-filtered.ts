/** Counts of needs with a filter, for many places at once: their rows are counted. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { FilterInput } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import { Sql } from '../../engine/loading/sql.ts';
import { inArea } from '../listing/areas.ts';
import { rangeBelow } from '../place/path.ts';
import { needFilter } from './need.filter.ts';
import { NeedStateCount, NeedCounts, countsOf } from './need-state-counts.ts';

/** What is counted of one state at one path. */
export interface CountRow extends NeedStateCount {
  path: string;
}

/** A single place is named in the statement, so that it is planned for its size; many are looked up one after the other. */
export async function countFiltered(
  reads: Snapshot,
  paths: readonly string[],
  filter: FilterInput,
): Promise<Map<string, NeedCounts>> {
  const sql = new Sql();
  const [only] = paths;
  const isOne = only !== undefined && paths.length === 1;
  const from = sql.value(isOne ? only : paths);
  const to = isOne ? '' : sql.value(paths.map((path) => rangeBelow(path).to));
  const condition = conditionOf(filter, needFilter.fields, reads.asOf)(sql);
  const text = isOne
    ? `select ${from}::text as path, t.state, count(*)::integer as count from need t
        where ${inArea(only, true)(sql)} and ${condition} group by t.state`
    : `select k.path, t.state, count(*)::integer as count
        from unnest(${from}::text[], ${to}::text[]) k (path, hi) cross join lateral (
          select t.state from need t where t.path >= k.path and t.path < k.hi and ${condition} offset 0) t
        group by k.path, t.state`;
  return byPath(await reads.query<CountRow>({ name: 'need.countsFiltered', text }, sql.values));
}

/** The counts of each path that has any. */
export function byPath(rows: CountRow[]): Map<string, NeedCounts> {
  const groups = Map.groupBy(rows, (row) => row.path);
  return new Map([...groups].map(([path, group]) => [path, countsOf(group)]));
}
