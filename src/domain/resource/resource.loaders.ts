import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/reader.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { countUpTo } from '../../engine/loading/load-count.ts';
import { loadOne } from '../../engine/loading/load-one.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import { type PageRequest, loadPage } from '../../engine/loading/load-page.ts';
import type { Row } from '../../engine/loading/node.ts';
import type { PagingArgs } from '../../engine/loading/paging.ts';
import { loadSeen } from '../../engine/loading/seen-images.ts';
import { BY_VERSION } from '../../engine/noun/step.resolver.ts';
import { RESOURCES } from '../listing/reach.ts';
import type { ListScope } from '../listing/scope.ts';
import { unitPage } from '../listing/unit-page.ts';
import { ResourceStep } from './resource-step.entity.ts';
import { Resource } from './resource.entity.ts';
import { RESOURCE_FIELDS } from './resource.filter.ts';
import type { ResourceFilter } from './resource.inputs.ts';

export type ResourceRow = Row<Resource>;

export const RESOURCE_LOADERS = {
  resource: (reads: Snapshot) => loadOne<ResourceRow>(reads, 'lists.resource', Resource),
  seenResourceImage: (reads: Snapshot) => loadSeen(reads, Resource),
  resourceByNumber: (reads: Snapshot) =>
    loadOne<ResourceRow>(reads, 'lists.resourceByNumber', Resource, 'number'),
  resourcesUpTo: (reads: Snapshot) => countUpTo(reads, 'lists.resourcesUpTo', Resource),
  resources: (reads: Snapshot) => loadPage<ResourceRow>(reads, 'lists.resources', Resource),
  stepsOfResource: (reads: Snapshot) =>
    loadPageOf<Row<ResourceStep>>(reads, {
      name: 'lists.stepsOfResource',
      entity: ResourceStep,
      key: 'resourceId',
      order: BY_VERSION,
      through: 'Resource.history',
    }),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof RESOURCE_LOADERS> {}
}

export interface ResourceList extends PagingArgs {
  filter?: ResourceFilter | null;
}

/** The page of resources, or of a unit's. @throws BAD_USER_INPUT */
export function resourcePage(
  context: HubContext,
  scope: ListScope,
  list: ResourceList,
): Promise<PageRequest> {
  return unitPage(context, scope, list, { ...RESOURCES, fields: RESOURCE_FIELDS });
}
