/** Mutations from a table of commands: each commits, then reads its payload in a fresh snapshot. */
import { Arg, type ClassType, Ctx, Mutation, Resolver } from 'type-graphql';
import type { HubContext } from '../execution/context.ts';
import type { CommandContext } from './command-context.ts';
import type { CommandInput } from './command-input.ts';
import { afterwards, committed } from './committing.ts';
import { mustSee } from './must-see.ts';
import { idsIn } from './named-id.ts';
import { refuseOddTexts } from './odd-texts.ts';
import type { Order } from './ways.ts';

/** What is run for a mutation. */
interface Mutated<R> {
  name: string;
  input: ClassType<CommandInput>;
  description: string;
  run: (work: CommandContext, order: Order) => Promise<R>;
}

export interface Payload<R> {
  type: ClassType;
  /** What the command changed, as the viewer may see it now; what it made comes along, of an earlier effect the id alone. */
  present: (id: string, context: HubContext, made: { id: string } & Partial<R>) => Promise<object>;
}

/** A resolver class with a mutation for each command, named like it. */
export function mutationsOf<R extends { id: string }>(
  { type, present }: Payload<R>,
  commands: readonly Mutated<R>[],
): new () => object {
  class Mutations {}
  const methods = Mutations.prototype as { [command: string]: unknown };
  for (const { name, input, run, description } of commands) {
    methods[name] = async (given: CommandInput, context: HubContext) => {
      refuseOddTexts(given);
      const order = { input: given, named: idsIn(input, given) };
      try {
        await mustSee(context, name, order.named);
        const made = await committed(name, given, context, (work) => run(work, order));
        return await present(made.id, context, made as { id: string } & Partial<R>).catch(
          afterwards,
        );
      } catch (error) {
        await context.tellRefusal(name, error);
        throw error;
      }
    };
    const method = Object.getOwnPropertyDescriptor(methods, name);
    // What a compiler would have noted of a written method.
    Reflect.defineMetadata('design:paramtypes', [Object, Object], methods, name);
    Mutation(() => type, { description })(methods, name, method as PropertyDescriptor);
    Arg('input', () => input)(methods, name, 0);
    Ctx()(methods, name, 1);
  }
  Resolver()(Mutations);
  return Mutations;
}
