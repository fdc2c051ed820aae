/** Ids: the noun in front, a time-ordered uuid (v7) behind, as a TypeID: `need_01k9…`. */
import { typeid } from 'typeid-js';

/** A word that ids begin with, `party` of a Party organisation. */
export type Noun = string;

/** What there is beside the nouns of the domain, with the words that messages have for them. */
const nouns = new Map<Noun, string>([
  ['step', 'step'],
  ['audit', 'audit row'],
]);

/** Ids of this noun there are from now on. @throws Error for one that there is already: a fault of ours */
export function nameNoun(noun: Noun, words: string = noun): void {
  if (nouns.has(noun)) throw new Error(`${noun} names two kinds of ids`);
  nouns.set(noun, words);
}

/** A new id; ids made later sort later, to the millisecond. */
export function newId(noun: Noun): string {
  return typeid(noun).toString();
}

/** The noun that an id names, without a search; null for text that is no id of ours. */
export function nounOf(id: string): Noun | null {
  const noun = id.slice(0, Math.max(0, id.lastIndexOf('_')));
  return nouns.has(noun) ? noun : null;
}

/** The noun as messages have it. */
export function wordsFor(noun: Noun): string {
  return nouns.get(noun) ?? noun;
}
