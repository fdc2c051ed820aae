/** Texts that are read beyond the place's own staff at once: in them no number may point at a person. */
import type { Work } from '../../engine/noun/work.ts';
import { HubError } from '../../errors.ts';
import { readText } from '../../input.ts';
import { personalNumberAmong } from './personal-check.ts';

/** @throws BAD_USER_INPUT where it is empty, over its limit, or holds a person's number */
export async function readTold(
  work: Work,
  argument: string,
  value: string,
  most: number,
): Promise<string> {
  const text = readText(argument, value, most);
  const kind = await personalNumberAmong(work, [text]);
  if (!kind) return text;
  throw HubError.badInput(
    argument,
    `\`${argument}\` holds what looks like a ${kind}, and is read beyond the staff of the place: leave it out.`,
  );
}
