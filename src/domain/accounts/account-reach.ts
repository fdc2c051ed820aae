/** How far an account's grants reach, and whose they are to give: for the commands that give and take them. */
import type { Grant } from '../../engine/access/grant.ts';
import { rankOf } from '../../engine/access/roles.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { Place } from '../place/place.entity.ts';
import { AccessGrant } from './access-grant.entity.ts';
import { reachOf } from './unit-reach.ts';

/** What a grant is on. */
export interface Target {
  path: string;
  place?: Place;
  unit?: PartnerUnit;
}

export interface Allowed {
  /** Where the first grant of the account is. */
  path: string | null;
  /** The grants of the giver that allow it. */
  makers: Grant[];
}

/** The grants that allow it, for each of the paths. @throws FORBIDDEN for the first that none allows it on */
export async function requireReach(
  context: CommandContext,
  permission: string,
  reach: readonly string[],
): Promise<Grant[]> {
  const grants: Grant[] = [];
  for (const path of reach) grants.push(await context.require(permission, { path }));
  return grants;
}

/** @throws FORBIDDEN for the first grant of the account that is not the giver's to give */
export async function requireAll(
  context: CommandContext,
  command: 'createToken' | 'revokeToken' | 'setAccountPerson',
  accountId: string,
): Promise<Allowed> {
  const makers = new Map<string, Grant>();
  let first: string | null = null;
  for (const grant of await grantsOf(context, accountId)) {
    const { path, unit } = await subjectOf(context, grant);
    first ??= path;
    // To take a token away reaches no further than the unit itself.
    const reach = unit && command === 'createToken' ? await reachOf(context, unit) : [path];
    const allowing = await requireReach(context, `${command}.${rankOf(grant.role)}`, reach);
    for (const one of allowing) makers.set(one.id, one);
  }
  return { path: first, makers: [...makers.values()] };
}

/** Those that are not over. */
export function grantsOf({ em, now }: CommandContext, accountId: string): Promise<AccessGrant[]> {
  return em.find(AccessGrant, {
    accountId,
    $or: [{ validUntil: null }, { validUntil: { $gt: now } }],
  });
}

export async function subjectOf(
  context: CommandContext,
  { path, unitId }: AccessGrant,
): Promise<Target> {
  if (path !== null) return { path };
  const unit = await context.find(PartnerUnit, unitId ?? '', 'input');
  return { path: unit.path, unit };
}
