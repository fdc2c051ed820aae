/**
 * Roll-ups kept like the counters: needs by category and month, needs that screens see by state, and how many rows other
 * lists have. The database answers for paths that one grant of the viewer covers whole, and for no others.
 */
import type { Snapshot } from '../../engine/database/snapshot.ts';

/** Province, city, district, street, community: below, rows are counted. */
export const DEEPEST_TALLY = 5;

/** `public` for the needs that screens see, else what a noun is called. */
export type TallyKind = string;

export interface TallyRow {
  path: string;
  /** A category, a state, or nothing. */
  key: string;
  /** The first day of the month of the report, in China. */
  month: string;
  count: number;
  rated: number;
  /** Sum of all ratings. */
  rating: number;
}

/** What is kept of a kind at these paths, all of one moment. */
export function readTallies(
  reads: Snapshot,
  kind: TallyKind,
  paths: readonly string[],
): Promise<TallyRow[]> {
  return reads.query<TallyRow>(
    {
      name: 'listing.tallied',
      text: 'select path, key, month, count, rated, rating from tallied($1, $2)',
      isPrepared: true,
    },
    [kind, paths],
  );
}
