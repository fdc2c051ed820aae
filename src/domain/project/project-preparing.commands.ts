/** The commands by which a project comes to be: proposed, joined, deliberated, filed. */
import { admins, leaders, leadersAndUnit } from '../../engine/access/permissions.ts';
import type { Command } from '../../engine/noun/command.ts';
import type { Moves } from '../../engine/noun/lifecycle.ts';
import { readReason } from '../text/told-text.ts';
import * as deciding from './project-deciding.ts';
import * as joining from './project-joining.ts';
import * as proposing from './project-proposing.ts';
import { ofLead } from './project-side.ts';
import { isPlanned } from './project.rules.ts';
import type { Project } from './project.entity.ts';
import type { ProjectState } from './project.enums.ts';
import {
  AmendProjectInput,
  DeliberateProjectInput,
  ProjectInput,
  ProjectNeedInput,
  ProjectReasonInput,
  ProjectResourceInput,
  ProposeProjectInput,
} from './project.inputs.ts';

/** Where it can still be changed. */
const OPEN: Moves<ProjectState> = { PROPOSED: 'PROPOSED', RETURNED: 'RETURNED' };

export const preparing: Readonly<Record<string, Command<Project, ProjectState>>> = {
  proposeProject: {
    may: leadersAndUnit,
    input: ProposeProjectInput,
    on: proposing.proposedAt,
    make: proposing.propose,
    begins: 'PROPOSED',
    term: 'By the leaders of the place, or by the liaison of the unit that is to lead it 提出项目',
  },
  amendProject: {
    may: leadersAndUnit,
    ...ofLead,
    moves: OPEN,
    input: AmendProjectInput,
    change: proposing.amend,
    term: 'Until it is deliberated 修改项目',
  },
  joinNeedToProject: {
    may: leadersAndUnit,
    ...ofLead,
    moves: OPEN,
    input: ProjectNeedInput,
    change: joining.joinNeed,
    term: 'An open need of its place or below it; a need has one open project at a time 关联需求',
  },
  removeNeedFromProject: {
    may: leadersAndUnit,
    ...ofLead,
    moves: OPEN,
    input: ProjectNeedInput,
    change: joining.removeNeed,
    term: '取消关联需求',
  },
  joinResourceToProject: {
    may: leadersAndUnit,
    ...ofLead,
    moves: OPEN,
    input: ProjectResourceInput,
    change: joining.joinResource,
    term: 'A listed resource that serves its place; nothing of it is set aside 关联资源',
  },
  removeResourceFromProject: {
    may: leadersAndUnit,
    ...ofLead,
    moves: OPEN,
    input: ProjectResourceInput,
    change: joining.removeResource,
    term: '取消关联资源',
  },
  deliberateProject: {
    may: leaders,
    moves: { PROPOSED: 'DELIBERATED' },
    input: DeliberateProjectInput,
    change: deciding.deliberate,
    term: 'By the leaders of the committee’s place, on its decision; a secretary project has a need and a secretary in office by then 议定项目',
  },
  fileProject: {
    may: admins,
    moves: { DELIBERATED: 'FILED' },
    isMeant: isPlanned,
    input: ProjectInput,
    change: deciding.file,
    term: 'With one milestone or more; from now on screens show it, without money, people and words 项目备案',
  },
  returnProject: {
    may: admins,
    moves: { DELIBERATED: 'RETURNED', FILED: 'RETURNED' },
    input: ProjectReasonInput,
    reason: readReason,
    change: deciding.giveBack,
    term: '退回项目',
  },
  resubmitProject: {
    may: leadersAndUnit,
    ...ofLead,
    moves: { RETURNED: 'PROPOSED' },
    input: ProjectInput,
    term: 'It is deliberated anew 重新提出项目',
  },
};
