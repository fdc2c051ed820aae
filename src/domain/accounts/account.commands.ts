/**
 * The commands on accounts, for admins in their places. Each is one transaction; each can fail with NOT_FOUND,
 * FORBIDDEN or BAD_USER_INPUT. Nobody gives, takes or lends what stands above the own rank or outside the own places.
 */
import { AccessGrant } from './access-grant.entity.ts';
import { endNow, openAccount, openGrant, openToken } from './access.commands.ts';
import { Account } from './account.entity.ts';
import type { Permission } from '../../engine/access/permissions.ts';
import { type Role, rankOf } from '../../engine/access/roles.ts';
import { Token } from './token.entity.ts';
import type { Grant } from '../../engine/access/viewer.ts';
import { HubError } from '../../errors.ts';
import { isGiven, readText } from '../../input.ts';
import type { Work } from '../../engine/noun/work.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import { reachOf } from './unit-reach.ts';
import type {
  CreateTokenInput,
  EndGrantInput,
  GrantRoleInput,
  RevokeTokenInput,
} from './account.inputs.ts';

const NAME = 80;
const MOST_DAYS = 3_650;

export async function grantRole(work: Work, input: GrantRoleInput): Promise<AccessGrant> {
  const { role, validUntil = null } = input;
  const target = await targetOf(work, input);
  const reach = target.unit ? await reachOf(work, target.unit) : [target.path];
  await requireReach(work, `grantRole.${rankOf(role)}`, reach);
  if (validUntil !== null && validUntil <= work.now) {
    throw HubError.badInput('input.validUntil', '`input.validUntil` has passed.');
  }
  const account = await accountOf(work, input);
  // Whoever made a token may have kept it, and must not come further with it than the grants that it was made for.
  if (!(await isCovered(work, account, { role, reach }))) await revokeAll(work, account);
  const on = { place: target.place ?? null, unit: target.unit ?? null };
  const grant = openGrant(work.em, account, { role, ...on, until: validUntil, now: work.now });
  return Object.assign(grant, { auditedPath: target.path });
}

/** Whether the account has grants of the same rank or a higher one, there or above, for all that it reaches. */
async function isCovered(
  work: Work,
  account: Account,
  { role, reach }: { role: Role; reach: string[] },
): Promise<boolean> {
  const paths: string[] = [];
  for (const grant of await grantsOf(work, account.id)) {
    const isRanked = rankOf(role) === 'LOCAL' || rankOf(grant.role) === 'DISTRICT';
    if (isRanked) paths.push((await subjectOf(work, grant)).path);
  }
  return reach.every((path) => paths.some((above) => path.startsWith(above)));
}

/** The grants that allow it, for each of the paths. @throws FORBIDDEN for the first that none allows it on */
async function requireReach(
  work: Work,
  permission: Permission,
  reach: readonly string[],
): Promise<Grant[]> {
  const grants: Grant[] = [];
  for (const path of reach) grants.push(await work.require(permission, { path }));
  return grants;
}

export async function endGrant(work: Work, { grantId }: EndGrantInput): Promise<AccessGrant> {
  const grant = await work.lock(AccessGrant, grantId, 'input.grantId');
  const subject = await subjectOf(work, grant);
  await work.require(`endGrant.${rankOf(grant.role)}`, subject);
  return Object.assign(endNow(grant, work.now), { auditedPath: subject.path });
}

export interface MadeToken extends Token {
  /** Told once. */
  secret: string;
  path: string | null;
}

/** Whoever knows it acts with all grants of the account: so all of them must be the admin's to give. */
export async function createToken(work: Work, input: CreateTokenInput): Promise<MadeToken> {
  const label = readText('input.label', input.label, NAME);
  const { days } = input;
  if (days < 1 || days > MOST_DAYS) {
    throw HubError.badInput('input.days', `\`input.days\` is ${days}; give 1 to ${MOST_DAYS}.`);
  }
  const account = await work.lock(Account, input.accountId, 'input.accountId');
  const { path, makers } = await requireAll(work, 'createToken', account.id);
  if (path === null) {
    throw HubError.conflict('The account has no grant in force: give it one first.');
  }
  const { secret, token } = openToken(work.em, account, { label, days, now: work.now, makers });
  return Object.assign(token, { secret, path });
}

/** One of an account without a grant in force opens nothing: whoever sees it may end it. */
export async function revokeToken(work: Work, { tokenId }: RevokeTokenInput): Promise<Token> {
  const token = await work.lock(Token, tokenId, 'input.tokenId');
  const { path: auditedPath } = await requireAll(work, 'revokeToken', token.accountId);
  token.revokedAt ??= work.now;
  return Object.assign(token, { auditedPath });
}

interface Allowed {
  /** Where the first grant of the account is. */
  path: string | null;
  /** The grants of the giver that allow it. */
  makers: Grant[];
}

/** @throws FORBIDDEN for the first grant of the account that is not the giver's to give */
async function requireAll(
  work: Work,
  command: 'createToken' | 'revokeToken',
  accountId: string,
): Promise<Allowed> {
  const makers = new Map<string, Grant>();
  let first: string | null = null;
  for (const grant of await grantsOf(work, accountId)) {
    const { path, unit } = await subjectOf(work, grant);
    first ??= path;
    // To take a token away reaches no further than the unit itself.
    const reach = unit && command === 'createToken' ? await reachOf(work, unit) : [path];
    const allowing = await requireReach(work, `${command}.${rankOf(grant.role)}`, reach);
    for (const one of allowing) makers.set(one.id, one);
  }
  return { path: first, makers: [...makers.values()] };
}

/** Those that are not over. */
function grantsOf({ em, now }: Work, accountId: string): Promise<AccessGrant[]> {
  return em.find(AccessGrant, {
    accountId,
    $or: [{ validUntil: null }, { validUntil: { $gt: now } }],
  });
}

/** @throws FORBIDDEN where there are any, and it is not the giver's to take all of them away */
async function revokeAll(work: Work, { id: accountId }: Account): Promise<void> {
  const { em, now } = work;
  const live = { accountId, revokedAt: null, expiresAt: { $gt: now } };
  const tokens = await em.find(Token, live);
  if (tokens.length > 0) await requireAll(work, 'revokeToken', accountId);
  for (const token of tokens) token.revokedAt = now;
}

async function subjectOf(work: Work, { path, unitId }: AccessGrant): Promise<Target> {
  if (path !== null) return { path };
  const unit = await work.find(PartnerUnit, unitId ?? '', 'input');
  return { path: unit.path, unit };
}

interface Target {
  path: string;
  place?: Place;
  unit?: PartnerUnit;
}

/** @throws BAD_USER_INPUT where the role wants the other kind of object */
async function targetOf(work: Work, { role, placeId, unitId }: GrantRoleInput): Promise<Target> {
  if (role === 'UNIT_LIAISON' && isGiven(unitId) && !isGiven(placeId)) {
    const unit = await work.hold(PartnerUnit, unitId, 'input.unitId');
    return { path: unit.path, unit };
  }
  if (role !== 'UNIT_LIAISON' && isGiven(placeId) && !isGiven(unitId)) {
    const place = await work.hold(Place, placeId, 'input.placeId');
    return { path: place.path, place };
  }
  throw HubError.badInput(
    role === 'UNIT_LIAISON' ? 'input.unitId' : 'input.placeId',
    'UNIT_LIAISON is granted on `unitId`, every other role on `placeId`, and not on both.',
  );
}

async function accountOf(work: Work, input: GrantRoleInput): Promise<Account> {
  const { accountId, accountName } = input;
  if (isGiven(accountId) === isGiven(accountName)) {
    throw HubError.badInput('input.accountId', 'Give either `accountId` or `accountName`.');
  }
  if (isGiven(accountId)) return work.lock(Account, accountId, 'input.accountId');
  return openAccount(work.em, readText('input.accountName', accountName ?? '', NAME));
}
