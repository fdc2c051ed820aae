/** A part of the score of a pair. A new part is a file beside this one, a line in `score`, and a member of `MatchPart`. */
import type { MatchPart } from './match.enums.ts';
import type { AsOf, OpenNeed, OpenResource } from './open-items.ts';
import type { Pieces } from './pieces.ts';

export interface Pair {
  need: OpenNeed;
  resource: OpenResource;
  /** Pieces of their words. */
  needPieces: Pieces;
  resourcePieces: Pieces;
  asOf: AsOf;
}

/** A sentence in both languages. */
export interface Told {
  zh: string;
  en: string;
}

export interface ScorePart {
  part: MatchPart;
  /** The most points that it gives: its weight in a score. */
  weight: number;
  /** Whether it can be judged at all; left out: always. */
  counts?(pair: Pair): boolean;
  /** A whole number from 0 to its weight. */
  points(pair: Pair): number;
  tell(pair: Pair): Told;
}
