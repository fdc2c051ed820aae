/** Pieces of words as the search's index has them: pairs of neighbouring characters of a folded text. Pure. */

export type Pieces = ReadonlySet<string>;

const SPACE = /\s/;

/** What `search_pieces` of the database makes of two characters; single ones are too common to say anything. */
export function piecesOf(words: string): Pieces {
  const characters = Array.from(words);
  const pieces = new Set<string>();
  for (let i = 1; i < characters.length; i += 1) {
    const piece = `${characters[i - 1]}${characters[i]}`;
    if (!SPACE.test(piece)) pieces.add(piece);
  }
  return pieces;
}

/** Those in both, in the order of the smaller set. */
export function sharedPieces(one: Pieces, other: Pieces): string[] {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  return [...few].filter((piece) => many.has(piece));
}

/** How many are in both, counted no further than `most`. */
export function countShared(one: Pieces, other: Pieces, most: number): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let count = 0;
  for (const piece of few) {
    if (count >= most) break;
    if (many.has(piece)) count += 1;
  }
  return count;
}
