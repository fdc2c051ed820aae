/** How the sides accept a claim, and what was delivered for it. */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { requireOpening } from '../partnership/agreement-in-force.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { Side } from '../partnership/side.ts';
import { Claim } from './claim.entity.ts';
import type { ClaimState } from './claim.enums.ts';
import type { AcceptClaimInput, ClaimInput } from './claim.inputs.ts';
import { Need } from './need.entity.ts';
import { requireRoom } from './proposal.ts';
import { reserve } from './reservation.ts';

type Accepted = Readonly<Pick<Claim, 'acceptedByPlaceAt' | 'acceptedByUnitAt'>>;

export async function lockWithNeed(
  context: CommandContext,
  { claimId }: ClaimInput,
): Promise<Claim> {
  const { needId } = await context.find(Claim, claimId, 'input.claimId');
  await context.lock(Need, needId, 'input.claimId');
  return context.lock(Claim, claimId, 'input.claimId');
}

/** The proposer has accepted by proposing: acceptance is for the sides that still wait. */
export function waitingSides(claim: Accepted): Side[] {
  return [
    ...(claim.acceptedByPlaceAt ? [] : (['PLACE'] as const)),
    ...(claim.acceptedByUnitAt ? [] : (['UNIT'] as const)),
  ];
}

/** The side that is named, else the one that waits. @throws BAD_USER_INPUT where both do */
export function sideOf(claim: Accepted, { onBehalfOf }: AcceptClaimInput): Side {
  if (onBehalfOf) return onBehalfOf;
  const [side, other] = waitingSides(claim);
  if (side && !other) return side;
  throw HubError.badInput(
    'input.onBehalfOf',
    'Both sides have still to accept; say which one does: PLACE or UNIT.',
  );
}

/** Stands when both sides have accepted: then the need and the resource must hold what it asks for. */
export async function accept(
  context: CommandContext,
  claim: Claim,
  input: AcceptClaimInput,
): Promise<ClaimState> {
  const side = sideOf(claim, input);
  const field = side === 'PLACE' ? 'acceptedByPlaceAt' : 'acceptedByUnitAt';
  if (claim[field]) throw HubError.conflict(`The side ${side} has accepted already.`, claim.state);
  claim[field] = context.now;
  if (!claim.acceptedByPlaceAt || !claim.acceptedByUnitAt) return 'PROPOSED';
  const need = await context.find(Need, claim.needId, 'input.claimId');
  requireRoom(need, claim.quantity);
  if (claim.overrideReason === null) {
    const unit = await context.find(PartnerUnit, claim.unitId, 'input.claimId');
    await requireOpening(context, unit, need);
  }
  await reserve(context, claim);
  return 'ACCEPTED';
}

/** @throws CONFLICT where its delivery was refused */
export function confirm(_: CommandContext, { refusedQuantity, quantity, state }: Claim): void {
  if (refusedQuantity < quantity) return;
  throw HubError.conflict('What this claim delivered was refused whole.', state);
}
