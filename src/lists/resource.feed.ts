/** The live feed of resources. */
import { isOfUnit } from './concern.ts';
import { listFeedOf } from './list-feed.ts';
import { resourcePage } from './lists.loaders.ts';
import { Resource } from './resource.entity.ts';
import { ResourceState } from './resource.enums.ts';
import { RESOURCE_FIELDS } from './resource.filter.ts';
import { ResourceFilter } from './resource.inputs.ts';

export const ResourceFeedResolver = listFeedOf({
  kind: 'resource',
  node: Resource,
  states: ResourceState,
  filter: ResourceFilter,
  term: '资源',
  fields: RESOURCE_FIELDS,
  seen: (load) => load.seenResourceImage,
  belongs: isOfUnit,
  page: async ({ load }, scope, list) => load.resources.load(resourcePage(scope, list)),
  load: (id, { load }) => load.resource.load(id),
});
