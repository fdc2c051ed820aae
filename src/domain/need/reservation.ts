/** What claims set aside of resources. A resource is always locked after the need that asks for it. */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { Claim } from './claim.entity.ts';
import { dayOf } from '../../input.ts';
import type { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { isWithin, rangeBelow } from '../place/path.ts';
import type { Need } from './need.entity.ts';
import { Resource } from '../resource/resource.entity.ts';
import { resource as noun } from '../resource/resource.noun.ts';
import { availableOf, settleResource } from '../resource/resource.rules.ts';

/** @throws CONFLICT where the resource is not listed, or holds less than the claim wants */
export async function reserve(context: CommandContext, claim: Claim): Promise<void> {
  if (claim.resourceId === null) return;
  const resource = await context.lock(Resource, claim.resourceId, 'input.claimId');
  const isKnown = knows(context, resource);
  const available = availableOf(resource);
  if (!isKnown && (resource.state !== 'LISTED' || claim.quantity > available)) {
    throw unfit(claim.state);
  }
  if (resource.state !== 'LISTED') {
    throw HubError.conflict(
      `The resource ${resource.number} is ${resource.state}.`,
      resource.state,
    );
  }
  if (claim.quantity > available) {
    throw HubError.conflict(
      `The resource ${resource.number} has ${available} ${resource.unitOfMeasure} left; the claim is for ${claim.quantity}.`,
      resource.state,
    );
  }
  change(context, resource, claim.quantity);
}

/** Whether errors may name the resource: a side that accepts a claim need not see what it draws on. */
function knows({ viewer }: CommandContext, { path, unitId }: Resource): boolean {
  return viewer.isStaffOf(path) || viewer.unitIds.includes(unitId);
}

function unfit(state: string): HubError {
  return HubError.conflict(
    'The resource of this claim cannot serve it now. Its unit sees why; amend the claim, or decline it.',
    state,
  );
}

/** Gives back what the claim had reserved. */
export async function release(context: CommandContext, claim: Claim): Promise<void> {
  if (claim.resourceId === null) return;
  change(context, await context.lock(Resource, claim.resourceId, 'input.claimId'), -claim.quantity);
}

function change(context: CommandContext, resource: Resource, by: number): void {
  const from = resource.state;
  resource.reserved += by;
  settleResource(resource);
  const reason = `${by > 0 ? 'reserved' : 'released'} ${Math.abs(by)}`;
  context.leaveStep(noun, resource, { from, to: resource.state, reason });
}

interface Offered {
  need: Need;
  unit: PartnerUnit;
  quantity: number;
  /** The input names it, and so its giver sees it. */
  isNamed: boolean;
}

/**
 * Whether the resource can serve the need at all; what is left of it is judged again at acceptance.
 * @throws CONFLICT where it is another unit's, not listed, not open today, or not meant for such a need
 */
export async function checkOffer(
  context: CommandContext,
  id: string,
  { need, unit, quantity, isNamed }: Offered,
): Promise<void> {
  const resource = await context.find(Resource, id, 'input.resourceId');
  const today = dayOf(context.now);
  const refusals: [boolean, string][] = [
    [resource.unitId !== unit.id, 'belongs to another unit'],
    [resource.state !== 'LISTED', `is ${resource.state}`],
    [today < resource.availableFrom || today > resource.availableUntil, 'is not available today'],
    [!resource.categories.includes(need.category), `does not serve ${need.category}`],
    [!isWithin(need.path, rangeBelow(resource.path)), 'does not serve the place of the need'],
    [quantity > availableOf(resource), `has ${availableOf(resource)} left`],
  ];
  const why = refusals.find(([refused]) => refused)?.[1];
  if (!why) return;
  if (!isNamed && !knows(context, resource)) throw unfit(need.state);
  throw HubError.conflict(`The resource ${resource.number} ${why}.`, resource.state);
}
