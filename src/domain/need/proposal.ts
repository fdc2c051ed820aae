/** What a claim must be to be proposed, by claimNeed and by amendClaim alike. The need is locked by the caller. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { requireOpening } from '../partnership/agreement-in-force.ts';
import type { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { REASON, readTold } from '../text/told-text.ts';
import { Claim } from './claim.entity.ts';
import type { ClaimOrigin } from './claim.enums.ts';
import type { Need } from './need.entity.ts';
import { checkOffer } from './reservation.ts';

export type Proposal = Pick<Claim, 'origin' | 'quantity' | 'resourceId' | 'overrideReason'>;

interface Proposed {
  need: Need;
  unit: PartnerUnit;
  /** The claim, where there is one already. */
  claim?: Claim | undefined;
}

/**
 * @throws CONFLICT where the need is not the unit's to bid for or has no room, there is no agreement in force, the
 * resource cannot serve it, or another bid of the unit waits already
 */
export async function judgeProposal(
  context: CommandContext,
  { need, unit, claim }: Proposed,
  proposal: Proposal,
): Promise<void> {
  const { origin, quantity, resourceId, overrideReason } = proposal;
  const isNamed = resourceId !== claim?.resourceId;
  // A suggestion shows it to its unit as well. What the street assigns, it shows by its own decision.
  if (need.visibility === 'INTERNAL' && origin !== 'STREET_ASSIGNED') {
    throw HubError.conflict(
      `${need.number} is for the place's own staff; it can be neither bid for nor suggested before changeNeedVisibility opens it.`,
      need.state,
    );
  }
  // Before anything about the need: a viewer who sees it only through a screen has none.
  if (overrideReason === null) await requireOpening(context, unit, need);
  requireRoom(need, quantity);
  if (resourceId !== null) await checkOffer(context, resourceId, { need, unit, quantity, isNamed });
  if (origin === 'UNIT_BID') await refuseSecondBid(context, { need, unit, claim }, resourceId);
}

/** For each resource and for none; what was suggested, assigned or accepted is no bid that waits. */
async function refuseSecondBid(
  { em }: CommandContext,
  { need, unit, claim }: Proposed,
  resourceId: string | null,
): Promise<void> {
  const bid = await em.findOne(Claim, {
    needId: need.id,
    unitId: unit.id,
    resourceId,
    origin: 'UNIT_BID',
    state: 'PROPOSED',
    ...(claim && { id: { $ne: claim.id } }),
  });
  if (!bid) return;
  throw HubError.conflict(
    `${unit.name} has bid for ${need.number} ${resourceId === null ? 'without a resource' : 'with this resource'} ` +
      `already: ${bid.number} (${bid.id}) waits to be accepted. Change it with amendClaim.`,
    bid.state,
  );
}

/** @throws CONFLICT where the need is not LISTED, or asks for less */
export function requireRoom(need: Need, quantity: number): void {
  const room = need.quantity - need.committed;
  if (need.state !== 'LISTED') {
    throw HubError.conflict(
      `A claim needs a need that is LISTED; ${need.number} is ${need.state}.`,
      need.state,
    );
  }
  if (quantity <= room) return;
  throw HubError.conflict(
    `The need ${need.number} has ${room} ${need.unitOfMeasure} uncommitted; the claim is for ${quantity}.`,
    need.state,
  );
}

/** The side that proposes has accepted thereby, the other has not; of a suggestion neither. */
export function acceptancesOf(
  origin: ClaimOrigin,
  { now }: CommandContext,
): Pick<Claim, 'acceptedByUnitAt' | 'acceptedByPlaceAt'> {
  return {
    acceptedByUnitAt: origin === 'UNIT_BID' ? now : null,
    acceptedByPlaceAt: origin === 'STREET_ASSIGNED' ? now : null,
  };
}

/** @throws BAD_USER_INPUT for a reason with a claim that the street has not assigned */
export async function readOverride(
  context: CommandContext,
  origin: ClaimOrigin,
  overrideReason: string | null | undefined,
): Promise<string | null> {
  if (!isGiven(overrideReason)) return null;
  if (origin !== 'STREET_ASSIGNED') {
    throw HubError.badInput(
      'input.overrideReason',
      'Only a claim that the street assigns can go without an agreement.',
    );
  }
  return readTold(context, 'input.overrideReason', overrideReason, REASON);
}
