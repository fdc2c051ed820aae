/** A command that makes a row: judged on what it is given on, numbered, begun in its first state. */
import { newId } from '../../id.ts';
import { dayOf } from '../../input.ts';
import type { CommandContext } from './command-context.ts';
import type { CommandInput } from './command-input.ts';
import type { Making } from './command.ts';
import type { NounRow } from './noun-definition.ts';
import { permissionOf } from './sides.ts';
import type { Ways } from './ways.ts';

/** The new row, persisted. @throws FORBIDDEN, and what the command's own functions throw */
export async function made<T extends NounRow, S extends string>(
  { noun }: Ways<T, S>,
  command: Making<T>,
  context: CommandContext,
  input: CommandInput,
): Promise<T> {
  const { now } = context;
  const on = await command.on(context, input);
  await context.require(permissionOf(context.command, command.may, on, input), on);
  const columns = await command.make(context, input, on);
  const row = Object.assign(new noun.entity(), columns, {
    id: newId(noun.kind),
    ...(noun.letter && { number: await nextNumber(context, noun.letter, noun.kind) }),
    ...('path' in columns ? {} : { path: on.path }),
    ...(command.begins && { state: command.begins }),
    createdAt: now,
    updatedAt: now,
  });
  context.em.persist(row);
  await command.follows?.(context, row, input);
  if (command.begins) {
    const reason = command.told?.(row) ?? null;
    context.leaveStep(noun, row, { from: null, to: command.begins, reason, isNew: true });
  }
  return row;
}

/** The next number of a list: `N2026-000017`. Numbers have gaps, so that no command waits for a failed one. */
async function nextNumber({ em, now }: CommandContext, letter: string, kind: string) {
  const [row] = await em.execute<{ n: string }[]>(
    `/* lifecycle.nextNumber */ select nextval(?::regclass) as n`,
    [`${kind}_number_sequence`],
  );
  return `${letter}${dayOf(now).slice(0, 4)}-${String(row?.n).padStart(6, '0')}`;
}
