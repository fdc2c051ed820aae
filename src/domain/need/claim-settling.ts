/** What follows from a changed claim: what is set aside, and where its need stands. The need is locked by then. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { Claim } from './claim.entity.ts';
import type { ClaimState } from './claim.enums.ts';
import { RESERVING_CLAIM_STATES, noteMoment } from './claim.rules.ts';
import { followClaims } from './need-progress.ts';
import { Need } from './need.entity.ts';
import { release } from './reservation.ts';

/** The need that the claim is on. */
export const needOf = (context: CommandContext, { needId }: Claim) =>
  context.find(Need, needId, 'input.claimId');

/** What was set aside for it is free again where it no longer counts, and the need follows. */
export async function settleClaim(
  context: CommandContext,
  row: Claim,
  change: { from: ClaimState; reason: string | null },
): Promise<void> {
  const isReserving = (state: ClaimState) => RESERVING_CLAIM_STATES.includes(state);
  if (isReserving(change.from) && !isReserving(row.state)) await release(context, row);
  row.reason = change.reason ?? row.reason;
  noteMoment(row, context.now);
  await followClaims(context, await needOf(context, row));
}
