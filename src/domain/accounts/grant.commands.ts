/** The commands on grants: an administrator gives, takes or lends only grants of a lower rank, within its own places. */
import { HubError } from '../../errors.ts';
import { admins, districtAdmins } from '../../engine/access/permissions.ts';
import { rankOf } from '../../engine/access/roles.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { endGrantNow } from './grant-ending.ts';
import { openGrant } from './grant-opening.ts';
import type { AccessGrant } from './access-grant.entity.ts';
import { requireReach, subjectOf } from './account-reach.ts';
import { EndGrantInput, GrantRoleInput } from './account.inputs.ts';
import { grant } from './account.noun.ts';
import { grantPayload } from './account.payloads.ts';
import { reachOf } from './unit-reach.ts';
import { targetOf, accountOf } from './grant-target.ts';
import { isCovered, revokeAll } from './grant-cover.ts';

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
      term: 'Its streams end within a second, and the tokens that were made by it with them 终止授权',
    },
  },
  { payload: grantPayload },
);

async function end(context: CommandContext, row: AccessGrant): Promise<void> {
  const { path: auditedPath } = await subjectOf(context, row);
  Object.assign(await endGrantNow(context.em, row, context.now), { auditedPath });
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
