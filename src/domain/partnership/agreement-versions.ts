/**
 * Versions of an agreement: one is amended by a new one, which takes its place when the other side accepts it.
 * Invariant: of the versions of one agreement one is in force at most; the one before is locked before the new one.
 */
import { HubError } from '../../errors.ts';
import { dayOf } from '../../input.ts';
import type { Subject } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Agreement } from './agreement.entity.ts';
import type { AgreementInput, AmendAgreementInput } from './agreement.inputs.ts';
import { agreement } from './agreement.noun.ts';
import { isInForceOn } from './agreement.rules.ts';
import { restingOn } from './agreement-decision.ts';
import { signedBy } from './agreement-signing.ts';
import { readTerms } from './agreement-terms.ts';

export interface Amended extends Subject {
  before: Agreement;
}

/** The version that is amended, kept as it is until the new one is there. @throws NOT_FOUND */
export async function amendedOn(
  context: CommandContext,
  { agreementId }: AmendAgreementInput,
): Promise<Amended> {
  const before = await context.lock(Agreement, agreementId, 'input.agreementId');
  return { before, path: before.path, unitId: before.unitId };
}

/** @throws CONFLICT where it is not in force, BAD_USER_INPUT where between the two versions none would be */
export async function amend(
  context: CommandContext,
  input: AmendAgreementInput,
  { before }: Amended,
): Promise<Columns<Agreement>> {
  const today = dayOf(context.now);
  requireInForce(before, today, before.state);
  const terms = await readTerms(context, before, input);
  if (terms.validFrom > today) {
    throw HubError.badInput(
      'input.validFrom',
      'A new version takes the place of the one in force when it is accepted, so it cannot begin later than today.',
    );
  }
  if (terms.validUntil < today) {
    throw HubError.badInput('input.validUntil', '`input.validUntil` is over already.');
  }
  return {
    ...terms,
    unitId: before.unitId,
    placeId: before.placeId,
    proposedBy: input.proposedBy,
    edition: await nextEdition(context, before),
    originId: before.originId ?? before.id,
    supersedesId: before.id,
    decisionId: before.decisionId,
    ...(await restingOn(context, before.path, input.decisionId)),
    ...(await signedBy(
      context,
      { side: input.proposedBy, unitId: before.unitId, path: before.path },
      input.signedById,
    )),
  };
}

/** Rejected ones are counted, too: no two versions have one number. */
async function nextEdition({ em }: CommandContext, { id, originId }: Agreement): Promise<number> {
  const first = originId ?? id;
  const [last] = await em.find(
    Agreement,
    { $or: [{ id: first }, { originId: first }] },
    { orderBy: { edition: 'desc' }, limit: 1 },
  );
  return (last?.edition ?? 0) + 1;
}

/** Its predecessor first: whoever ends that one waits, or has ended it. */
export async function lockWithPredecessor(
  context: CommandContext,
  { agreementId }: AgreementInput,
): Promise<Agreement> {
  const argument = 'input.agreementId';
  const { supersedesId } = await context.find(Agreement, agreementId, argument);
  if (supersedesId !== null) await context.lock(Agreement, supersedesId, argument);
  return context.lock(Agreement, agreementId, argument);
}

/** What is accepted takes the place of the version before it. @throws CONFLICT where that is no longer in force */
export async function supersede(context: CommandContext, row: Agreement): Promise<void> {
  if (row.supersedesId === null) return;
  const before = await context.lock(Agreement, row.supersedesId, 'input.agreementId');
  const today = dayOf(context.now);
  requireInForce(before, today, row.state);
  if (row.validUntil < today) {
    throw HubError.conflict(
      `${row.number} was to end on ${row.validUntil}; amend ${before.number} anew.`,
      row.state,
    );
  }
  before.state = 'SUPERSEDED';
  before.supersededById = row.id;
  context.leaveStep(agreement, before, { from: 'ACTIVE', to: 'SUPERSEDED' });
  // Of one agreement the database lets one version be ACTIVE at a time.
  await context.em.flush();
}

function requireInForce(before: Agreement, today: string, state: string): void {
  if (isInForceOn(before, today)) return;
  throw HubError.conflict(
    `${before.number} is not in force (${before.state}, until ${before.validUntil}): no version can take its place. Propose an agreement anew.`,
    state,
  );
}
