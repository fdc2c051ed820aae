/** Statistics of resources: what units offer, and how much of it is set aside. */
import { unitRows } from '../listing/unit-page.ts';
import { byClass, byEnum, byUnit } from '../statistics/dimensions.ts';
import { COUNT, countOfOpen, sumOf } from '../statistics/measures.ts';
import { PLACES } from '../statistics/place-dimensions.ts';
import { statsOf } from '../statistics/stats-of.ts';
import {
  RESOURCE_STATE_CLASSES,
  ResourceAudience,
  ResourceKind,
  ResourceState,
} from './resource.enums.ts';
import { resourceList } from './resource.noun.ts';

/** By the claims that draw on a resource, of those that the policies show: who sees it may not see all that was claimed of it. */
const DELIVERED = `(select sum(c.quantity - c.refused_quantity) from claim c
  where c.resource_id = t.id and c.state in ('DELIVERED', 'CONFIRMED'))`;

export const resourceStatistics = statsOf({
  kind: 'resource',
  name: 'Resource',
  plural: 'resources',
  term: '资源',
  table: 'resource',
  hasAreas: false,
  filter: resourceList,
  moments: { CREATED: { term: '提供', text: 't.created_at' } },
  dimensions: {
    STATE: byEnum('状态', 'state', ResourceState),
    STATE_CLASS: byClass(RESOURCE_STATE_CLASSES),
    KIND: byEnum('资源类别', 'kind', ResourceKind),
    OPEN_TO: byEnum('开放范围', 'openTo', ResourceAudience, 't.open_to'),
    ...byUnit('提供单位'),
    ...PLACES,
  },
  measures: {
    COUNT,
    OPEN: countOfOpen(RESOURCE_STATE_CLASSES),
    OFFERED: sumOf('总量', 'offered', {
      text: 't.quantity',
      description: 'Of those that run out 总量',
    }),
    RESERVED: sumOf('已预留', 'reserved', { text: 't.reserved' }),
    DELIVERED: sumOf('已交付数量', 'delivered', {
      text: DELIVERED,
      description:
        'Delivered by the claims on them that you may see, without what was refused 已交付数量',
    }),
    AVAILABLE: sumOf('剩余量', 'available', {
      text: 't.quantity - t.reserved',
      description: 'What is left of those that run out 剩余量',
    }),
  },
  durations: {},
  rows: (context, scope) => unitRows(context, scope, resourceList.way),
});
