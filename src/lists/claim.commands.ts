/**
 * The commands on claims. Each is one transaction that locks the need first, then the claim, then the
 * resource, so that no two wait for each other; the sums are judged under those locks.
 * Each can fail with NOT_FOUND, BAD_USER_INPUT naming the field, or CONFLICT with the present state.
 */
import { HubError } from '../errors.ts';
import { newId } from '../id.ts';
import { isGiven, readQuantity, readText } from '../input.ts';
import type { Work } from '../lifecycle/work.ts';
import { requireAgreement } from '../partnership/agreement-in-force.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { Side } from '../partnership/side.ts';
import { ClaimStep } from './claim-step.entity.ts';
import { Claim } from './claim.entity.ts';
import type {
  AcceptClaimInput,
  ClaimInput,
  ClaimNeedInput,
  ClaimReasonInput,
} from './claim.inputs.ts';
import { type ClaimCommand, RESERVING_CLAIM_STATES, claimLifecycle } from './claim.rules.ts';
import { Need } from './need.entity.ts';
import { followClaims } from './need-progress.ts';
import { checkOffer, release, reserve } from './reservation.ts';

const REASON = 500;

export async function claimNeed(work: Work, input: ClaimNeedInput): Promise<Claim> {
  const quantity = readQuantity('input.quantity', input.quantity);
  const need = await work.lock(Need, input.needId, 'input.needId');
  const unit = await work.find(PartnerUnit, input.unitId, 'input.unitId');
  const overrideReason = readOverride(input);
  await work.require(`claimNeed.${input.origin}`, { path: need.path, unitId: unit.id });
  if (need.visibility === 'INTERNAL' && input.origin === 'UNIT_BID') {
    throw HubError.conflict(
      `${need.number} is for the place's own staff; units cannot bid for it.`,
      need.state,
    );
  }
  requireRoom(need, quantity);
  if (overrideReason === null) await requireAgreement(work, unit, need.path);
  if (isGiven(input.resourceId)) await checkOffer(work, input.resourceId, { need, unit, quantity });
  const claim = Object.assign(new Claim(), {
    id: newId('claim'),
    number: await work.nextNumber('C', 'claim'),
    needId: need.id,
    unitId: unit.id,
    resourceId: input.resourceId ?? null,
    path: need.path,
    quantity,
    origin: input.origin,
    state: 'PROPOSED' as const,
    acceptedByUnitAt: input.origin === 'UNIT_BID' ? work.now : null,
    acceptedByPlaceAt: input.origin === 'STREET_ASSIGNED' ? work.now : null,
    overrideReason,
    createdAt: work.now,
    updatedAt: work.now,
  });
  work.em.persist(claim);
  work.leaveStep(claim, ClaimStep, {
    claimId: claim.id,
    from: null,
    to: 'PROPOSED',
    reason: overrideReason,
    isNew: true,
  });
  return claim;
}

/** Stands when both sides have accepted: then the need and the resource must hold what it asks for. */
export async function acceptClaim(work: Work, input: AcceptClaimInput): Promise<Claim> {
  return move(work, 'acceptClaim', input, null, async (claim, need) => {
    const side = input.onBehalfOf ?? waitingSide(claim);
    await work.require(`acceptClaim.${side}`, claim);
    accept(work, claim, side);
    if (!claim.acceptedByPlaceAt || !claim.acceptedByUnitAt) return 'PROPOSED';
    requireRoom(need, claim.quantity);
    if (claim.overrideReason === null) {
      const unit = await work.find(PartnerUnit, claim.unitId, 'input.claimId');
      await requireAgreement(work, unit, need.path);
    }
    await reserve(work, claim);
    return 'ACCEPTED';
  });
}

export async function declineClaim(work: Work, input: ClaimReasonInput): Promise<Claim> {
  return move(work, 'declineClaim', input, readReason(input));
}

export async function startClaim(work: Work, input: ClaimInput): Promise<Claim> {
  return move(work, 'startClaim', input);
}

export async function deliverClaim(work: Work, input: ClaimInput): Promise<Claim> {
  return move(work, 'deliverClaim', input);
}

export async function confirmClaim(work: Work, input: ClaimInput): Promise<Claim> {
  return move(work, 'confirmClaim', input, null, async (claim) => {
    if (claim.refusedQuantity < claim.quantity) return;
    throw HubError.conflict('What this claim delivered was refused whole.', claim.state);
  });
}

export async function withdrawClaim(work: Work, input: ClaimReasonInput): Promise<Claim> {
  return move(work, 'withdrawClaim', input, readReason(input));
}

export async function reportNoShow(work: Work, input: ClaimReasonInput): Promise<Claim> {
  return move(work, 'reportNoShow', input, readReason(input));
}

/**
 * The shape of every command: lock need and claim, ask the table, change, settle the need.
 * @param change may answer another state than the table's, where the command does not complete the move
 */
async function move(
  work: Work,
  command: ClaimCommand,
  { claimId }: ClaimInput,
  reason: string | null = null,
  change: (claim: Claim, need: Need) => Promise<Claim['state'] | void> = async () => {},
): Promise<Claim> {
  const { needId } = await work.find(Claim, claimId, 'input.claimId');
  const need = await work.lock(Need, needId, 'input.claimId');
  const claim = await work.lock(Claim, claimId, 'input.claimId');
  if (command !== 'acceptClaim') {
    await work.require(command, command === 'confirmClaim' ? need : claim);
  }
  const from = claim.state;
  const planned = claimLifecycle.next(command, from);
  const to = (await change(claim, need)) ?? planned;
  const isReleased = RESERVING_CLAIM_STATES.includes(from) && !RESERVING_CLAIM_STATES.includes(to);
  if (isReleased) await release(work, claim);
  claim.state = to;
  claim.reason = reason ?? claim.reason;
  work.leaveStep(claim, ClaimStep, { claimId: claim.id, from, to, reason });
  await followClaims(work, need);
  return claim;
}

function requireRoom(need: Need, quantity: number): void {
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

function accept({ now }: Work, claim: Claim, side: Side): void {
  const field = side === 'PLACE' ? 'acceptedByPlaceAt' : 'acceptedByUnitAt';
  if (claim[field]) throw HubError.conflict(`The side ${side} has accepted already.`, claim.state);
  claim[field] = now;
}

function waitingSide(claim: Claim): Side {
  if (!claim.acceptedByPlaceAt && !claim.acceptedByUnitAt) {
    throw HubError.badInput(
      'input.onBehalfOf',
      'Both sides have still to accept; say which one does: PLACE or UNIT.',
    );
  }
  return claim.acceptedByPlaceAt ? 'UNIT' : 'PLACE';
}

function readOverride({ origin, overrideReason }: ClaimNeedInput): string | null {
  if (!isGiven(overrideReason)) return null;
  if (origin !== 'STREET_ASSIGNED') {
    throw HubError.badInput(
      'input.overrideReason',
      'Only a claim that the street assigns can go without an agreement.',
    );
  }
  return readText('input.overrideReason', overrideReason, REASON);
}

function readReason({ reason }: ClaimReasonInput): string {
  return readText('input.reason', reason, REASON);
}
