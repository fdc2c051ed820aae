/** Mutations from a table of commands: each commits, then reads its payload in a fresh snapshot. */
import { Arg, type ClassType, Ctx, Mutation, Resolver } from 'type-graphql';
import { HubError } from '../../errors.ts';
import type { HubContext } from '../execution/context.ts';
import { isTransient } from '../database/transient-error.ts';
import { isGiven } from '../../input.ts';
import { refuseOddCharacters, refuseOpenDirections } from '../../odd-characters.ts';
import type { CommandInput } from './command-input.ts';
import type { Order } from './dispatch.ts';
import { idsIn } from './named-id.ts';
import { idempotently } from './idempotency.ts';
import { CommandContext } from './command-context.ts';

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
        await context.mustSee(name, order.named);
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

/** Where it is unknown whether it was done, and it has a key, it is given again: it finds what it did, or does it now. */
async function committed<R extends { id: string }>(
  name: string,
  given: CommandInput,
  context: HubContext,
  run: (work: CommandContext) => Promise<R>,
): Promise<{ id: string }> {
  const commit = () =>
    context.commit(name, async (means) => {
      const work = new CommandContext(means);
      const made = await idempotently(work, name, given, () => run(work));
      return { made, role: work.role };
    });
  try {
    return await commit();
  } catch (error) {
    if (!isGiven(given.idempotencyKey) || outcomeIn(error) !== 'UNKNOWN') throw error;
    return commit().catch((again: unknown) => {
      throw isTransient(again) ? error : again;
    });
  }
}

function outcomeIn(error: unknown): unknown {
  return error instanceof HubError ? error.extensions['outcome'] : undefined;
}

/** @throws what says that the command was done, where it could only not be answered; else what it is given */
function afterwards(error: unknown): never {
  throw isTransient(error) ? HubError.unanswered() : error;
}

/** @throws BAD_USER_INPUT for the first text of the input that holds what no text may */
function refuseOddTexts(input: unknown, argument = 'input'): void {
  if (typeof input === 'string') {
    refuseOddCharacters(argument, input);
    refuseOpenDirections(argument, input);
  }
  if (typeof input !== 'object' || input === null) return;
  for (const [name, value] of Object.entries(input)) refuseOddTexts(value, `${argument}.${name}`);
}
