/** Projects of needs, resources, people and units, and what is joined to a project. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import { loadPage } from '../../engine/loading/load-page.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import type { Row } from '../../engine/loading/node.ts';
import { type PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { NEWEST_FIRST, OLDEST_FIRST } from '../listing/list-order.ts';
import { Need } from '../need/need.entity.ts';
import type { NeedRow } from '../need/need.loaders.ts';
import { Resource } from '../resource/resource.entity.ts';
import type { ResourceRow } from '../resource/resource.resolver.ts';
import { Project } from './project.entity.ts';
import { projectsOf } from './project.noun.ts';

export type ProjectRow = Row<Project>;

/** Pages of rows whose ids a statement lists for a key. */
function pagesBy<T extends object>(
  entity: abstract new () => T,
  name: string,
  through: string,
  { ids, order }: { ids: (key: string) => string; order: typeof NEWEST_FIRST },
) {
  return (reads: Snapshot) => {
    const pages = loadPage<Row<T>>(reads, name, entity, [through]);
    return {
      load: (key: string, paging: PagingArgs) =>
        pages.load({ part: { key, ids }, conditions: [], order, window: windowOf(paging) }),
    };
  };
}

const projectsBy = (name: string, through: string, ids: (key: string) => string) =>
  pagesBy<ProjectRow>(Project, `project.${name}`, through, { ids, order: NEWEST_FIRST });

export const PROJECT_LOADERS = {
  projectsOfNeed: projectsBy(
    'ofNeed',
    'Need.projects',
    (need) => `select j.project_id from project_need j where j.need_id = ${need}`,
  ),
  projectsOfResource: projectsBy(
    'ofResource',
    'Resource.projects',
    (resource) => `select j.project_id from project_resource j where j.resource_id = ${resource}`,
  ),
  projectsOfUnit: projectsBy('ofUnit', 'PartnerUnit.projects', (unit) =>
    projectsOf(`array[${unit}]`),
  ),
  projectsOfPerson: (reads: Snapshot) =>
    loadPageOf<ProjectRow>(reads, {
      name: 'project.ofPerson',
      entity: Project,
      key: 'leadId',
      order: NEWEST_FIRST,
      through: 'Person.projects',
    }),
  needsOfProject: pagesBy<NeedRow>(Need, 'need.ofProject', 'Project.needs', {
    ids: (project) => `select j.need_id from project_need j where j.project_id = ${project}`,
    order: OLDEST_FIRST,
  }),
  resourcesOfProject: pagesBy<ResourceRow>(Resource, 'resource.ofProject', 'Project.resources', {
    ids: (project) =>
      `select j.resource_id from project_resource j where j.project_id = ${project}`,
    order: OLDEST_FIRST,
  }),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof PROJECT_LOADERS> {}
}
