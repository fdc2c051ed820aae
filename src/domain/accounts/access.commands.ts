/**
 * Accounts, grants and tokens, as the command line manages them: an operator who reaches the database is trusted with all.
 * Each is one transaction and fails with a sentence that says what to do.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { StartError } from '../../errors.ts';
import { newId, nounOf } from '../../id.ts';
import { AccessGrant } from './access-grant.entity.ts';
import { Account } from './account.entity.ts';
import { Role } from '../../engine/access/roles.ts';
import { hashOf, newSecret } from '../../engine/access/secret.ts';
import { Token } from './token.entity.ts';
import type { Grant } from '../../engine/access/grant.ts';

const DAY_MS = 86_400_000;
export const TOKEN_DAYS = 365;

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

/** A grant by which a token is made; those by an identity provider's rules are no rows, and end as they say. */
type Maker = Pick<Grant, 'id' | 'validUntil'>;

/**
 * A new token of the account, good for so many days, and no longer than the grants of its maker. The secret is
 * returned here and nowhere else.
 */
export function openToken(
  em: EntityManager,
  account: Account,
  { label, days, now, makers = [] }: { label: string; days: number; now: Date; makers?: Maker[] },
): { secret: string; token: Token } {
  const secret = newSecret();
  const ends = makers.flatMap(({ validUntil }) => validUntil?.getTime() ?? []);
  const token = Object.assign(new Token(), {
    id: newId('token'),
    accountId: account.id,
    label,
    hash: hashOf(secret),
    madeBy: makers.flatMap(({ id }) => (nounOf(id) === 'grant' ? [id] : [])),
    expiresAt: new Date(Math.min(now.getTime() + days * DAY_MS, ...ends)),
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  em.persist(token);
  return { secret, token };
}

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

interface NewGrant {
  role: Role;
  place: Target | null;
  unit: { id: string } | null;
  until: Date | null;
  now: Date;
}

/** A new grant, from now on. */
export function openGrant(
  em: EntityManager,
  account: Account,
  { role, place, unit, until, now }: NewGrant,
): AccessGrant {
  const grant = Object.assign(new AccessGrant(), {
    id: newId('grant'),
    accountId: account.id,
    role,
    placeId: place?.id ?? null,
    path: place?.path ?? null,
    unitId: unit?.id ?? null,
    validFrom: now,
    validUntil: until,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  em.persist(grant);
  return grant;
}

interface Target {
  id: string;
  path: string;
}

/** @throws StartError for an unknown id */
export async function takeGrant(em: EntityManager, id: string, now: Date): Promise<AccessGrant> {
  const grant = await em.findOne(AccessGrant, { id });
  if (!grant) throw new StartError(`There is no grant ${id}: \`gridhub grant list\` tells them.`);
  return endNow(grant, now);
}

/** One that is over already stays as it is. */
export function endNow(grant: AccessGrant, now: Date): AccessGrant {
  if (grant.validUntil === null || grant.validUntil > now) {
    grant.validUntil = grant.validFrom > now ? grant.validFrom : now;
  }
  return grant;
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

/** Tokens that were just used; of two processes that tell it the later wins. */
export async function noteUse(em: EntityManager, hashes: string[], now: Date): Promise<void> {
  await em.execute('/* access.noteUse */ update token set last_used_at = ? where hash in (?)', [
    now,
    hashes,
  ]);
}
