/**
 * Search of needs: words of any script, of which all must occur in title or description.
 * A rare word is found through the index of its pieces, as candidates that the viewer's own statement then
 * reads; a common one by walking the list in its order. Both are exact: the words themselves are compared.
 */
import type { Snapshot } from '../database/reader.ts';
import { HubError } from '../errors.ts';
import type { Range } from '../loading/part.ts';
import type { Condition } from '../loading/sql.ts';

/** Up to here sorting what matches is cheaper than walking; at 200,000 needs both take about 3 ms. */
const MOST_CANDIDATES = 500;
const LONGEST_SEARCH = 100;

/** Where candidates are looked for: in ranges of paths, of units, among ids. */
export interface Bounds {
  ranges: readonly Range[];
  units: readonly string[];
  ids: readonly string[];
}

export const NOWHERE: Bounds = { ranges: [], units: [], ids: [] };
export const EVERYWHERE: Bounds = { ...NOWHERE, ranges: [{ from: '', to: '~' }] };

/** @throws BAD_USER_INPUT for text over 100 characters */
export function readWords(search: string | null | undefined): string[] {
  const text = search ?? '';
  if (text.length > LONGEST_SEARCH) {
    throw HubError.badInput(
      'search',
      `\`search\` has ${text.length} characters; ${LONGEST_SEARCH} is the most.`,
    );
  }
  return [...new Set(text.toLowerCase().split(/\s+/).filter(Boolean))];
}

/** Conditions that hold for needs with all the words; none where nothing is searched for. */
export async function searchConditions(
  reads: Snapshot,
  words: string[],
  { ranges, units, ids }: Bounds,
): Promise<Condition[]> {
  if (words.length === 0) return [];
  const [found] = await reads.query<{ ids: string[] | null }>(
    {
      name: 'lists.needCandidates',
      text: 'select need_candidates($1, $2, $3, $4, $5, $6) as ids',
      isPrepared: true,
    },
    [
      words.flatMap(piecesOf),
      ranges.map(({ from }) => from),
      ranges.map(({ to }) => to),
      units,
      ids,
      MOST_CANDIDATES,
    ],
  );
  const among = found?.ids;
  const narrowing: Condition[] = among ? [(sql) => `t.id = any(${sql.value(among)})`] : [];
  return [...narrowing, ...words.map(holding)];
}

/** A word of one character is its own piece; of more, the pairs of neighbours say all there is. */
function piecesOf(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((second, i) => `${characters[i]}${second}`);
}

function holding(word: string): Condition {
  return (sql) => `strpos(lower(t.title || ' ' || t.description), ${sql.value(word)}) > 0`;
}
