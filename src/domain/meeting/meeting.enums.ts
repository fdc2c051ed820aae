/** Where meetings and decisions stand. */
import { defineEnum } from '../../labels.ts';

export const MeetingState = defineEnum('MeetingState', 'Where a joint meeting stands 会议状态', {
  PLANNED: '计划',
  NOTIFIED: '已通知',
  POSTPONED: '延期',
  HELD: '已召开',
  MINUTES_CONFIRMED: '纪要已确认',
  CLOSED: '已办结',
  CANCELLED: '已取消',
});
export type MeetingState = keyof typeof MeetingState;

export const DecisionState = defineEnum('DecisionState', 'Where a decision stands 议定事项状态', {
  OPEN: '办理中',
  DONE: '已完成',
  MOVED: '移交下次会议',
  DROPPED: '不再办理',
});
export type DecisionState = keyof typeof DecisionState;
