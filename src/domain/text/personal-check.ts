/** The check of texts that others are to read: no number of a person, and the codes of the hub's own places are none. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PlaceCode } from '../place/place-code.entity.ts';
import { type PersonalNumber, personalNumberIn } from './personal-text.ts';
import { possibleCodesIn } from './place-codes.ts';

/** The first kind that one of the texts holds; null where none does. The database is asked only where one seems to. */
export async function personalNumberAmong(
  { em }: CommandContext,
  texts: readonly string[],
): Promise<PersonalNumber | null> {
  for (const text of texts) {
    if (personalNumberIn(text) === null) continue;
    const known = await em.find(PlaceCode, { code: { $in: possibleCodesIn(text) } });
    const kind = personalNumberIn(text, new Set(known.map(({ code }) => code)));
    if (kind !== null) return kind;
  }
  return null;
}
