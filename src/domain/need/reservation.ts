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
  if (resource.state !== 'LISTED') {
    throw HubError.conflict(
      `The resource ${resource.number} is ${resource.state}.`,
      resource.state,
    );
  }
  const available = availableOf(resource);
  if (claim.quantity > available) {
    throw HubError.conflict(
      `The resource ${resource.number} has ${available} ${resource.unitOfMeasure} left; the claim is for ${claim.quantity}.`,
      resource.state,
    );
  }
  change(context, resource, claim.quantity);
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

/**
 * Whether the resource can serve the need at all; what is left of it is judged again at acceptance.
 * @throws CONFLICT where it is another unit's, not listed, not open today, or not meant for such a need
 */
export async function checkOffer(
  context: CommandContext,
  id: string,
  { need, unit, quantity }: { need: Need; unit: PartnerUnit; quantity: number },
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
  if (why) throw HubError.conflict(`The resource ${resource.number} ${why}.`, resource.state);
}
