/** Loaders of counts by path: folded rows and the deltas that wait to be folded, in one statement and so of one moment. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { FilterInput } from '../../engine/loading/filter.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { rangeBelow } from '../place/path.ts';
import { NeedState } from './need.enums.ts';
import { readTallies } from '../listing/tally.ts';
import { NeedCounts, countsOf } from './need-state-counts.ts';
import { type CountRow, countFiltered, byPath } from './need-counts-filtered.ts';

/** Which counters answer for a place: those of all its needs, of those that screens see, or none. */
export type Counters = 'ALL' | 'PUBLIC' | null;

/** Loaders of counts by path: two for the counters, one for each filter. */
export function needCountLoaders(reads: Snapshot) {
  const counters = loadBy(
    (paths) => readCounters(reads, paths),
    () => countsOf([]),
  );
  const ofScreens = loadBy(
    (paths) => readPublic(reads, paths),
    () => countsOf([]),
  );
  const filtered = new Map<string, typeof counters>();
  return {
    load(path: string, filter: object, kind: Counters): Promise<NeedCounts> {
      const asked = JSON.stringify(filter);
      if (asked === '{}' && kind) return (kind === 'ALL' ? counters : ofScreens).load(path);
      let loader = filtered.get(asked);
      if (!loader) {
        loader = loadBy(
          (paths) => countFiltered(reads, paths, filter as FilterInput),
          () => countsOf([]),
        );
        filtered.set(asked, loader);
      }
      return loader.load(path);
    },
  };
}

async function readCounters(
  reads: Snapshot,
  paths: readonly string[],
): Promise<Map<string, NeedCounts>> {
  const rows = await reads.query<CountRow>(
    {
      name: 'need.counts',
      text: `select k.path, c.state, sum(c.count)::integer as count
        from unnest($1::text[], $2::text[]) k (path, hi) cross join lateral (
          select state, count from need_count where path = k.path
          union all
          select s.state, s.count from need_count_delta d
            cross join lateral (values (d.state, d.count), (d.was, -d.count)) s (state, count)
            where d.path >= k.path and d.path < k.hi and s.state is not null
        ) c group by k.path, c.state having sum(c.count) <> 0`,
      isPrepared: true,
    },
    [paths, paths.map((path) => rangeBelow(path).to)],
  );
  return byPath(rows);
}

/** Folded and waiting ones of one moment, as the database adds them. */
async function readPublic(
  reads: Snapshot,
  paths: readonly string[],
): Promise<Map<string, NeedCounts>> {
  const rows = await readTallies(reads, 'public', paths);
  return byPath(rows.map(({ path, key, count }) => ({ path, state: key as NeedState, count })));
}
