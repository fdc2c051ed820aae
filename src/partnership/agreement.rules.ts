/** The lifecycle of an agreement. Pure. EXPIRED is never waited for: dates are judged when asked. */
import { Lifecycle, type Moves } from '../lifecycle/lifecycle.ts';
import type { AgreementState } from './agreement.entity.ts';

const TABLE = {
  acceptAgreement: { UNDER_REVIEW: 'ACTIVE' },
  rejectAgreement: { UNDER_REVIEW: 'REJECTED' },
  terminateAgreement: { ACTIVE: 'TERMINATED' },
} satisfies Record<string, Moves<AgreementState>>;

/** The commands on an agreement that exists; `proposeAgreement` makes one. */
export type AgreementCommand = keyof typeof TABLE;

export const agreementLifecycle = new Lifecycle<AgreementState, AgreementCommand>(
  'agreement',
  TABLE,
);
