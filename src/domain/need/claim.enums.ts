/** Where claims stand, and who proposed them. */
import { defineEnum } from '../../labels.ts';
import type { StateClasses } from '../listing/state-class.ts';

export const ClaimState = defineEnum('ClaimState', 'Where a claim stands 认领状态', {
  PROPOSED: '待确认',
  ACCEPTED: '已接受',
  DELIVERING: '实施中',
  DELIVERED: '已完成',
  CONFIRMED: '已验收',
  DECLINED: '已谢绝',
  WITHDRAWN: '已撤回',
  NO_SHOW: '未履约',
});
export type ClaimState = keyof typeof ClaimState;

/** What was delivered waits to be confirmed, and is open until then. */
export const CLAIM_STATE_CLASSES = {
  OPEN: ['PROPOSED', 'ACCEPTED', 'DELIVERING', 'DELIVERED'],
  DONE: ['CONFIRMED'],
  DROPPED: ['DECLINED', 'WITHDRAWN', 'NO_SHOW'],
} as const satisfies StateClasses<ClaimState>;

export const ClaimOrigin = defineEnum('ClaimOrigin', 'Who proposed a claim 认领方式', {
  UNIT_BID: '单位揭榜',
  STREET_ASSIGNED: '街道派单',
  SUGGESTED: '系统推荐',
});
export type ClaimOrigin = keyof typeof ClaimOrigin;
