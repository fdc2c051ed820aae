/** The commands on agreements. EXPIRED is never waited for: dates are judged when asked. */
import { HubError } from '../../errors.ts';
import { type Subject, leaders, leadersAndUnit, unit } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { Sides } from '../../engine/noun/sides.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readReason, readTold } from '../text/told-text.ts';
import type { Agreement, AgreementState } from './agreement.entity.ts';
import { AgreementInput, AgreementReasonInput, ProposeAgreementInput } from './agreement.inputs.ts';
import { agreement } from './agreement.noun.ts';
import type { Side } from './side.ts';
import { type UnitAt, findUnitAt } from './unit-at.ts';

const TITLE = 100;

const sides = { PLACE: leaders, UNIT: unit } as const;

/** What was proposed by one side is answered by the other. */
const answering: Sides<Agreement> = {
  rules: sides,
  side: otherSide,
  open: (row) => [otherSide(row)],
};

export const agreementCommands = commandsOf<Agreement, AgreementState>(
  agreement,
  {
    proposeAgreement: {
      may: { rules: sides, side: (_: Subject, input: ProposeAgreementInput) => input.proposedBy },
      input: ProposeAgreementInput,
      on: proposedAt,
      make: propose,
      begins: 'UNDER_REVIEW',
      term: '提出共建协议',
    },
    acceptAgreement: {
      may: answering,
      moves: { UNDER_REVIEW: 'ACTIVE' },
      input: AgreementInput,
      term: 'The other side accepts: in force on its dates 接受协议',
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
  { settle: (_, row, change) => void (row.reason = change.reason) },
);

function otherSide({ proposedBy }: Readonly<Pick<Agreement, 'proposedBy'>>): Side {
  return proposedBy === 'PLACE' ? 'UNIT' : 'PLACE';
}

async function proposedAt(context: CommandContext, input: ProposeAgreementInput): Promise<UnitAt> {
  if (input.validUntil < input.validFrom) {
    throw HubError.badInput(
      'input.validUntil',
      '`input.validUntil` lies before `input.validFrom`.',
    );
  }
  return findUnitAt(context, input);
}

async function propose(
  context: CommandContext,
  { title, proposedBy, validFrom, validUntil }: ProposeAgreementInput,
  { unitId, placeId }: UnitAt,
): Promise<Columns<Agreement>> {
  return {
    unitId,
    placeId,
    title: await readTold(context, 'input.title', title, TITLE),
    proposedBy,
    validFrom,
    validUntil,
  };
}
