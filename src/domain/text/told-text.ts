/** Texts that are read beyond the place's own staff at once: in them no number may point at a person. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { CommandInput } from '../../engine/noun/command-input.ts';
import { HubError } from '../../errors.ts';
import { readText } from '../../input.ts';
import { personalNumberAmong } from './personal-check.ts';

/** @throws BAD_USER_INPUT where it is empty, over its limit, or holds a person's number */
export async function readTold(
  context: CommandContext,
  argument: string,
  value: string,
  most: number,
): Promise<string> {
  const text = readText(argument, value, most);
  const kind = await personalNumberAmong(context, [text]);
  if (!kind) return text;
  throw HubError.badInput(
    argument,
    `\`${argument}\` holds what looks like a ${kind}, and is read beyond the staff of the place: leave it out.`,
  );
}

/** Characters of a reason. */
export const REASON = 500;

/** The reason of a command, which both sides of the row read. @throws as `readTold`, of `input.reason` */
export function readReason(
  context: CommandContext,
  { reason }: CommandInput & { reason: string },
): Promise<string> {
  return readTold(context, 'input.reason', reason, REASON);
}
