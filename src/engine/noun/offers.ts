/** What is offered to a viewer of a row: the same lifecycle and permissions that the dispatcher asks. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Subject, grantFor } from '../access/permissions.ts';
import type { HubContext } from '../execution/context.ts';
import { noteSelf } from '../execution/public-types.ts';
import type { Row } from '../loading/node.ts';
import type { Changing } from './command.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { NounRow } from './noun-definition.ts';
import type { Noun } from './noun.ts';
import { permissionsOn } from './sides.ts';

/** Commands of other nouns that are given on a row of this one. */
export type Also<T extends object> = (
  row: Row<T>,
  context: HubContext,
) => Promise<readonly string[]>;

interface Offering<T extends object, S extends string> {
  lifecycle: Lifecycle<S, string>;
  changing: { readonly [name: string]: Changing<T, S> };
  also: Also<T> | undefined;
}

/** `allowedCommands`: the commands that a row's state and its viewer's grants allow, in the order of the table. */
export function offersOf<T extends NounRow, S extends string>(
  { entity }: Noun<T>,
  { lifecycle, changing, also }: Offering<T, S>,
) {
  async function isAllowed(name: string, row: Row<T>, context: HubContext): Promise<boolean> {
    const command = changing[name];
    if (!command || command.isMeant?.(row, context.now()) === false) return false;
    const subject = command.seenOn ? await command.seenOn(row, context) : (row as Subject & Row<T>);
    if (!subject) return false;
    return permissionsOn(name, command.may, row).some((one) =>
      grantFor(context.viewer, one, subject),
    );
  }

  noteSelf([`${entity.name}.allowedCommands`]);

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
