/**
 * How good a pair is: the points of its parts, added up. Whole numbers, so that equal pairs are equal on every machine.
 * Invariant: a part that cannot be judged for a viewer counts for none of its pairs.
 */
import type { MatchPart } from './match.enums.ts';
import { category } from './score-category.ts';
import { dates } from './score-dates.ts';
import { distance } from './score-distance.ts';
import type { Pair, ScorePart, Told } from './score-part.ts';
import { quantity } from './score-quantity.ts';
import { record } from './score-record.ts';
import { seat } from './score-seat.ts';
import { words } from './score-words.ts';

/** In the order in which reasons are told. */
const PARTS: readonly ScorePart[] = [category, words, distance, dates, quantity, seat, record];

export interface Reason extends Told {
  part: MatchPart;
  weight: number;
  points: number;
}

const counting = (pair: Pair) => PARTS.filter((one) => one.counts?.(pair) ?? true);

/** From 0 to `mostOf` the pair. */
export function scoreOf(pair: Pair): number {
  let score = 0;
  for (const one of PARTS) if (one.counts?.(pair) ?? true) score += one.points(pair);
  return score;
}

/** The most that the pair could have. */
export function mostOf(pair: Pair): number {
  return counting(pair).reduce((sum, { weight }) => sum + weight, 0);
}

/** One for each part that counts. */
export function reasonsOf(pair: Pair): Reason[] {
  return counting(pair).map((one) => {
    const { part, weight } = one;
    return { part, weight, points: one.points(pair), ...one.tell(pair) };
  });
}
