/** Columns that claims are filtered by, in their own list and where others relate to them. */
import { relatedOf } from '../../engine/loading/relation-of.ts';
import { stateClass } from '../listing/state-class.ts';
import { CLAIM_STATE_CLASSES, ClaimOrigin, ClaimState } from './claim.enums.ts';

/** Every viewer of the row reads them. The resource is none: who sees a claim may not see what it draws on. */
export const claimColumns = {
  state: ClaimState,
  stateClass: stateClass(CLAIM_STATE_CLASSES),
  origin: ClaimOrigin,
  unitId: 'id',
  needId: 'id',
  quantity: 'integer',
  refusedQuantity: 'integer',
  createdAt: 'moment',
  updatedAt: 'moment',
  acceptedByPlaceAt: 'moment',
  acceptedByUnitAt: 'moment',
} as const;

export const relatedClaim = relatedOf(
  { name: 'Claim', table: 'claim', term: '认领' },
  { id: 'id', ...claimColumns },
);
