/**
 * Search of a list: words of any script, of which all must occur. The database folds them, and what they are looked
 * for in, by one function (`fold_text`), so that what looks alike is alike.
 * A rare word is found through the index of its pieces, as candidates that the viewer's own statement then
 * reads; a common one by walking the list in its order. Both are exact: the words themselves are compared.
 */
import type { Snapshot } from '../database/snapshot.ts';
import { HubError } from '../../errors.ts';
import { isVisible, lengthOf } from '../../input.ts';
import { refuseOddCharacters } from '../../odd-characters.ts';
import type { Range } from './part.ts';
import type { Condition } from './sql.ts';

/** Up to here sorting what matches is cheaper than walking; at 200,000 needs both take about 3 ms. */
const MOST_CANDIDATES = 500;
const LONGEST_SEARCH = 100;

/** Where candidates are looked for: in ranges of paths, of units, among ids; null: among all that the units have claimed. */
export interface Bounds {
  ranges: readonly Range[];
  units: readonly string[];
  ids: readonly string[] | null;
}

export const NOWHERE: Bounds = { ranges: [], units: [], ids: [] };
export const EVERYWHERE: Bounds = { ...NOWHERE, ranges: [{ from: '', to: '~' }] };

/** A list that can be searched. */
export interface Searched {
  /** Of the statement that looks for candidates. */
  name: string;
  /** The function of the database that finds them. */
  candidates: 'need_candidates' | 'need_candidates_of_screens' | 'place_candidates';
  /** The folded text of a row of t, as the viewer reads it: a word that it does not read finds nothing for it. */
  words: (reads: Snapshot) => string;
}

/**
 * What is searched for; undefined where that is nothing.
 * @throws BAD_USER_INPUT for text over 100 characters, of which none can be seen, or that no text may hold
 */
export function readSearch(search: string | null | undefined): string | undefined {
  const text = (search ?? '').trim();
  const length = lengthOf(text);
  if (length > LONGEST_SEARCH) {
    throw HubError.badInput(
      'search',
      `\`search\` has ${length} characters; ${LONGEST_SEARCH} is the most.`,
    );
  }
  refuseOddCharacters('search', text);
  if (text === '' || isVisible(text)) return text || undefined;
  throw HubError.badInput('search', '`search` holds nothing that can be seen.');
}

interface Found {
  words: string[];
  ids: string[] | null;
}

/** Conditions that hold for rows with all the words. */
export async function searchConditions(
  reads: Snapshot,
  { name, candidates, words }: Searched,
  search: string,
  { ranges, units, ids }: Bounds,
): Promise<Condition[]> {
  const [found] = await reads.query<Found>(
    {
      name,
      text: `select w.words, ${candidates}(word_pieces(w.words), $2, $3, $4, $5, $6) as ids
        from search_words($1) w (words)`,
      isPrepared: true,
    },
    [
      search,
      ranges.map(({ from }) => from),
      ranges.map(({ to }) => to),
      units,
      ids,
      MOST_CANDIDATES,
    ],
  );
  const among = found?.ids;
  const narrowing: Condition[] = among ? [(sql) => `t.id = any(${sql.value(among)})`] : [];
  const text = words(reads);
  const holding = (found?.words ?? []).map(
    (word): Condition =>
      (sql) =>
        `strpos(${text}, ${sql.value(word)}) > 0`,
  );
  return [...narrowing, ...holding];
}
