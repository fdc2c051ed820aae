/** The commands of those who raise a need, before it is on the list. */
import { raisers } from '../../engine/access/permissions.ts';
import type { Command } from '../../engine/noun/command.ts';
import { amend, report, reportedAt } from './need-report.ts';
import type { Need } from './need.entity.ts';
import type { NeedState } from './need.enums.ts';
import { ReportNeedInput, AmendNeedInput } from './need-report.inputs.ts';
import { NeedInput } from './need.inputs.ts';
import { where } from './need-moves.ts';

/** What a need is reported, amended and reported once more by. */
export const reporting: Readonly<Record<string, Command<Need, NeedState>>> = {
  reportNeed: {
    may: raisers,
    input: ReportNeedInput,
    on: reportedAt,
    make: report,
    begins: 'REPORTED',
    term: '上报需求',
  },
  amendNeed: {
    may: raisers,
    moves: where(['REPORTED', 'RETURNED']),
    input: AmendNeedInput,
    change: amend,
    term: 'A need that is REPORTED or RETURNED 修改需求',
  },
  resubmitNeed: {
    may: raisers,
    moves: { RETURNED: 'REPORTED' },
    input: NeedInput,
    term: 'A RETURNED need, once more 重新上报',
  },
};
