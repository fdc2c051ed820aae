/** The lifecycle of a claim. Pure. */
import { Lifecycle, type Moves } from '../../engine/noun/lifecycle.ts';
import type { ClaimState } from './claim.enums.ts';

const TABLE = {
  amendClaim: { PROPOSED: 'PROPOSED' },
  acceptClaim: { PROPOSED: 'ACCEPTED' },
  declineClaim: { PROPOSED: 'DECLINED' },
  startClaim: { ACCEPTED: 'DELIVERING' },
  deliverClaim: { DELIVERING: 'DELIVERED' },
  confirmClaim: { DELIVERED: 'CONFIRMED' },
  withdrawClaim: { PROPOSED: 'WITHDRAWN', ACCEPTED: 'WITHDRAWN', DELIVERING: 'WITHDRAWN' },
  reportNoShow: { ACCEPTED: 'NO_SHOW', DELIVERING: 'NO_SHOW' },
} satisfies Record<string, Moves<ClaimState>>;

/** The commands on a claim that exists; `claimNeed` makes one. */
export type ClaimCommand = keyof typeof TABLE;

export const claimLifecycle = new Lifecycle<ClaimState, ClaimCommand>('claim', TABLE);

/** Claims that still bind somebody: they end when their need does. */
export const OPEN_CLAIM_STATES: readonly ClaimState[] = ['PROPOSED', 'ACCEPTED', 'DELIVERING'];

/** Claims whose quantity is set aside from the resource: also what was used up. */
export const RESERVING_CLAIM_STATES: readonly ClaimState[] = [
  'ACCEPTED',
  'DELIVERING',
  'DELIVERED',
  'CONFIRMED',
];
