/** Texts and days of what is provided: read by everybody, so no number in them may point at a person. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readTold } from '../text/told-text.ts';

export const NAME = 100;

/** Characters of each text that may be left out. */
const MOST = { counter: 200, hours: 200, materials: 500, takenBy: 100 } as const;

type Texts = { -readonly [name in keyof typeof MOST]?: string | null };

/** Those that are given; null takes one away. @throws BAD_USER_INPUT */
export async function readTexts(context: CommandContext, given: Texts): Promise<Texts> {
  const read: Texts = {};
  for (const [name, most] of Object.entries(MOST) as [keyof typeof MOST, number][]) {
    const text = given[name];
    if (text === undefined) continue;
    read[name] = isGiven(text) ? await readTold(context, `input.${name}`, text, most) : null;
  }
  return read;
}

/** The first day without it. @throws CONFLICT where it ended, BAD_USER_INPUT for a day to come or before it began */
export function readEnd(
  { now }: CommandContext,
  on: string | null | undefined,
  { what, begun, ended }: { what: string; begun?: string; ended: string | null },
): string {
  if (ended !== null) throw HubError.conflict(`${what} ended on ${ended}.`);
  const today = dayOf(now);
  const day = on ?? today;
  if (day > today) {
    throw HubError.badInput('input.on', '`input.on` is still to come: end it on that day.');
  }
  if (begun !== undefined && day < begun) {
    throw HubError.badInput('input.on', `\`input.on\` lies before ${begun}, when it began.`);
  }
  return day;
}
