/** What becomes of claims when their need ends or its delivery does not stand. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Claim } from './claim.entity.ts';
import { claim as noun } from './claim.noun.ts';
import { OPEN_CLAIM_STATES, RESERVING_CLAIM_STATES } from './claim.rules.ts';
import type { Need } from './need.entity.ts';
import { release } from './reservation.ts';
import { settleNeed } from './need-progress.ts';

/** Open claims end as WITHDRAWN with the reason; what they had reserved is free again. */
export async function endOpenClaims(
  context: CommandContext,
  need: Need,
  reason: string,
): Promise<void> {
  const open = await context.em.find(
    Claim,
    { needId: need.id, state: { $in: [...OPEN_CLAIM_STATES] } },
    // Resources are locked in one order by everybody.
    { orderBy: { resourceId: 'asc', id: 'asc' } },
  );
  for (const claim of open) {
    const from = claim.state;
    if (RESERVING_CLAIM_STATES.includes(from)) await release(context, claim);
    claim.state = 'WITHDRAWN';
    claim.reason = reason;
    context.leaveStep(noun, claim, { from, to: 'WITHDRAWN', reason });
  }
  await settleNeed(context, need);
}

/**
 * Takes back what was delivered until `open` of the need is uncommitted: first what the place did itself,
 * then the newest claims. What a refused claim used up of its resource stays used up.
 */
export async function refuseClaims(
  context: CommandContext,
  need: Need,
  open: number,
): Promise<void> {
  let excess = need.committed - (need.quantity - open);
  const byPlace = Math.min(Math.max(excess, 0), need.resolved);
  need.resolved -= byPlace;
  excess -= byPlace;
  const claims = await context.em.find(
    Claim,
    { needId: need.id, state: { $in: ['DELIVERED', 'CONFIRMED'] } },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  );
  for (const claim of claims) {
    const part = Math.min(claim.quantity - claim.refusedQuantity, excess);
    if (part <= 0) continue;
    claim.refusedQuantity += part;
    excess -= part;
    const { state } = claim;
    const reason = `${part} refused`;
    context.leaveStep(noun, claim, { from: state, to: state, reason });
  }
}
