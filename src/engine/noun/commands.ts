/**
 * The commands of a noun, from one table: mutations, permissions, lifecycle, and what is offered to a viewer. A new command
 * is a line there and a body; what every command must do, the dispatcher does.
 */
import {
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { HubError } from '../../errors.ts';
import { wordsFor } from '../../id.ts';
import { type Subject, grantFor, permit } from '../access/permissions.ts';
import type { HubContext } from '../execution/context.ts';
import type { Row } from '../loading/node.ts';
import { type Changing, type Command, rulesOf, sidesOf } from './command.ts';
import { type Order, type Ways, dispatch } from './dispatch.ts';
import type { Feature } from './feature.ts';
import { Lifecycle } from './lifecycle.ts';
import { type Payload, mutationsOf } from './mutations.ts';
import type { Noun, NounRow } from './noun.ts';
import type { CommandContext } from './command-context.ts';

interface Shared<T extends object, S extends string> {
  lock?: Ways<T, S>['lock'];
  settle?: Ways<T, S>['settle'];
  /** What it answers; left out: the row, under its noun's name. */
  payload?: Payload<T>;
  /** Commands of other nouns that are given on a row of this one. */
  also?: (row: Row<T>, context: HubContext) => Promise<readonly string[]>;
}

type Table<T, S extends string> = { readonly [name: string]: Command<T, S> };

export interface Commands<S extends string> extends Feature {
  lifecycle: Lifecycle<S, string>;
}

export function commandsOf<T extends NounRow, S extends string = never>(
  noun: Noun<T>,
  table: Table<T, S>,
  { lock, settle, payload, also }: Shared<T, S> = {},
): Commands<S> {
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

/** What a command made or changed, where its giver still sees it: a right may have ended since. @throws NOT_FOUND */
export function seen<R>(kind: string, id: string, row: R | null): R {
  if (row) return row;
  throw HubError.notFound(wordsFor(kind), id);
}

interface Offering<T extends object, S extends string> {
  lifecycle: Lifecycle<S, string>;
  changing: { readonly [name: string]: Changing<T, S> };
  also: Shared<T, S>['also'];
}

/** `allowedCommands`: the commands that a row's state and its viewer's grants allow, in the order of the table. */
function offersOf<T extends NounRow, S extends string>(
  { entity }: Noun<T>,
  { lifecycle, changing, also }: Offering<T, S>,
) {
  async function isAllowed(name: string, row: Row<T>, context: HubContext): Promise<boolean> {
    const command = changing[name];
    if (!command || command.isMeant?.(row) === false) return false;
    const subject = command.seenOn ? await command.seenOn(row, context) : (row as Subject & Row<T>);
    if (!subject) return false;
    return permissionsOn(name, command, row).some((one) => grantFor(context.viewer, one, subject));
  }

  @Resolver(() => entity)
  class OffersResolver {
    @FieldResolver(() => [String], { description: 'The commands that you may give now 可执行操作' })
    async allowedCommands(@Root() row: Row<T>, @Ctx() context: HubContext): Promise<string[]> {
      const possible = lifecycle.allowed((row as Row<T> & { state: S }).state);
      const are = await Promise.all(possible.map((name) => isAllowed(name, row, context)));
      return [...possible.filter((_, i) => are[i]), ...((await also?.(row, context)) ?? [])];
    }
  }
  return OffersResolver;
}

function permissionsOn<T, S extends string>(
  name: string,
  { may }: Changing<T, S>,
  row: Row<T>,
): string[] {
  const sides = sidesOf(may);
  if (!sides) return [name];
  return (sides.open?.(row) ?? Object.keys(sides.rules)).map((side) => `${name}.${side}`);
}

/** `ResourcePayload { resource }` */
function rowAsPayload<T extends NounRow>({ kind, entity, load: own }: Noun<T>): Payload<T> {
  @ObjectType(`${entity.name}Payload`, { simpleResolvers: true })
  class RowPayload {
    @Field(() => entity, { name: kind })
    row!: object;
  }
  return {
    type: RowPayload as ClassType,
    present: async (id, { load }) => ({ [kind]: seen(kind, id, await load.of(own.byId).load(id)) }),
  };
}
