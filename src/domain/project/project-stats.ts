/**
 * Statistics of projects: what they cost, how far they are, how long their stages take. Money and milestones are counted of
 * those projects of which the viewer reads them: a screen reads neither.
 */
import { Float } from 'type-graphql';
import { unitRows } from '../listing/unit-page.ts';
import type { Duration, Given, Measure } from '../statistics/definition.ts';
import { byClass, byEnum, byUnit } from '../statistics/dimensions.ts';
import { COUNT, countOfOpen } from '../statistics/measures.ts';
import { PLACES } from '../statistics/place-dimensions.ts';
import { statsOf } from '../statistics/stats-of.ts';
import { Project } from './project.entity.ts';
import {
  PROJECT_STATE_CLASSES,
  ProjectFunder,
  ProjectKind,
  ProjectState,
} from './project.enums.ts';
import { OVERDUE } from './project-overdue.ts';
import { projectList } from './project.noun.ts';

/** A sum in fen of what the viewer reads of each project. */
const moneyOf = (term: string, field: 'plannedFen' | 'spentFen'): Measure => ({
  term,
  field,
  type: () => Float,
  isNullable: true,
  description: `In fen; null where you read it of none of them ${term}（分）`,
  text: ({ context }: Given) => `sum(${context.reads.seen(Project, field)})::float8`,
});

const PROGRESS: Measure = {
  term: '平均完成进度',
  field: 'averageProgress',
  type: () => Float,
  isNullable: true,
  description: '0 to 100, each project alike 平均完成进度',
  text: () => 'avg(t.progress)::float8',
};

const between = (from: string, to: string) => ({ from: `t.${from}_at`, to: `t.${to}_at` });

const DURATIONS: Record<string, Duration> = {
  CREATED_TO_FILED: {
    term: '提出至备案用时',
    field: 'createdToFiled',
    description: 'From its proposal until it was filed 提出至备案用时',
    ...between('created', 'filed'),
  },
  FILED_TO_STARTED: {
    term: '备案至开工用时',
    field: 'filedToStarted',
    description: 'Until work began 备案至开工用时',
    ...between('filed', 'started'),
  },
  STARTED_TO_ACCEPTED: {
    term: '开工至验收用时',
    field: 'startedToAccepted',
    description: 'Until the work was accepted 开工至验收用时',
    ...between('started', 'accepted'),
  },
  ACCEPTED_TO_COMPLETED: {
    term: '验收至完成用时',
    field: 'acceptedToCompleted',
    description: 'Until it had been publicised and was completed 验收至完成用时',
    ...between('accepted', 'completed'),
  },
  CREATED_TO_COMPLETED: {
    term: '提出至完成用时',
    field: 'createdToCompleted',
    description: 'The whole way, of those that are completed 提出至完成用时',
    ...between('created', 'completed'),
  },
};

export const projectStatistics = statsOf({
  kind: 'project',
  name: 'Project',
  plural: 'projects',
  term: '项目',
  table: 'project',
  hasAreas: false,
  filter: projectList,
  moments: {
    CREATED: { term: '提出', text: 't.created_at' },
    FILED: { term: '备案', text: 't.filed_at' },
    STARTED: { term: '开工', text: 't.started_at' },
    ACCEPTED: { term: '验收', text: 't.accepted_at' },
    COMPLETED: { term: '完成', text: 't.completed_at' },
  },
  dimensions: {
    STATE: byEnum('状态', 'state', ProjectState),
    STATE_CLASS: byClass(PROJECT_STATE_CLASSES),
    KIND: byEnum('项目类别', 'kind', ProjectKind),
    FUNDER: {
      ...byEnum('资金审批层级', 'funder', ProjectFunder),
      key: ({ context }) => ({ text: context.reads.seen(Project, 'funder') }),
    },
    ...byUnit('牵头单位', 'lead_unit_id'),
    ...PLACES,
  },
  measures: {
    COUNT,
    OPEN: countOfOpen(PROJECT_STATE_CLASSES),
    OVERDUE,
    PLANNED: moneyOf('预算总额', 'plannedFen'),
    SPENT: moneyOf('支出总额', 'spentFen'),
    AVERAGE_PROGRESS: PROGRESS,
  },
  durations: DURATIONS,
  rows: (context, scope) => unitRows(context, scope, projectList.way),
});
