/**
 * Counts of persons for those who are neither staff nor known.
 * Invariant: no number smaller than the fewest is shown to them, nor can one be reckoned from those beside it.
 */
import { relationOf } from './relation.ts';
import type { Viewer } from './viewer.ts';

/** Screens and strangers read no smaller number of persons. */
export const FEWEST_PERSONS = 5;

interface Counted {
  id: string;
  count: number;
}

/** Of all that are counted under one heading: how many have too few, and which of the others has the fewest. */
export interface Beside {
  small: number;
  smallest: string | null;
}

/**
 * A count of persons, null where it is so small that it could point at somebody, or where what is hidden beside it
 * could be reckoned from it.
 * @param beside what there is under its heading, itself included
 */
export async function discloseCount(
  viewer: Viewer,
  path: string,
  own: Counted,
  beside: () => Promise<Beside>,
): Promise<number | null> {
  const relation = relationOf(viewer, { path });
  if (relation !== 'screen' && relation !== 'nobody') return own.count;
  if (own.count < FEWEST_PERSONS) return null;
  // One small count alone is the rest of the sum: then the smallest of the others is hidden with it.
  const { small, smallest } = await beside();
  return small === 1 && smallest === own.id ? null : own.count;
}
