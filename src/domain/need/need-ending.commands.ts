/** The commands by which needs end, wait, and are opened again. */
import { leaders, office, raisers } from '../../engine/access/permissions.ts';
import type { Command } from '../../engine/noun/command.ts';
import * as ending from './need-ending.ts';
import * as merging from './need-merging.ts';
import * as reopening from './need-reopening.ts';
import * as shelving from './need-shelving.ts';
import { readReason } from '../text/told-text.ts';
import type { Need } from './need.entity.ts';
import type { NeedState } from './need.enums.ts';
import {
  MergeNeedInput,
  ShelveNeedInput,
  StillOpenInput,
  CloseNeedInput,
} from './need-ending.inputs.ts';
import { NeedInput, NeedReasonInput } from './need.inputs.ts';
import { fromAnyOpen } from './need-moves.ts';

/** What ends a need in each of its ways, or takes that back. */
export const endings: Readonly<Record<string, Command<Need, NeedState>>> = {
  mergeNeed: {
    may: leaders,
    moves: { REPORTED: 'MERGED', LISTED: 'MERGED' },
    input: MergeNeedInput,
    check: merging.refuseSelf,
    reason: () => merging.MERGED,
    lock: merging.lockBoth,
    change: merging.merge,
    term: 'Into another that asks for the same; open claims end 合并需求',
  },
  shelveNeed: {
    may: leaders,
    moves: { LISTED: 'SHELVED' },
    input: ShelveNeedInput,
    check: shelving.checkReview,
    reason: readReason,
    change: shelving.shelve,
    term: 'Cannot be solved now: stays listed with a review date 挂账',
  },
  relistNeed: {
    may: leaders,
    moves: { SHELVED: 'LISTED' },
    input: NeedInput,
    change: shelving.relist,
    term: 'A SHELVED need, back on the list 重新列入清单',
  },
  withdrawNeed: {
    may: raisers,
    moves: fromAnyOpen('WITHDRAWN'),
    input: NeedReasonInput,
    reason: readReason,
    change: ending.withdraw,
    term: 'Any open need; open claims end 撤回需求',
  },
  resolveNeed: {
    may: office,
    moves: fromAnyOpen('CLOSED'),
    input: NeedReasonInput,
    reason: readReason,
    change: ending.resolve,
    term: 'The place solved it itself; open claims end 自行解决',
  },
  refuseDelivery: {
    may: raisers,
    moves: { DELIVERED: 'LISTED' },
    input: StillOpenInput,
    reason: readReason,
    change: reopening.openAgain,
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
    reason: readReason,
    change: reopening.reopen,
    term: 'A CLOSED need within 10 days of its closing 重新打开',
  },
};
