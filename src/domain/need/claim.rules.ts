/** Which claims bind whom. Pure. */
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
