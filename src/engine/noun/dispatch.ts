/**
 * Gives a command: what its noun says of it, in the one order that all commands keep. Input, row under its lock, guard,
 * lifecycle, change, step. Invariant: no command ends without its guard having been asked; else nothing of it stays.
 */
import { newId } from '../../id.ts';
import type { Rule, Subject } from '../access/permissions.ts';
import type { CommandInput } from './command-input.ts';
import { type Changing, type Command, type Making, type Sides, sidesOf } from './command.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { NamedId } from './named-id.ts';
import type { Noun, NounRow } from './noun.ts';
import type { CommandContext } from './command-context.ts';

/** A method, so that it may name the input that all of them extend. */
type Locking<T> = { lock(context: CommandContext, input: CommandInput): Promise<T> }['lock'];

/** What the commands of a noun share. */
export interface Ways<T extends object, S extends string> {
  noun: Noun<T>;
  lifecycle: Lifecycle<S, string>;
  /** Where more than the row itself is locked for every command. */
  lock?: Locking<T> | undefined;
  /** What follows for the row and others from a change, before its step is left. */
  settle?:
    | ((context: CommandContext, row: T, change: Change<S>) => Promise<void> | void)
    | undefined;
}

export interface Change<S extends string> {
  from: S;
  reason: string | null;
}

/** What is given: the input, and the ids that it names. */
export interface Order {
  input: CommandInput;
  named: readonly NamedId[];
}

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

async function made<T extends NounRow, S extends string>(
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
    ...(noun.letter && { number: await context.nextNumber(noun.letter, noun.kind) }),
    ...('path' in columns ? {} : { path: on.path }),
    ...(command.begins && { state: command.begins }),
    createdAt: now,
    updatedAt: now,
  });
  context.em.persist(row);
  if (command.begins) {
    const reason = command.told?.(row) ?? null;
    context.leaveStep(noun, row, { from: null, to: command.begins, reason, isNew: true });
  }
  return row;
}

async function changed<T extends NounRow, S extends string>(
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
  if (next === undefined) return row;
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

function permissionOf<On>(
  name: string,
  may: Rule | Sides<On>,
  on: On,
  input: CommandInput,
): string {
  const sides = sidesOf(may);
  return sides ? `${name}.${sides.side(on, input)}` : name;
}

/** Where the state allows it to no side, a caller who could act for one may learn that. */
function permissionsOf<On>(name: string, may: Rule | Sides<On>): string[] {
  const sides = sidesOf(may);
  return sides ? Object.keys(sides.rules).map((side) => `${name}.${side}`) : [name];
}
