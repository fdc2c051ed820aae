/**
 * The commands of a noun, from one table: mutations, permissions, lifecycle, and what is offered to a viewer. A new command
 * is a line there and a body; what every command must do, the dispatcher does.
 */
import { permit } from '../access/permissions.ts';
import type { CommandContext } from './command-context.ts';
import { type Changing, type Command, rulesOf } from './command.ts';
import { type LedBy, noteCommands } from './command-tables.ts';
import { dispatch } from './dispatch.ts';
import type { Feature } from './feature.ts';
import { Lifecycle } from './lifecycle.ts';
import { type Payload, mutationsOf } from './mutations.ts';
import type { NounRow } from './noun-definition.ts';
import type { Noun } from './noun.ts';
import { type Also, offersOf } from './offers.ts';
import { rowAsPayload } from './row-payload.ts';
import type { Order, Ways } from './ways.ts';

interface Shared<T extends object, S extends string> {
  lock?: Ways<T, S>['lock'];
  settle?: Ways<T, S>['settle'];
  /** What it answers; left out: the row, under its noun's name. */
  payload?: Payload<T>;
  also?: Also<T>;
  /** What moves it besides: for those who read its lifecycle. */
  ledBy?: LedBy<S>;
}

type Table<T, S extends string> = { readonly [name: string]: Command<T, S> };

export interface Commands<S extends string> extends Feature {
  lifecycle: Lifecycle<S, string>;
}

/** Its mutations and what it offers; the rules of its table are permitted from then on. */
export function commandsOf<T extends NounRow, S extends string = never>(
  noun: Noun<T>,
  table: Table<T, S>,
  { lock, settle, payload, also, ledBy }: Shared<T, S> = {},
): Commands<S> {
  noteCommands(noun, table, ledBy);
  const commands = Object.entries(table);
  for (const [name, command] of commands) {
    for (const [permission, rule] of rulesOf(name, command)) permit(permission, rule);
  }
  const changing = commands.filter((one): one is [string, Changing<T, S>] => 'moves' in one[1]);
  const lifecycle = new Lifecycle<S, string>(
    noun.kind,
    Object.fromEntries(changing.map(([name, { moves = {} }]) => [name, moves])),
  );
  const ways: Ways<T, S> = { noun, lifecycle, lock, settle };
  const mutations = commands.map(([name, command]) => ({
    name,
    input: command.input,
    description: command.term,
    run: (context: CommandContext, order: Order) => dispatch(ways, command, context, order),
  }));
  const offered = noun.states
    ? [offersOf(noun, { lifecycle, changing: Object.fromEntries(changing), also })]
    : [];
  return {
    lifecycle,
    resolvers: [mutationsOf<T>(payload ?? rowAsPayload(noun), mutations), ...offered],
  };
}
