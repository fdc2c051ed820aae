/** The check of texts that others are to read: no number of a person, and the codes of the hub's own places are none. */
import { HubError } from '../../errors.ts';
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

interface Item {
  number: string;
  title: string;
  description: string;
  unitOfMeasure: string;
}

/** @throws BAD_USER_INPUT with the cure where a text of the item holds a number that could point at a person */
export async function refusePersonal(
  context: CommandContext,
  argument: string,
  { number, title, description, unitOfMeasure }: Item,
  cure: string,
): Promise<void> {
  const kind = await personalNumberAmong(context, [title, description, unitOfMeasure]);
  if (!kind) return;
  throw HubError.badInput(
    argument,
    `The text of ${number} holds what looks like a ${kind}. ${cure}`,
  );
}
