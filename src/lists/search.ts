/**
 * Search of needs: words of any script, of which all must occur in title or description.
 * A rare word is found through the index of its pieces, as candidates that the viewer's own statement then
 * reads; a common one by walking the list in its order. Both are exact: the words themselves are compared.
 */
import type { Snapshot } from '../database/reader.ts';
import { HubError } from '../errors.ts';
import type { Range } from '../loading/part.ts';
import type { Condition } from '../loading/sql.ts';
import { Need } from './need.entity.ts';

/** Up to here sorting what matches is cheaper than walking; at 200,000 needs both take about 3 ms. */
const MOST_CANDIDATES = 500;
const LONGEST_SEARCH = 100;
const EVERYWHERE: Range = { from: '', to: '~' };

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
  range: Range | undefined,
): Promise<Condition[]> {
  if (words.length === 0) return [];
  const { from, to } = range ?? EVERYWHERE;
  const [found] = await reads.query<{ ids: string[] | null }>(
    {
      name: 'lists.needCandidates',
      text: 'select need_candidates($1, $2, $3, $4) as ids',
      isPrepared: true,
    },
    [words.flatMap(piecesOf), from, to, MOST_CANDIDATES],
  );
  const among = found?.ids;
  const narrowing: Condition[] = among ? [(sql) => `t.id = any(${sql.value(among)})`] : [];
  const text = textOf(reads);
  return [...narrowing, ...words.map((word) => holding(word, text))];
}

/** A word of one character is its own piece; of more, the pairs of neighbours say all there is. */
function piecesOf(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((second, i) => `${characters[i]}${second}`);
}

/** What the viewer reads of a need: a word that it does not read finds nothing for it. */
function textOf(reads: Snapshot): string {
  const [title, description] = ['title', 'description'].map((one) => reads.seen(Need, one));
  if (reads.sight.screens === 'none') return `${title} || ' ' || ${description}`;
  return `concat_ws(' ', ${title}, ${description})`;
}

function holding(word: string, text: string): Condition {
  return (sql) => `strpos(lower(${text}), ${sql.value(word)}) > 0`;
}
