/** The lifecycle of an agreement. Pure. EXPIRED is never waited for: dates are judged when asked. */
import type { Permission } from '../../engine/access/permissions.ts';
import { Lifecycle, type Moves } from '../../engine/noun/lifecycle.ts';
import type { AgreementState } from './agreement.entity.ts';
import type { Side } from './side.ts';

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

/** What was proposed by one side is answered by the other. */
export function permissionOf(
  command: AgreementCommand,
  { proposedBy }: { proposedBy: Side },
): Permission {
  if (command === 'terminateAgreement') return command;
  return proposedBy === 'PLACE' ? 'answerAgreement.UNIT' : 'answerAgreement.PLACE';
}
