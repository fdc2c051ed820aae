/** Resources: what units offer. */
import { defineNoun } from '../../engine/noun/noun.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { listOf } from '../listing/list.ts';
import { ofOwnUnit } from '../listing/reach.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Resource } from './resource.entity.ts';
import { ResourceAudience, ResourceKind, ResourceState } from './resource.enums.ts';

export const resource = defineNoun({
  kind: 'resource',
  plural: 'resources',
  entity: Resource,
  key: 'number',
  letter: 'R',
  states: ResourceState,
  terms: { noun: '资源', list: '资源清单' },
});

export const resourceList = listOf({
  noun: resource,
  description: 'The resources list, the newest first 资源清单',
  filter: {
    state: ResourceState,
    kind: ResourceKind,
    openTo: ResourceAudience,
    createdAt: 'moment',
  },
  way: {
    ofUnits: ofOwnUnit,
    opened: `t.state = 'LISTED' and t.open_to = 'PARTNERS'`,
    hasAreas: false,
  },
  tallies: { ofStaff: 'resource' },
  ofUnit: PartnerUnit,
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'resource', 'resources', Resource> {}
}
