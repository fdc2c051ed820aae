/** What tallies and counters keep of places, in one shape. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { NeedState } from './need.enums.ts';
import { readTallies } from '../listing/tally.ts';

/** What is kept of a place under one key. */
export interface Sum {
  path: string;
  state: NeedState | null;
  category: string | null;
  month: string | null;
  count: number;
  rated: number;
  rating: number;
}

/** By category and month. */
export async function talliesAt({ reads }: HubContext, paths: string[]): Promise<Sum[]> {
  const rows = await readTallies(reads, 'need', paths);
  return rows.map(({ key, ...row }) => ({ ...row, category: key, state: null }));
}

/** By state. */
export async function countersAt({ load }: HubContext, paths: string[]): Promise<Sum[]> {
  const counts = await Promise.all(paths.map((path) => load.needCounts.load(path, {}, 'ALL')));
  return counts.flatMap(({ byState }, i) =>
    byState.map(({ state, count }) => {
      const none = { category: null, month: null, rated: 0, rating: 0 };
      return { path: paths[i] ?? '', state, count, ...none };
    }),
  );
}
