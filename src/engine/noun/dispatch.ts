/**
 * Gives a command: what its noun says of it, in the one order that all commands keep. Input, row under its lock, guard,
 * lifecycle, change, step. Invariant: no command ends without its guard having been asked; else nothing of it stays.
 */
import { changed } from './changing.ts';
import type { CommandContext } from './command-context.ts';
import type { Command } from './command.ts';
import { made } from './making.ts';
import type { NounRow } from './noun-definition.ts';
import type { Order, Ways } from './ways.ts';

/** The row that it made or changed. @throws Error where it asked no guard: a fault of ours */
export async function dispatch<T extends NounRow, S extends string>(
  ways: Ways<T, S>,
  command: Command<T, S>,
  context: CommandContext,
  order: Order,
): Promise<T> {
  const row = await given(ways, command, context, order);
  if (context.isJudged) return row;
  throw new Error(`${context.command} has asked no guard`);
}

function given<T extends NounRow, S extends string>(
  ways: Ways<T, S>,
  command: Command<T, S>,
  context: CommandContext,
  order: Order,
): Promise<T> {
  if ('run' in command) return command.run(context, order.input);
  if ('make' in command) return made(ways, command, context, order.input);
  return changed(ways, command, context, order);
}
