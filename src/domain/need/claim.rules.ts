/** Which claims bind whom, and when they came how far. Pure. */
import type { Claim } from './claim.entity.ts';
import type { ClaimState } from './claim.enums.ts';

/** Claims that still bind somebody: they end when their need does. */
export const OPEN_CLAIM_STATES: readonly ClaimState[] = ['PROPOSED', 'ACCEPTED', 'DELIVERING'];

/** Claims whose quantity is set aside from the resource: also what was used up. */
export const RESERVING_CLAIM_STATES: readonly ClaimState[] = [
  'ACCEPTED',
  'DELIVERING',
  'DELIVERED',
  'CONFIRMED',
];

type Moments = Pick<Claim, 'state' | 'startedAt' | 'deliveredAt' | 'confirmedAt'>;

/** Notes when it came to the state that it has: nothing else does, so that each is of the move that it names. */
export function noteMoment(claim: Moments, now: Date): void {
  if (claim.state === 'DELIVERING') claim.startedAt = now;
  if (claim.state === 'DELIVERED') claim.deliveredAt = now;
  if (claim.state === 'CONFIRMED') claim.confirmedAt = now;
}
