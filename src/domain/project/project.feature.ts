/** The projects list, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { projectCommands } from './project.commands.ts';
import { PROJECT_LOADERS } from './project.loaders.ts';
import { project, projectList } from './project.noun.ts';
import { projectStatistics } from './project-stats.ts';
import { BudgetLineResolver, ProjectResolver } from './project.resolver.ts';
import { ProjectNeed, ProjectResource } from './project-joined.entity.ts';
import * as of from './projects-of.resolver.ts';

/** The projects list. */
export const projects = joined(project, projectList, projectCommands, projectStatistics, {
  entities: [ProjectNeed, ProjectResource],
  resolvers: [
    ProjectResolver,
    BudgetLineResolver,
    of.MatterProjectResolver,
    of.ProjectMattersResolver,
    of.NeedProjectsResolver,
    of.ResourceProjectsResolver,
    of.PersonProjectsResolver,
    of.UnitProjectsResolver,
    of.PlaceProjectsResolver,
  ],
  loaders: PROJECT_LOADERS,
  notes: { lengths: { milestones: 5, budget: 5 } },
});
