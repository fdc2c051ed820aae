/** The commands on projects. Each locks the project first, then needs in the order of their ids. */
import {
  admins,
  districtAdmins,
  leaders,
  leadersAndUnit,
} from '../../engine/access/permissions.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { Moves } from '../../engine/noun/lifecycle.ts';
import type { Sides } from '../../engine/noun/sides.ts';
import { dayOf } from '../../input.ts';
import { readReason } from '../text/told-text.ts';
import * as deciding from './project-deciding.ts';
import * as ending from './project-ending.ts';
import { preparing } from './project-preparing.commands.ts';
import { replaceLead } from './project-lead.ts';
import * as reporting from './project-reporting.ts';
import { leading, ofLead } from './project-side.ts';
import type { Project } from './project.entity.ts';
import { ProjectState } from './project.enums.ts';
import {
  ProjectInput,
  ProjectReasonInput,
  ReplaceProjectLeadInput,
  ReportMilestoneInput,
  ReportSpendingInput,
} from './project.inputs.ts';
import { project } from './project.noun.ts';
import { isDone, isFunded, isPublicityOver } from './project.rules.ts';

const funderOf = ({ funder }: Readonly<Pick<Project, 'funder'>>) => funder ?? 'STREET';

/** Up to a sum that the district sets the street, above it the district. */
const funding: Sides<Project> = {
  rules: { STREET: admins, DISTRICT: districtAdmins },
  side: funderOf,
  open: (row) => [funderOf(row)],
};

/** From all states but the last ones. */
const CANCELLED: Moves<ProjectState> = Object.fromEntries(
  Object.keys(ProjectState)
    .filter((state) => state !== 'COMPLETED' && state !== 'CANCELLED')
    .map((state) => [state, 'CANCELLED']),
);

/** Decided on, and not yet submitted for acceptance. */
const RUNNING: Moves<ProjectState> = {
  DELIBERATED: 'DELIBERATED',
  FILED: 'FILED',
  FUNDED: 'FUNDED',
  IN_PROGRESS: 'IN_PROGRESS',
  SUSPENDED: 'SUSPENDED',
};

export const projectCommands = commandsOf<Project, ProjectState>(
  project,
  {
    ...preparing,
    fundProject: {
      may: funding,
      moves: { FILED: 'FUNDED' },
      isMeant: ({ plannedFen }) => plannedFen > 0,
      input: ProjectInput,
      change: deciding.fund,
      term: 'By the street up to a sum that is set, above it by the district 落实资金',
    },
    startProject: {
      may: leadersAndUnit,
      ...ofLead,
      moves: { FILED: 'IN_PROGRESS', FUNDED: 'IN_PROGRESS' },
      isMeant: isFunded,
      input: ProjectInput,
      change: deciding.start,
      term: 'Once it is funded; what costs nothing once it is filed 项目开工',
    },
    suspendProject: {
      may: leaders,
      moves: { FUNDED: 'SUSPENDED', IN_PROGRESS: 'SUSPENDED' },
      input: ProjectReasonInput,
      reason: readReason,
      change: deciding.suspend,
      term: '暂停项目',
    },
    resumeProject: {
      may: leaders,
      moves: { SUSPENDED: 'IN_PROGRESS' },
      input: ProjectInput,
      change: deciding.resume,
      term: 'It goes on from where it was 恢复项目',
    },
    replaceProjectLead: {
      may: leaders,
      moves: RUNNING,
      input: ReplaceProjectLeadInput,
      reason: readReason,
      change: replaceLead,
      term: 'From its deliberation until it is submitted for acceptance; before that it is amended 更换项目负责人',
    },
    reportMilestone: {
      may: leading,
      ...ofLead,
      moves: { IN_PROGRESS: 'IN_PROGRESS' },
      input: ReportMilestoneInput,
      change: reporting.reportMilestone,
      term: 'By the side that leads it 报告里程碑',
    },
    reportSpending: {
      may: leading,
      ...ofLead,
      moves: { IN_PROGRESS: 'IN_PROGRESS', ACCEPTANCE: 'ACCEPTANCE' },
      isMeant: ({ plannedFen }) => plannedFen > 0,
      input: ReportSpendingInput,
      change: reporting.reportSpending,
      term: 'By the side that leads it 报告支出',
    },
    submitProject: {
      may: leadersAndUnit,
      ...ofLead,
      moves: { IN_PROGRESS: 'ACCEPTANCE' },
      isMeant: isDone,
      input: ProjectInput,
      change: reporting.submit,
      term: 'Once all milestones are done 提请验收',
    },
    acceptProject: {
      may: leaders,
      moves: { ACCEPTANCE: 'ACCEPTANCE' },
      isMeant: ({ acceptedAt }) => acceptedAt === null,
      input: ProjectInput,
      change: ending.accept,
      term: 'By another person than its lead, from whichever account; an account without a person accepts none 验收项目',
    },
    refuseProject: {
      may: leaders,
      moves: { ACCEPTANCE: 'IN_PROGRESS' },
      input: ProjectReasonInput,
      reason: readReason,
      change: ending.refuse,
      term: 'It is not accepted, and goes on 验收不通过',
    },
    publiciseProject: {
      may: leaders,
      moves: { ACCEPTANCE: 'PUBLICISED' },
      isMeant: ({ acceptedAt }) => acceptedAt !== null,
      input: ProjectInput,
      change: ending.publicise,
      term: 'Once it is accepted, for as many days as are set 项目公示',
    },
    completeProject: {
      may: leaders,
      moves: { PUBLICISED: 'COMPLETED' },
      isMeant: (row, now) => isPublicityOver(row, dayOf(now)),
      input: ProjectInput,
      change: ending.complete,
      term: 'Once its publicity is over, and what its resources were accepted for on its needs is delivered; that is confirmed 项目办结',
    },
    cancelProject: {
      may: leaders,
      moves: CANCELLED,
      input: ProjectReasonInput,
      reason: readReason,
      change: ending.cancel,
      term: '取消项目',
    },
  },
  {
    // What keeps the state keeps its reason.
    settle: (_, row, { from, reason }) => {
      if (row.state !== from) row.reason = reason;
    },
  },
);
