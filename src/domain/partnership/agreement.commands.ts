/** The commands on agreements. EXPIRED is never waited for: dates are judged when asked. */
import { HubError } from '../../errors.ts';
import { type Subject, leaders, leadersAndUnit, unit } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { Sides } from '../../engine/noun/sides.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { findPlace } from '../place/find-place.ts';
import { readTold } from '../text/told-text.ts';
import type { Agreement, AgreementState } from './agreement.entity.ts';
import { AgreementInput, AgreementReasonInput, ProposeAgreementInput } from './agreement.inputs.ts';
import { agreement } from './agreement.noun.ts';
import { PartnerUnit } from './partner-unit.entity.ts';
import type { Side } from './side.ts';

const TITLE = 100;
const REASON = 500;

const sides = { PLACE: leaders, UNIT: unit } as const;

/** What was proposed by one side is answered by the other. */
const answering: Sides<Agreement> = {
  rules: sides,
  side: otherSide,
  open: (row) => [otherSide(row)],
};

const reason = (context: CommandContext, given: AgreementReasonInput) =>
  readTold(context, 'input.reason', given.reason, REASON);

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
      reason,
      term: '拒绝协议',
    },
    terminateAgreement: {
      may: leadersAndUnit,
      moves: { ACTIVE: 'TERMINATED' },
      input: AgreementReasonInput,
      reason,
      term: '终止协议',
    },
  },
  { settle: (_, row, change) => void (row.reason = change.reason) },
);

function otherSide({ proposedBy }: Readonly<Pick<Agreement, 'proposedBy'>>): Side {
  return proposedBy === 'PLACE' ? 'UNIT' : 'PLACE';
}

interface ProposedAt extends Subject {
  unitId: string;
  placeId: string;
}

async function proposedAt(
  context: CommandContext,
  input: ProposeAgreementInput,
): Promise<ProposedAt> {
  if (input.validUntil < input.validFrom) {
    throw HubError.badInput(
      'input.validUntil',
      '`input.validUntil` lies before `input.validFrom`.',
    );
  }
  const { id: unitId } = await context.find(PartnerUnit, input.unitId, 'input.unitId');
  const { id: placeId, path } = await findPlace(context, input.place, 'input.place');
  return { unitId, placeId, path };
}

async function propose(
  context: CommandContext,
  { title, proposedBy, validFrom, validUntil }: ProposeAgreementInput,
  { unitId, placeId }: ProposedAt,
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
