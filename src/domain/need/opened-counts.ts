/** How many needs agreements open to the viewer's units in and below places: from the roll-ups, in grids and below by counting. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { depthOf, rangeBelow } from '../place/path.ts';
import { DEEPEST_TALLY } from '../listing/tally.ts';

interface Opened {
  path: string;
  count: number;
}

/** Of places that lie below what is opened; of others nothing is known. */
export function openedCounts(reads: Snapshot) {
  return loadBy<string, number>(
    async (paths) => {
      const kept = paths.filter((path) => depthOf(path) <= DEEPEST_TALLY);
      const fine = paths.filter((path) => depthOf(path) > DEEPEST_TALLY);
      const found = await Promise.all([
        kept.length > 0 ? readKept(reads, kept) : [],
        fine.length > 0 ? countFine(reads, fine) : [],
      ]);
      return new Map(found.flat().map(({ path, count }) => [path, count]));
    },
    () => 0,
  );
}

function readKept(reads: Snapshot, paths: readonly string[]): Promise<Opened[]> {
  return reads.query(
    {
      name: 'need.talliedOpen',
      text: 'select path, count from tallied_open($1)',
      isPrepared: true,
    },
    [paths],
  );
}

/** By the index of what is open in a grid. */
function countFine(reads: Snapshot, paths: readonly string[]): Promise<Opened[]> {
  return reads.query(
    {
      name: 'need.openedInGrids',
      text: `select k.path, (
          select count(*)::integer from need t where t.grid_path = k.grid and t.path >= k.path and t.path < k.hi
            and t.state = 'LISTED' and t.visibility = 'PARTNERS') as count
        from unnest($1::text[], $2::text[], $3::text[]) k (path, hi, grid)`,
      isPrepared: true,
    },
    [paths, paths.map((path) => rangeBelow(path).to), paths.map(gridOf)],
  );
}

function gridOf(path: string): string {
  return `${path
    .split('.')
    .slice(0, DEEPEST_TALLY + 1)
    .join('.')}.`;
}
