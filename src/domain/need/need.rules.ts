/** What follows for a need from its claims and from time. Pure. */
import type { ClaimState } from './claim.enums.ts';
import type { NeedState, NeedUrgency } from './need.enums.ts';

const HOUR_MS = 3_600_000;

/** A closed need can be opened again for ten days (domain text, section 4). */
export const REOPEN_WITHIN_MS = 10 * 24 * HOUR_MS;

/** Default time to the deadline, by urgency. */
export const DEADLINE_MS: Readonly<Record<NeedUrgency, number>> = {
  URGENT: 2 * HOUR_MS,
  UTILITY: 24 * HOUR_MS,
  ORDINARY: 7 * 24 * HOUR_MS,
  COMPLEX: 15 * 24 * HOUR_MS,
};

/** What counts of a claim. */
export interface CountedClaim {
  state: ClaimState;
  quantity: number;
  refusedQuantity: number;
}

const COMMITTED: readonly ClaimState[] = ['ACCEPTED', 'DELIVERING', 'DELIVERED', 'CONFIRMED'];
const STARTED: readonly ClaimState[] = ['DELIVERING', 'DELIVERED', 'CONFIRMED'];
const DELIVERED: readonly ClaimState[] = ['DELIVERED', 'CONFIRMED'];

export interface Progress {
  committed: number;
  delivered: number;
  state: 'LISTED' | 'CLAIMED' | 'IN_PROGRESS' | 'DELIVERED';
}

/**
 * Quantities and state of a need as its claims have it: accepted less than needed → LISTED, covered →
 * CLAIMED, covered and one started → IN_PROGRESS, delivered at least what is needed → DELIVERED.
 */
export function progressOf(
  need: { quantity: number; resolved: number },
  claims: readonly CountedClaim[],
): Progress {
  const sum = (states: readonly ClaimState[]) =>
    claims
      .filter((claim) => states.includes(claim.state))
      .reduce((total, claim) => total + claim.quantity - claim.refusedQuantity, need.resolved);
  const committed = sum(COMMITTED);
  const delivered = sum(DELIVERED);
  const started = claims.some(
    (claim) => STARTED.includes(claim.state) && claim.refusedQuantity < claim.quantity,
  );
  if (delivered >= need.quantity) return { committed, delivered, state: 'DELIVERED' };
  if (committed < need.quantity) return { committed, delivered, state: 'LISTED' };
  return { committed, delivered, state: started ? 'IN_PROGRESS' : 'CLAIMED' };
}

/** Whether the state follows from the claims, and so moves with every claim command. */
export function isDerived(state: NeedState): boolean {
  return ['LISTED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED'].includes(state);
}
