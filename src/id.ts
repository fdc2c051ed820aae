/** Ids: the noun in front, a time-ordered uuid (v7) behind, as a TypeID: `need_01k9…`. */
import { typeid } from 'typeid-js';

const NOUNS = [
  'place',
  'party',
  'post',
  'unit',
  'agreement',
  'resource',
  'need',
  'claim',
  'step',
  'account',
  'grant',
  'token',
  'audit',
  'reveal',
] as const;

export type Noun = (typeof NOUNS)[number];

/** A new id; ids made later sort later, to the millisecond. */
export function newId(noun: Noun): string {
  return typeid(noun).toString();
}

/** The noun that an id names, without a search; null for text that is no id of ours. */
export function nounOf(id: string): Noun | null {
  const noun = id.slice(0, Math.max(0, id.lastIndexOf('_')));
  return NOUNS.find((one) => one === noun) ?? null;
}

/** The noun as messages have it. */
export function wordFor(noun: Noun): string {
  return noun === 'unit' ? 'partner unit' : noun;
}
