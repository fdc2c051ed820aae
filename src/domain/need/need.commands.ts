/** The commands on needs, and where each leads. */
import { leaders, office, raisers } from '../../engine/access/permissions.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { Moves } from '../../engine/noun/lifecycle.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readTold } from '../text/told-text.ts';
import * as ending from './need-ending.ts';
import { amend, report, reportedAt } from './need-report.ts';
import * as publicity from './need-publicity.ts';
import type { Need } from './need.entity.ts';
import { type NeedState, OPEN_NEED_STATES } from './need.enums.ts';
import { AmendNeedInput, ReportNeedInput } from './need-report.inputs.ts';
import {
  CloseNeedInput,
  MergeNeedInput,
  ShelveNeedInput,
  StillOpenInput,
} from './need-ending.inputs.ts';
import { ListNeedInput, NeedInput, NeedReasonInput, NeedVisibilityInput } from './need.inputs.ts';
import { need } from './need.noun.ts';
import { mayBeClaimed } from './need-room.ts';

const REASON = 500;

/** On the list, or on it once: its text has been read. */
const READ: readonly NeedState[] = [
  'LISTED',
  'CLAIMED',
  'IN_PROGRESS',
  'DELIVERED',
  'SHELVED',
  'CLOSED',
];

const where = (states: readonly NeedState[]): Moves<NeedState> =>
  Object.fromEntries(states.map((state) => [state, state]));

const fromAnyOpen = (to: NeedState): Moves<NeedState> =>
  Object.fromEntries(OPEN_NEED_STATES.map((state) => [state, to]));

const reason = (context: CommandContext, given: NeedReasonInput) =>
  readTold(context, 'input.reason', given.reason, REASON);

export const needCommands = commandsOf<Need, NeedState>(
  need,
  {
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
    listNeed: {
      may: leaders,
      moves: { REPORTED: 'LISTED' },
      input: ListNeedInput,
      change: publicity.list,
      term: 'Puts a REPORTED need on the list 列入清单',
    },
    publishNeed: {
      may: leaders,
      moves: where(READ),
      isMeant: ({ isPublic, visibility }) => !isPublic && visibility === 'PARTNERS',
      input: NeedInput,
      change: publicity.publish,
      term: 'Screens show its title, once its text is checked 公开标题',
    },
    unpublishNeed: {
      may: leaders,
      moves: where([...READ, 'MERGED', 'WITHDRAWN']),
      isMeant: ({ isPublic }) => isPublic,
      input: NeedInput,
      change: publicity.unpublish,
      term: 'Screens show its title no longer 取消公开标题',
    },
    changeNeedVisibility: {
      may: leaders,
      moves: where(READ.filter((state) => state !== 'CLOSED')),
      input: NeedVisibilityInput,
      reason: (_, { visibility }: NeedVisibilityInput) => visibility,
      change: publicity.changeVisibility,
      term: 'Opens a need on the list to partner units, or closes it to them; claims that are open stay 调整公开范围',
    },
    returnNeed: {
      may: leaders,
      moves: { REPORTED: 'RETURNED' },
      input: NeedReasonInput,
      reason,
      term: 'Back to who reported it 退回补充',
    },
    rejectNeed: {
      may: leaders,
      moves: { REPORTED: 'REJECTED' },
      input: NeedReasonInput,
      reason,
      term: '不予受理',
    },
    mergeNeed: {
      may: leaders,
      moves: { REPORTED: 'MERGED', LISTED: 'MERGED' },
      input: MergeNeedInput,
      check: ending.refuseSelf,
      reason: () => ending.MERGED,
      lock: ending.lockBoth,
      change: ending.merge,
      term: 'Into another that asks for the same; open claims end 合并需求',
    },
    shelveNeed: {
      may: leaders,
      moves: { LISTED: 'SHELVED' },
      input: ShelveNeedInput,
      check: ending.checkReview,
      reason,
      change: ending.shelve,
      term: 'Cannot be solved now: stays listed with a review date 挂账',
    },
    relistNeed: {
      may: leaders,
      moves: { SHELVED: 'LISTED' },
      input: NeedInput,
      change: ending.relist,
      term: 'A SHELVED need, back on the list 重新列入清单',
    },
    withdrawNeed: {
      may: raisers,
      moves: fromAnyOpen('WITHDRAWN'),
      input: NeedReasonInput,
      reason,
      change: ending.withdraw,
      term: 'Any open need; open claims end 撤回需求',
    },
    resolveNeed: {
      may: office,
      moves: fromAnyOpen('CLOSED'),
      input: NeedReasonInput,
      reason,
      change: ending.resolve,
      term: 'The place solved it itself; open claims end 自行解决',
    },
    refuseDelivery: {
      may: raisers,
      moves: { DELIVERED: 'LISTED' },
      input: StillOpenInput,
      reason,
      change: ending.openAgain,
      term: 'What was delivered does not stand, in part or whole: the need is listed again 验收不通过',
    },
    closeNeed: {
      may: raisers,
      moves: { DELIVERED: 'CLOSED' },
      input: CloseNeedInput,
      check: ending.checkRating,
      change: ending.close,
      term: 'A DELIVERED need, with a rating; what was delivered is confirmed 办结',
    },
    reopenNeed: {
      may: raisers,
      moves: { CLOSED: 'LISTED' },
      input: StillOpenInput,
      reason,
      change: ending.reopen,
      term: 'A CLOSED need within 10 days of its closing 重新打开',
    },
  },
  {
    also: async (row, context) => ((await mayBeClaimed(row, context)) ? ['claimNeed'] : []),
  },
);
