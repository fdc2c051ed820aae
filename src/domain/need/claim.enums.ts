/** Where claims stand, and who proposed them. */
import { defineEnum } from '../../labels.ts';

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

export const ClaimOrigin = defineEnum('ClaimOrigin', 'Who proposed a claim 认领方式', {
  UNIT_BID: '单位揭榜',
  STREET_ASSIGNED: '街道派单',
  SUGGESTED: '系统推荐',
});
export type ClaimOrigin = keyof typeof ClaimOrigin;
