/** The live feed of resources. */
import { isOfUnit } from '../listing/concern.ts';
import { listFeedOf } from '../listing/list-feed.ts';
import { resourcePage } from './resource.loaders.ts';
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
  page: async (context, scope, list) =>
    context.load.resources.load(await resourcePage(context, scope, list)),
  load: (id, { load }) => load.resource.load(id),
});
