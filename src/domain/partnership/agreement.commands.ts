/** The commands on agreements. EXPIRED is never waited for: dates are judged when asked. */
import { dayOf } from '../../input.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import {
  type Subject,
  grantFor,
  leaders,
  leadersAndUnit,
  unit,
} from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { Sides } from '../../engine/noun/sides.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readReason } from '../text/told-text.ts';
import type { Agreement } from './agreement.entity.ts';
import type { AgreementState } from './agreement.enums.ts';
import {
  AgreementInput,
  AgreementReasonInput,
  AmendAgreementInput,
  ProposeAgreementInput,
  ReviseAgreementInput,
} from './agreement.inputs.ts';
import { agreement } from './agreement.noun.ts';
import { isInForceOn } from './agreement.rules.ts';
import { restingOn } from './agreement-decision.ts';
import { signedBy } from './agreement-signing.ts';
import { checkDays, readAgreementTitle, readOpening, readTerms } from './agreement-terms.ts';
import { amend, amendedOn, lockWithPredecessor, supersede } from './agreement-versions.ts';
import type { AgreementRow } from './partnership.loaders.ts';
import type { Side } from './side.ts';
import { type UnitAt, findUnitAt } from './unit-at.ts';

const sides = { PLACE: leaders, UNIT: unit } as const;

const SIDES = ['PLACE', 'UNIT'] as const;

/** What was proposed by one side is answered by the other. */
const answering: Sides<Agreement> = {
  rules: sides,
  side: otherSide,
  open: (row) => [otherSide(row)],
};

/** A draft is its own side's. */
const drafting: Sides<Agreement> = {
  rules: sides,
  side: ({ proposedBy }) => proposedBy,
  open: ({ proposedBy }) => [proposedBy],
};

/** The side that the input names. */
const proposing: Sides<Subject> = {
  rules: sides,
  side: (_: Subject, { proposedBy }: ProposeAgreementInput | AmendAgreementInput) => proposedBy,
};

export const agreementCommands = commandsOf<Agreement, AgreementState>(
  agreement,
  {
    proposeAgreement: {
      may: proposing,
      input: ProposeAgreementInput,
      on: proposedAt,
      make: propose,
      begins: 'UNDER_REVIEW',
      term: '提出共建协议',
    },
    draftAgreement: {
      may: proposing,
      input: ProposeAgreementInput,
      on: proposedAt,
      make: propose,
      begins: 'DRAFT',
      term: 'For the side that writes it alone, until submitAgreement 起草共建协议',
    },
    amendAgreement: {
      may: proposing,
      input: AmendAgreementInput,
      on: amendedOn,
      make: amend,
      begins: 'UNDER_REVIEW',
      term: 'Proposes a new version of an agreement in force; it takes the place of that one when the other side accepts it 修订协议',
    },
    reviseAgreement: {
      may: drafting,
      moves: { DRAFT: 'DRAFT' },
      input: ReviseAgreementInput,
      change: revise,
      term: 'What is left out stays as it is 修改协议草稿',
    },
    submitAgreement: {
      may: drafting,
      moves: { DRAFT: 'UNDER_REVIEW' },
      input: AgreementInput,
      change: submit,
      term: 'From now on the other side sees it, and answers 提交协议',
    },
    acceptAgreement: {
      may: answering,
      moves: { UNDER_REVIEW: 'ACTIVE' },
      input: AgreementInput,
      lock: lockWithPredecessor,
      change: accept,
      term: 'The other side accepts: in force on its dates, in the place of the version that it amends 接受协议',
    },
    rejectAgreement: {
      may: answering,
      moves: { UNDER_REVIEW: 'REJECTED' },
      input: AgreementReasonInput,
      reason: readReason,
      term: '拒绝协议',
    },
    terminateAgreement: {
      may: leadersAndUnit,
      moves: { ACTIVE: 'TERMINATED' },
      input: AgreementReasonInput,
      reason: readReason,
      term: '终止协议',
    },
  },
  { settle: (_, row, change) => void (row.reason = change.reason), also: amendments },
);

function otherSide({ proposedBy }: Readonly<Pick<Agreement, 'proposedBy'>>): Side {
  return proposedBy === 'PLACE' ? 'UNIT' : 'PLACE';
}

async function proposedAt(context: CommandContext, input: ProposeAgreementInput): Promise<UnitAt> {
  checkDays(input.validFrom, input.validUntil);
  return findUnitAt(context, input);
}

async function propose(
  context: CommandContext,
  input: ProposeAgreementInput,
  { unitId, placeId, path }: UnitAt,
): Promise<Columns<Agreement>> {
  const { title, proposedBy, validFrom, validUntil, direction } = input;
  return {
    unitId,
    placeId,
    title: await readAgreementTitle(context, title),
    proposedBy,
    validFrom,
    validUntil,
    ...(await readOpening(context, input, { direction, path })),
    ...(await restingOn(context, path, input.decisionId)),
    ...(await signedBy(context, { side: proposedBy, unitId, path }, input.signedById)),
  };
}

async function revise(context: CommandContext, row: Agreement, input: ReviseAgreementInput) {
  Object.assign(row, await readTerms(context, row, input));
  Object.assign(row, await restingOn(context, row.path, input.decisionId));
  await sign(context, row, row.proposedBy, input.signedById);
}

function submit(context: CommandContext, row: Agreement, { signedById }: AgreementInput) {
  return sign(context, row, row.proposedBy, signedById);
}

async function accept(context: CommandContext, row: Agreement, { signedById }: AgreementInput) {
  await sign(context, row, otherSide(row), signedById);
  await supersede(context, row);
}

async function sign(
  context: CommandContext,
  row: Agreement,
  side: Side,
  signedById: string | null | undefined,
): Promise<void> {
  const { unitId, path } = row;
  Object.assign(row, await signedBy(context, { side, unitId, path }, signedById));
}

/** What makes another row is in no lifecycle: it is offered where there is something to amend. */
async function amendments(row: AgreementRow, context: HubContext): Promise<string[]> {
  if (!isInForceOn(row, dayOf(context.now()))) return [];
  const may = SIDES.some((side) => grantFor(context.viewer, `amendAgreement.${side}`, row));
  return may ? ['amendAgreement'] : [];
}
