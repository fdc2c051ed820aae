/** How accounts come to be: by an operator, by an administrator, or by a subject of the identity provider. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { StartError } from '../../errors.ts';
import { newId } from '../../id.ts';
import { Account } from './account.entity.ts';

/** The account of this name, made where there is none: names tell accounts apart on the command line. */
export async function accountNamed(em: EntityManager, name: string): Promise<Account> {
  const known = await em.find(Account, { name });
  if (known.length > 1) throw new StartError(`${known.length} accounts are called ${name}.`);
  return known[0] ?? openAccount(em, name);
}

/** A new account; another of the same name may be there. */
export function openAccount(em: EntityManager, name: string): Account {
  const account = Object.assign(new Account(), { id: newId('account'), name, version: 1 });
  em.persist(account);
  return account;
}

/** The account of the identity provider's subject; two that come at once make one. */
export async function registerAccount(
  em: EntityManager,
  subject: string,
  name: string,
): Promise<void> {
  await em.execute(
    `/* access.register */ insert into account (id, name, subject) values (?, ?, ?)
     on conflict (subject) do nothing`,
    [newId('account'), name, subject],
  );
}
