import type { Feature } from '../../engine/noun/feature.ts';
import { ResourceStep } from './resource-step.entity.ts';
import { Resource } from './resource.entity.ts';
import { ResourceFeedResolver } from './resource.feed.ts';
import { RESOURCE_LOADERS } from './resource.loaders.ts';
import * as resource from './resource.resolver.ts';

/** The resources list. */
export const resources: Feature = {
  entities: [Resource, ResourceStep],
  resolvers: [
    ResourceFeedResolver,
    resource.ResourceResolver,
    resource.ResourceConnectionResolver,
    resource.ResourceStepConnectionResolver,
    resource.UnitResourcesResolver,
    resource.ResourceMutations,
  ],
  loaders: RESOURCE_LOADERS,
  nodes: {
    resource: {
      type: 'Resource',
      byId: (load, id) => load.resource.load(id),
      by: { number: (load, number) => load.resourceByNumber.load(number) },
    },
  },
};
