/** Counts of units' needs by state: of those that they raised and claimed, for many places at once. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import type { Range } from '../../engine/loading/part.ts';
import { type CountRow, byPath } from './need-counts-filtered.ts';
import { NeedCounts, countsOf } from './need-state-counts.ts';

/** Which needs of which units. */
export interface OfUnits {
  units: readonly string[];
  /** Paths below which those that agreements open are counted elsewhere, and so left out. */
  opened: readonly string[];
}

/** Loaders of counts by range, one for each question. */
export function unitCounts(reads: Snapshot) {
  const loaders = new Map<string, ReturnType<typeof countsFor>>();
  return {
    load({ from, to }: Range, of: OfUnits): Promise<NeedCounts> {
      const asked = JSON.stringify(of);
      let loader = loaders.get(asked);
      if (!loader) loaders.set(asked, (loader = countsFor(reads, of)));
      return loader.load(`${from} ${to}`);
    },
  };
}

function countsFor(reads: Snapshot, of: OfUnits) {
  return loadBy<string, NeedCounts>(
    (ranges) => countWithin(reads, ranges, of),
    () => countsOf([]),
  );
}

/** As far as the viewer sees them, each once; what has been claimed is found by unit and place. */
async function countWithin(
  reads: Snapshot,
  ranges: readonly string[],
  { units, opened }: OfUnits,
): Promise<Map<string, NeedCounts>> {
  const ends = ranges.map((range) => range.split(' '));
  const isLeft = `(t.state = 'LISTED' and t.visibility = 'PARTNERS' and t.path ^@ any($4)) is not true`;
  const rows = await reads.query<CountRow>(
    {
      name: 'need.countsOfUnits',
      text: `select k.path || ' ' || k.hi as path, t.state, count(*)::integer as count
        from unnest($1::text[], $2::text[]) k (path, hi) cross join lateral (
          select t.state from need t
            where t.unit_id = any($3) and t.path >= k.path and t.path < k.hi and ${isLeft}
          union all
          select t.state from need t
            where t.id in (select c.need_id from claim c
                where c.unit_id = any($3) and c.path >= k.path and c.path < k.hi)
              and (t.unit_id = any($3)) is not true and ${isLeft}) t
        group by k.path, k.hi, t.state`,
      isPrepared: true,
    },
    [ends.map(([from]) => from), ends.map(([, to]) => to), units, opened],
  );
  return byPath(rows);
}
