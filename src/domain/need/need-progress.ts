/** What every claim command does to its need: quantities and state follow from the claims. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Claim } from './claim.entity.ts';
import { claim as claimNoun } from './claim.noun.ts';
import { noteMoment } from './claim.rules.ts';
import type { Need } from './need.entity.ts';
import { need as needNoun } from './need.noun.ts';
import { isDerived, progressOf } from './need.rules.ts';

/** Sets quantities, and the state where it is a derived one. The need is locked by the caller. */
export async function settleNeed({ em, now }: CommandContext, need: Need): Promise<void> {
  const claims = await em.find(Claim, { needId: need.id });
  const { committed, delivered, state } = progressOf(need, claims);
  need.committed = committed;
  need.delivered = delivered;
  if (!isDerived(need.state)) return;
  need.state = state;
  need.claimedAt = state === 'LISTED' ? null : (need.claimedAt ?? now);
  need.deliveredAt = state === 'DELIVERED' ? (need.deliveredAt ?? now) : null;
}

/**
 * Settles the need after a claim command, and leaves a step on it where anything changed. Its reason stays with the
 * claim: other units read the need's history too.
 */
export async function followClaims(context: CommandContext, need: Need): Promise<void> {
  const { state: from, committed, delivered } = need;
  await settleNeed(context, need);
  const isChanged =
    need.state !== from || need.committed !== committed || need.delivered !== delivered;
  if (isChanged) context.leaveStep(needNoun, need, { from, to: need.state });
}

/** Whether a unit has still to deliver what was accepted of it. */
export async function hasStandingClaim({ em }: CommandContext, need: Need): Promise<boolean> {
  const standing = {
    needId: need.id,
    state: { $in: ['ACCEPTED' as const, 'DELIVERING' as const] },
  };
  return (await em.count(Claim, standing)) > 0;
}

/**
 * Confirms what was delivered for a need, as its closing does: of these units, or of all, so that no claim waits for a
 * confirmation any more. The need is locked by the caller.
 */
export async function confirmDelivered(
  context: CommandContext,
  need: Need,
  reason: string,
  unitIds?: readonly string[],
): Promise<void> {
  const ofUnits = unitIds && { unitId: { $in: [...unitIds] } };
  const delivered = { needId: need.id, state: 'DELIVERED' as const, ...ofUnits };
  for (const claim of await context.em.find(Claim, delivered)) {
    // Refused whole: nothing of it can be confirmed.
    if (claim.refusedQuantity === claim.quantity) continue;
    claim.state = 'CONFIRMED';
    noteMoment(claim, context.now);
    context.leaveStep(claimNoun, claim, {
      from: 'DELIVERED',
      to: 'CONFIRMED',
      reason,
    });
  }
}
