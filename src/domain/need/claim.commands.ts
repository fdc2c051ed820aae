/**
 * The commands on claims. Each is one transaction that locks the need first, then the claim, then the
 * resource, so that no two wait for each other; the sums are judged under those locks.
 * Each can fail with NOT_FOUND, BAD_USER_INPUT naming the field, or CONFLICT with the present state.
 */
import { HubError } from '../../errors.ts';
import { newId } from '../../id.ts';
import { isGiven, readQuantity } from '../../input.ts';
import type { Work } from '../../engine/noun/work.ts';
import { requireAgreement } from '../partnership/agreement-in-force.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { Side } from '../partnership/side.ts';
import { readTold } from '../text/told-text.ts';
import { ClaimStep } from './claim-step.entity.ts';
import { Claim } from './claim.entity.ts';
import type {
  AcceptClaimInput,
  AmendClaimInput,
  ClaimInput,
  ClaimNeedInput,
  ClaimReasonInput,
} from './claim.inputs.ts';
import { type ClaimCommand, RESERVING_CLAIM_STATES, claimLifecycle } from './claim.rules.ts';
import { Need } from './need.entity.ts';
import { followClaims } from './need-progress.ts';
import {
  type Proposal,
  acceptancesOf,
  judgeProposal,
  readOverride,
  requireRoom,
} from './proposal.ts';
import { release, reserve } from './reservation.ts';

const REASON = 500;

export async function claimNeed(work: Work, input: ClaimNeedInput): Promise<Claim> {
  const quantity = readQuantity('input.quantity', input.quantity);
  const need = await work.lock(Need, input.needId, 'input.needId');
  const unit = await work.find(PartnerUnit, input.unitId, 'input.unitId');
  const { origin, resourceId = null } = input;
  const overrideReason = await readOverride(work, origin, input.overrideReason);
  await work.require(`claimNeed.${origin}`, { path: need.path, unitId: unit.id });
  const proposal = { origin, quantity, resourceId, overrideReason };
  await judgeProposal(work, { need, unit }, proposal);
  const claim = Object.assign(new Claim(), {
    id: newId('claim'),
    number: await work.nextNumber('C', 'claim'),
    needId: need.id,
    unitId: unit.id,
    path: need.path,
    state: 'PROPOSED' as const,
    ...proposal,
    ...acceptancesOf(origin, work),
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

/**
 * What is left out stays as it is. The proposer says what it accepts anew; whoever else has accepted has accepted
 * something else, and does so again.
 * @throws also BAD_USER_INPUT where nothing is to be amended
 */
export async function amendClaim(work: Work, input: AmendClaimInput): Promise<Claim> {
  const { resourceId, overrideReason } = input;
  if (!isGiven(input.quantity) && resourceId === undefined && overrideReason === undefined) {
    throw HubError.badInput(
      'input.quantity',
      'Nothing is to be amended: give `quantity`, `resourceId` or `overrideReason`.',
    );
  }
  return move(work, 'amendClaim', input, null, async (claim, need) => {
    const { origin } = claim;
    const unit = await work.find(PartnerUnit, claim.unitId, 'input.claimId');
    const proposal = {
      origin,
      quantity: isGiven(input.quantity)
        ? readQuantity('input.quantity', input.quantity)
        : claim.quantity,
      resourceId: resourceId === undefined ? claim.resourceId : resourceId,
      overrideReason:
        overrideReason === undefined
          ? claim.overrideReason
          : await readOverride(work, origin, overrideReason),
    };
    await judgeProposal(work, { need, unit, claim }, proposal);
    const { state: from } = claim;
    const reason = amendmentOf(claim, proposal);
    work.leaveStep(claim, ClaimStep, { claimId: claim.id, from, to: from, reason });
    Object.assign(claim, proposal, acceptancesOf(origin, work));
  });
}

/** In the words of a step: what is another now. Of the resource no more: not everybody who reads the history sees it. */
function amendmentOf(
  claim: Claim,
  { quantity, resourceId, overrideReason }: Proposal,
): string | null {
  const changes: [boolean, string][] = [
    [quantity !== claim.quantity, `quantity ${claim.quantity} to ${quantity}`],
    [resourceId !== claim.resourceId, resourceId === null ? 'no resource' : 'another resource'],
    [overrideReason !== claim.overrideReason, overrideReason ?? 'no override'],
  ];
  return changes.flatMap(([isChanged, words]) => (isChanged ? [words] : [])).join('; ') || null;
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
  return move(work, 'declineClaim', input, await readReason(work, input));
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
  return move(work, 'withdrawClaim', input, await readReason(work, input));
}

export async function reportNoShow(work: Work, input: ClaimReasonInput): Promise<Claim> {
  return move(work, 'reportNoShow', input, await readReason(work, input));
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
  if (command === 'amendClaim') await work.require(`amendClaim.${claim.origin}`, claim);
  else if (command !== 'acceptClaim') {
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

function readReason(work: Work, { reason }: ClaimReasonInput): Promise<string> {
  return readTold(work, 'input.reason', reason, REASON);
}
