/**
 * Accounts, grants and tokens, as the command line manages them: an operator who reaches the database is trusted with all.
 * Each is one transaction and fails with a sentence that says what to do.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { StartError } from '../../errors.ts';
import { AccessGrant } from './access-grant.entity.ts';
import { Role } from '../../engine/access/roles.ts';
import { Token } from './token.entity.ts';
import { accountNamed } from './account-opening.ts';
import { openToken } from './token-opening.ts';
import { endGrantNow } from './grant-ending.ts';
import { openGrant, type Target } from './grant-opening.ts';

/** How long a token is good where nothing else is said. */
export const TOKEN_DAYS = 365;

/** A new token for the account of this name, which is made where there is none. */
export async function giveToken(
  em: EntityManager,
  { name, ...given }: { name: string; label: string; days: number; now: Date },
): Promise<{ secret: string; token: Token }> {
  return openToken(em, await accountNamed(em, name), given);
}

/** @throws StartError for an unknown id */
export async function takeToken(em: EntityManager, id: string, now: Date): Promise<Token> {
  const token = await em.findOne(Token, { id });
  if (!token) throw new StartError(`There is no token ${id}: \`gridhub token list\` tells them.`);
  token.revokedAt ??= now;
  return token;
}

/** @throws StartError for a role that is none, or that wants the other kind of object */
export async function giveRole(
  em: EntityManager,
  given: {
    name: string;
    role: string;
    place: Target | null;
    unit: Target | null;
    until: Date | null;
    now: Date;
  },
): Promise<AccessGrant> {
  const { role, unit } = given;
  if (!(role in Role)) {
    throw new StartError(`${role} is no role. There are: ${Object.keys(Role).join(', ')}.`);
  }
  if ((role === 'UNIT_LIAISON') !== (unit !== null)) {
    throw new StartError(
      'UNIT_LIAISON is granted with --unit CODE, every other role with --place CODE.',
    );
  }
  return openGrant(em, await accountNamed(em, given.name), { ...given, role: role as Role });
}

/** @throws StartError for an unknown id */
export async function takeGrant(em: EntityManager, id: string, now: Date): Promise<AccessGrant> {
  const grant = await em.findOne(AccessGrant, { id });
  if (!grant) throw new StartError(`There is no grant ${id}: \`gridhub grant list\` tells them.`);
  return endGrantNow(em, grant, now);
}
