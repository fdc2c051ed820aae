/** Resources: what units offer. */
import { defineNoun } from '../../engine/noun/noun.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { relatedUnit } from '../partnership/unit.filter.ts';
import { one } from '../../engine/loading/relation-of.ts';
import { CREATED_AT, NUMBER, UPDATED_AT } from '../../engine/loading/order-of.ts';
import { listOf } from '../listing/list.ts';
import { ofOwnUnit } from '../listing/reach.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Resource } from './resource.entity.ts';
import { ResourceState } from './resource.enums.ts';
import { resourceColumns } from './resource.filter.ts';

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
    ...resourceColumns,
    unit: one(relatedUnit, 'unit_id', 'By the unit that offers it 提供单位'),
  },
  order: { CREATED_AT, UPDATED_AT, NUMBER: { ...NUMBER, term: '资源编号' } },
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
