/**
 * A command on a row that there is, in the one order that all keep: what no state could allow is refused, the row locked,
 * guard and lifecycle asked, the change made, the step left.
 */
import type { Subject } from '../access/permissions.ts';
import type { CommandContext } from './command-context.ts';
import type { Changing } from './command.ts';
import type { NamedId } from './named-id.ts';
import type { NounRow } from './noun-definition.ts';
import type { Noun } from './noun.ts';
import { permissionOf, permissionsOf } from './sides.ts';
import type { Order, Ways } from './ways.ts';

/** The row, changed. @throws NOT_FOUND, FORBIDDEN, CONFLICT, and what the command's own functions throw */
export async function changed<T extends NounRow, S extends string>(
  { noun, lifecycle, lock, settle }: Ways<T, S>,
  command: Changing<T, S>,
  context: CommandContext,
  { input, named }: Order,
): Promise<T> {
  command.check?.(context, input);
  const reason = (await command.reason?.(context, input)) ?? null;
  const own = () => lockOwn(noun, context, named);
  const row = await (command.lock?.(context, input) ?? lock?.(context, input) ?? own());
  const subject = command.on ? await command.on(context, row) : (row as Subject & T);
  const from = stateOf(row) as S;
  const isPossible = !command.moves || lifecycle.isPossible(context.command, from);
  context.refuseUnless(permissionsOf(context.command, command.may), subject);
  if (isPossible)
    await context.require(permissionOf(context.command, command.may, row, input), subject);
  else await context.requireAny(permissionsOf(context.command, command.may), subject);
  const next = command.moves && lifecycle.next(context.command, from);
  const other = await command.change?.(context, row, input, reason);
  if (next === undefined) {
    // What has steps is touched by the step.
    row.updatedAt = context.now;
    return row;
  }
  Object.assign(row, { state: other ?? next });
  await settle?.(context, row, { from, reason });
  context.leaveStep(noun, row, { from, to: stateOf(row), reason });
  return row;
}

/** Of a row without one: nothing that a lifecycle knows. */
function stateOf(row: object): string {
  return (row as { state: string }).state;
}

/** The row that the input names first of its noun. */
function lockOwn<T extends NounRow>(
  { kind, entity }: Noun<T>,
  context: CommandContext,
  named: readonly NamedId[],
) {
  const own = named.find((one) => one.noun === kind);
  if (!own) throw new Error(`${context.command} names no ${kind}`);
  return context.lock(entity, own.id, own.argument);
}
