/** Whose account it is: the person behind it, whose commands are judged over all its accounts. */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Person } from '../people/person.entity.ts';
import { requireAll } from './account-reach.ts';
import { Account } from './account.entity.ts';
import type { SetAccountPersonInput } from './account.inputs.ts';

/** @throws FORBIDDEN where a grant of the account, or the person's place, is not the giver's; CONFLICT for an account without a grant, a person that was merged */
export async function setAccountPerson(
  context: CommandContext,
  { accountId, personId }: SetAccountPersonInput,
): Promise<Account> {
  const account = await context.lock(Account, accountId, 'input.accountId');
  const { path } = await requireAll(context, 'setAccountPerson', accountId);
  if (path === null) {
    throw HubError.conflict('The account has no grant in force: give it one first.');
  }
  if (personId !== null) await requirePerson(context, personId);
  account.personId = personId;
  account.updatedAt = context.now;
  return Object.assign(account, { auditedPath: path });
}

async function requirePerson(context: CommandContext, personId: string): Promise<void> {
  const person = await context.hold(Person, personId, 'input.personId');
  await context.require('setAccountPerson.LOCAL', person);
  if (person.mergedIntoId === null) return;
  throw HubError.conflict(`This person was merged into ${person.mergedIntoId}.`);
}
