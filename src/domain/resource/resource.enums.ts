/** What resources are, where they stand, and who sees a listed one. */
import { defineEnum } from '../../labels.ts';
import type { StateClasses } from '../listing/state-class.ts';

export const ResourceKind = defineEnum('ResourceKind', 'What a unit offers 资源类别', {
  VENUE_TIME: '场地时段',
  PEOPLE: '人力',
  SKILL: '专业技能',
  EQUIPMENT: '设备',
  SUPPLIES: '物资',
  MONEY: '资金',
  SERVICE: '服务',
  INFORMATION: '信息',
});
export type ResourceKind = keyof typeof ResourceKind;

export const ResourceState = defineEnum('ResourceState', 'Where a resource stands 资源状态', {
  OFFERED: '待审核',
  LISTED: '可用',
  EXHAUSTED: '已用完',
  PAUSED: '暂停',
  EXPIRED: '已过期',
  WITHDRAWN: '已撤回',
});
export type ResourceState = keyof typeof ResourceState;

export const RESOURCE_STATE_CLASSES = {
  OPEN: ['OFFERED', 'LISTED', 'EXHAUSTED', 'PAUSED'],
  DONE: ['EXPIRED'],
  DROPPED: ['WITHDRAWN'],
} as const satisfies StateClasses<ResourceState>;

export const ResourceAudience = defineEnum(
  'ResourceAudience',
  'Who may see a listed resource 开放范围',
  {
    STAFF: '仅工作人员',
    PARTNERS: '区域内共享',
  },
);
export type ResourceAudience = keyof typeof ResourceAudience;
