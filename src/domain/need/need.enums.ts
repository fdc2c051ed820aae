/** Where needs stand, how large and urgent they are, who sees them, and how they ended. */
import { defineEnum } from '../../labels.ts';
import type { StateClasses } from '../listing/state-class.ts';

export const NeedState = defineEnum('NeedState', 'Where a need stands 需求状态', {
  REPORTED: '已上报',
  LISTED: '待认领',
  CLAIMED: '已认领',
  IN_PROGRESS: '办理中',
  DELIVERED: '待确认',
  CLOSED: '已办结',
  RETURNED: '已退回',
  REJECTED: '不予受理',
  MERGED: '已合并',
  SHELVED: '挂账',
  WITHDRAWN: '已撤回',
});
export type NeedState = keyof typeof NeedState;

/** States in which something is still to be done. */
export const OPEN_NEED_STATES = [
  'REPORTED',
  'RETURNED',
  'LISTED',
  'SHELVED',
  'CLAIMED',
  'IN_PROGRESS',
  'DELIVERED',
] as const satisfies readonly NeedState[];

export const NEED_STATE_CLASSES = {
  OPEN: OPEN_NEED_STATES,
  DONE: ['CLOSED'],
  DROPPED: ['REJECTED', 'MERGED', 'WITHDRAWN'],
} as const satisfies StateClasses<NeedState>;

export const NeedScale = defineEnum('NeedScale', 'How large a need is 需求规模', {
  MICRO: '微心愿',
  ORDINARY: '一般需求',
});
export type NeedScale = keyof typeof NeedScale;

export const NeedUrgency = defineEnum('NeedUrgency', 'How soon a need must be met 紧急程度', {
  URGENT: '紧急',
  UTILITY: '水电气热等民生类',
  ORDINARY: '一般',
  COMPLEX: '复杂',
});
export type NeedUrgency = keyof typeof NeedUrgency;

export const NeedVisibility = defineEnum('NeedVisibility', 'Who may see a listed need 公开范围', {
  PARTNERS: '面向共建单位',
  INTERNAL: '仅限本地工作人员',
});
export type NeedVisibility = keyof typeof NeedVisibility;

export const NeedClosure = defineEnum('NeedClosure', 'How a need came to be closed 办结方式', {
  CONFIRMED: '确认办结',
  RESOLVED: '自行解决',
  TIMED_OUT: '超时自动办结',
});
export type NeedClosure = keyof typeof NeedClosure;
