/**
 * The commands on agreements. Each is one transaction; each can fail with NOT_FOUND, BAD_USER_INPUT naming
 * the field, or CONFLICT with the present state.
 */
import { HubError } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Work } from '../../engine/noun/work.ts';
import { findPlace } from '../place/place.commands.ts';
import { readTold } from '../text/told-text.ts';
import { AgreementStep } from './agreement-step.entity.ts';
import { Agreement } from './agreement.entity.ts';
import type {
  AgreementInput,
  AgreementReasonInput,
  ProposeAgreementInput,
} from './agreement.inputs.ts';
import { type AgreementCommand, agreementLifecycle, permissionOf } from './agreement.rules.ts';
import { PartnerUnit } from './partner-unit.entity.ts';

const TITLE = 100;
const REASON = 500;

export async function proposeAgreement(
  work: Work,
  input: ProposeAgreementInput,
): Promise<Agreement> {
  if (input.validUntil < input.validFrom) {
    throw HubError.badInput(
      'input.validUntil',
      '`input.validUntil` lies before `input.validFrom`.',
    );
  }
  const unit = await work.find(PartnerUnit, input.unitId, 'input.unitId');
  const place = await findPlace(work, input.place, 'input.place');
  await work.require(`proposeAgreement.${input.proposedBy}`, { path: place.path, unitId: unit.id });
  const agreement = Object.assign(new Agreement(), {
    id: newId('agreement'),
    number: await work.nextNumber('A', 'agreement'),
    unitId: unit.id,
    placeId: place.id,
    path: place.path,
    title: await readTold(work, 'input.title', input.title, TITLE),
    state: 'UNDER_REVIEW' as const,
    proposedBy: input.proposedBy,
    validFrom: input.validFrom,
    validUntil: input.validUntil,
    createdAt: work.now,
    updatedAt: work.now,
  });
  work.em.persist(agreement);
  work.leaveStep(agreement, AgreementStep, {
    agreementId: agreement.id,
    from: null,
    to: 'UNDER_REVIEW',
    isNew: true,
  });
  return agreement;
}

export async function acceptAgreement(work: Work, input: AgreementInput): Promise<Agreement> {
  return move(work, 'acceptAgreement', input);
}

export async function rejectAgreement(work: Work, input: AgreementReasonInput): Promise<Agreement> {
  return move(
    work,
    'rejectAgreement',
    input,
    await readTold(work, 'input.reason', input.reason, REASON),
  );
}

export async function terminateAgreement(
  work: Work,
  input: AgreementReasonInput,
): Promise<Agreement> {
  return move(
    work,
    'terminateAgreement',
    input,
    await readTold(work, 'input.reason', input.reason, REASON),
  );
}

async function move(
  work: Work,
  command: AgreementCommand,
  { agreementId }: AgreementInput,
  reason: string | null = null,
): Promise<Agreement> {
  const agreement = await work.lock(Agreement, agreementId, 'input.agreementId');
  await work.require(permissionOf(command, agreement), agreement);
  const from = agreement.state;
  const to = agreementLifecycle.next(command, from);
  agreement.state = to;
  agreement.reason = reason;
  work.leaveStep(agreement, AgreementStep, { agreementId: agreement.id, from, to, reason });
  return agreement;
}
