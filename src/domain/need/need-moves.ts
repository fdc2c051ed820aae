/** Where commands on needs lead from, where that is more than a state or two. */
import type { Moves } from '../../engine/noun/lifecycle.ts';
import { type NeedState, OPEN_NEED_STATES } from './need.enums.ts';

/** On the list, or on it once: its text has been read. */
export const READ: readonly NeedState[] = [
  'LISTED',
  'CLAIMED',
  'IN_PROGRESS',
  'DELIVERED',
  'SHELVED',
  'CLOSED',
];

/** A command that leaves the state as it is. */
export const where = (states: readonly NeedState[]): Moves<NeedState> =>
  Object.fromEntries(states.map((state) => [state, state]));

/** A command that leads there while something is still to be done. */
export const fromAnyOpen = (to: NeedState): Moves<NeedState> =>
  Object.fromEntries(OPEN_NEED_STATES.map((state) => [state, to]));

/** Where the commands on its claims usually lead (`need-progress` has every case). */
export const byClaims: Readonly<Record<string, Moves<NeedState>>> = {
  acceptClaim: { LISTED: 'CLAIMED' },
  startClaim: { CLAIMED: 'IN_PROGRESS' },
  deliverClaim: { IN_PROGRESS: 'DELIVERED' },
  withdrawClaim: { CLAIMED: 'LISTED', IN_PROGRESS: 'LISTED' },
  reportNoShow: { CLAIMED: 'LISTED', IN_PROGRESS: 'LISTED' },
};
