/** How a claim is proposed, and changed while it is. */
import { HubError } from '../../errors.ts';
import { isGiven, readQuantity } from '../../input.ts';
import type { Subject } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { Claim } from './claim.entity.ts';
import type { AmendClaimInput, ClaimNeedInput } from './claim.inputs.ts';
import { claim as noun } from './claim.noun.ts';
import { Need } from './need.entity.ts';
import { type Proposal, acceptancesOf, judgeProposal, readOverride } from './proposal.ts';

export interface ProposedOn extends Subject, Proposal {
  need: Need;
  unit: PartnerUnit;
}

export async function proposedOn(
  context: CommandContext,
  input: ClaimNeedInput,
): Promise<ProposedOn> {
  const { origin, resourceId = null } = input;
  const quantity = readQuantity('input.quantity', input.quantity);
  const need = await context.lock(Need, input.needId, 'input.needId');
  const unit = await context.find(PartnerUnit, input.unitId, 'input.unitId');
  const overrideReason = await readOverride(context, origin, input.overrideReason);
  const proposal = { origin, quantity, resourceId, overrideReason };
  return { need, unit, path: need.path, unitId: unit.id, ...proposal };
}

export async function propose(
  context: CommandContext,
  _: ClaimNeedInput,
  { need, unit, origin, quantity, resourceId, overrideReason }: ProposedOn,
): Promise<Columns<Claim>> {
  const proposal = { origin, quantity, resourceId, overrideReason };
  await judgeProposal(context, { need, unit }, proposal);
  return { needId: need.id, unitId: unit.id, ...proposal, ...acceptancesOf(origin, context) };
}

/** @throws BAD_USER_INPUT where nothing is to be amended */
export function refuseNothing(_: CommandContext, input: AmendClaimInput): void {
  const { quantity, resourceId, overrideReason } = input;
  if (isGiven(quantity) || resourceId !== undefined || overrideReason !== undefined) return;
  throw HubError.badInput(
    'input.quantity',
    'Nothing is to be amended: give `quantity`, `resourceId` or `overrideReason`.',
  );
}

/**
 * What is left out stays as it is. The proposer says what it accepts anew; any other side that accepted has accepted
 * something else, and does so again.
 */
export async function amend(
  context: CommandContext,
  claim: Claim,
  input: AmendClaimInput,
): Promise<void> {
  const need = await context.find(Need, claim.needId, 'input.claimId');
  const unit = await context.find(PartnerUnit, claim.unitId, 'input.claimId');
  const proposal = await amended(context, claim, input);
  await judgeProposal(context, { need, unit, claim }, proposal);
  const { state } = claim;
  const reason = amendmentOf(claim, proposal);
  context.leaveStep(noun, claim, { from: state, to: state, reason });
  Object.assign(claim, proposal, acceptancesOf(claim.origin, context));
}

async function amended(
  context: CommandContext,
  claim: Claim,
  input: AmendClaimInput,
): Promise<Proposal> {
  const { origin } = claim;
  const { quantity, resourceId, overrideReason } = input;
  return {
    origin,
    quantity: isGiven(quantity) ? readQuantity('input.quantity', quantity) : claim.quantity,
    resourceId: resourceId === undefined ? claim.resourceId : resourceId,
    overrideReason:
      overrideReason === undefined
        ? claim.overrideReason
        : await readOverride(context, origin, overrideReason),
  };
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
