/** The person behind an account, whichever of its accounts it is. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { finalPerson } from '../people/final-person.ts';
import { Account } from './account.entity.ts';

/** Null where the account names none. */
export async function personBehind(
  context: CommandContext,
  accountId: string,
  argument: string,
): Promise<string | null> {
  const { personId } = await context.find(Account, accountId, argument);
  return personId === null ? null : finalPerson(context, personId, argument);
}
