/** What projects are, where they stand, and who pays for them. */
import { defineEnum } from '../../labels.ts';
import type { StateClasses } from '../listing/state-class.ts';

export const ProjectKind = defineEnum('ProjectKind', 'What a project is 项目类别', {
  ORDINARY: '一般项目',
  SECRETARY: '书记项目',
});
export type ProjectKind = keyof typeof ProjectKind;

export const ProjectState = defineEnum('ProjectState', 'Where a project stands 项目状态', {
  PROPOSED: '已提出',
  DELIBERATED: '已议定',
  FILED: '已备案',
  FUNDED: '资金已落实',
  IN_PROGRESS: '实施中',
  ACCEPTANCE: '待验收',
  PUBLICISED: '公示中',
  COMPLETED: '已完成',
  RETURNED: '已退回',
  SUSPENDED: '已暂停',
  CANCELLED: '已取消',
});
export type ProjectState = keyof typeof ProjectState;

/** What is publicised is not over: objections may still come. */
export const PROJECT_STATE_CLASSES = {
  OPEN: [
    ...(['PROPOSED', 'DELIBERATED', 'FILED', 'FUNDED', 'IN_PROGRESS', 'ACCEPTANCE'] as const),
    ...(['PUBLICISED', 'RETURNED', 'SUSPENDED'] as const),
  ],
  DONE: ['COMPLETED'],
  DROPPED: ['CANCELLED'],
} as const satisfies StateClasses<ProjectState>;

export const BudgetSource = defineEnum('BudgetSource', 'Where money comes from 资金来源', {
  FUND: '党建与服务群众经费',
  UNIT: '共建单位出资',
  OTHER: '其他来源',
});
export type BudgetSource = keyof typeof BudgetSource;

export const ProjectFunder = defineEnum('ProjectFunder', 'Who approves the money 资金审批层级', {
  STREET: '街道',
  DISTRICT: '区级',
});
export type ProjectFunder = keyof typeof ProjectFunder;
