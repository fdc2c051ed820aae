/** The commands on grants: an administrator gives, takes or lends only grants of a lower rank, within its own places. */
import { HubError } from '../../errors.ts';
import { isGiven, readText } from '../../input.ts';
import { admins, districtAdmins } from '../../engine/access/permissions.ts';
import { type Role, rankOf } from '../../engine/access/roles.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import { endNow, openGrant } from './grant-opening.ts';
import { openAccount } from './account-opening.ts';
import type { AccessGrant } from './access-grant.entity.ts';
import { type Target, grantsOf, requireAll, requireReach, subjectOf } from './account-reach.ts';
import { Account } from './account.entity.ts';
import { EndGrantInput, GrantRoleInput } from './account.inputs.ts';
import { grant } from './account.noun.ts';
import { grantPayload } from './account.payloads.ts';
import { Token } from './token.entity.ts';
import { reachOf } from './unit-reach.ts';

const NAME = 80;

/** By the rank of the roles that it is about. */
export const ranks = { LOCAL: admins, DISTRICT: districtAdmins } as const;

export const grantCommands = commandsOf(
  grant,
  {
    grantRole: {
      rules: ranks,
      because: 'a unit is granted by whoever may for every place that the unit reaches',
      input: GrantRoleInput,
      run: grantRole,
      term: 'By a street’s admin for its communities, grids, screens and units; the rest by the district’s. A grant beyond those that the account has ends the tokens that it had 授权',
    },
    endGrant: {
      may: { rules: ranks, side: ({ role }: AccessGrant) => rankOf(role) },
      on: subjectOf,
      input: EndGrantInput,
      change: end,
      term: 'Its streams end within a second 终止授权',
    },
  },
  { payload: grantPayload },
);

async function end(context: CommandContext, row: AccessGrant): Promise<void> {
  const { path: auditedPath } = await subjectOf(context, row);
  Object.assign(endNow(row, context.now), { auditedPath });
}

async function grantRole(context: CommandContext, input: GrantRoleInput): Promise<AccessGrant> {
  const { role, validUntil = null } = input;
  const target = await targetOf(context, input);
  const reach = target.unit ? await reachOf(context, target.unit) : [target.path];
  await requireReach(context, `grantRole.${rankOf(role)}`, reach);
  if (validUntil !== null && validUntil <= context.now) {
    throw HubError.badInput('input.validUntil', '`input.validUntil` has passed.');
  }
  const account = await accountOf(context, input);
  // A token's maker may have kept it: it must not reach further than the grants that it was made for.
  if (!(await isCovered(context, account, { role, reach }))) await revokeAll(context, account);
  const on = { place: target.place ?? null, unit: target.unit ?? null };
  const grant = openGrant(context.em, account, {
    role,
    ...on,
    until: validUntil,
    now: context.now,
  });
  return Object.assign(grant, { auditedPath: target.path });
}

/** Whether the account has grants of the same rank or a higher one, there or above, for all that it reaches. */
async function isCovered(
  context: CommandContext,
  account: Account,
  { role, reach }: { role: Role; reach: string[] },
): Promise<boolean> {
  const paths: string[] = [];
  for (const grant of await grantsOf(context, account.id)) {
    const isRanked = rankOf(role) === 'LOCAL' || rankOf(grant.role) === 'DISTRICT';
    if (isRanked) paths.push((await subjectOf(context, grant)).path);
  }
  return reach.every((path) => paths.some((above) => path.startsWith(above)));
}

/** @throws FORBIDDEN where there are any, and it is not the giver's to take all of them away */
async function revokeAll(context: CommandContext, { id: accountId }: Account): Promise<void> {
  const { em, now } = context;
  const live = { accountId, revokedAt: null, expiresAt: { $gt: now } };
  const tokens = await em.find(Token, live);
  if (tokens.length > 0) await requireAll(context, 'revokeToken', accountId);
  for (const token of tokens) token.revokedAt = now;
}

/** @throws BAD_USER_INPUT where the role wants the other kind of object */
async function targetOf(
  context: CommandContext,
  { role, placeId, unitId }: GrantRoleInput,
): Promise<Target> {
  if (role === 'UNIT_LIAISON' && isGiven(unitId) && !isGiven(placeId)) {
    const unit = await context.hold(PartnerUnit, unitId, 'input.unitId');
    return { path: unit.path, unit };
  }
  if (role !== 'UNIT_LIAISON' && isGiven(placeId) && !isGiven(unitId)) {
    const place = await context.hold(Place, placeId, 'input.placeId');
    return { path: place.path, place };
  }
  throw HubError.badInput(
    role === 'UNIT_LIAISON' ? 'input.unitId' : 'input.placeId',
    'UNIT_LIAISON is granted on `unitId`, every other role on `placeId`, and not on both.',
  );
}

async function accountOf(context: CommandContext, input: GrantRoleInput): Promise<Account> {
  const { accountId, accountName } = input;
  if (isGiven(accountId) === isGiven(accountName)) {
    throw HubError.badInput('input.accountId', 'Give either `accountId` or `accountName`.');
  }
  if (isGiven(accountId)) return context.lock(Account, accountId, 'input.accountId');
  return openAccount(context.em, readText('input.accountName', accountName ?? '', NAME));
}
