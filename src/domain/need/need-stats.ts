/** Statistics of needs: what they are grouped by, and the numbers of a group. */
import { Float } from 'type-graphql';
import { NeedCategory } from '../listing/category.ts';
import { Side } from '../partnership/side.ts';
import type { Duration, Measure, StatDefinition } from '../statistics/definition.ts';
import { byClass, byEnum, byUnit } from '../statistics/dimensions.ts';
import { COUNT, countOfOpen, sumOf } from '../statistics/measures.ts';
import { PLACES } from '../statistics/place-dimensions.ts';
import { statsOf } from '../statistics/stats-of.ts';
import { NEED_STATE_CLASSES, NeedScale, NeedState, NeedUrgency } from './need.enums.ts';
import { needFilter } from './need.filter.ts';
import { keptNeeds } from './need-rollup.ts';
import { OVERDUE } from './need-overdue.ts';
import { needsWithin } from './needs-within.ts';

const RATING: Measure = {
  term: '平均评价',
  field: 'averageRating',
  type: () => Float,
  isNullable: true,
  description: 'Null where none is rated 平均评价',
  text: () => 'avg(t.rating)::float8',
};

const between = (from: string, to: string) => ({ from: `t.${from}_at`, to: `t.${to}_at` });

const DURATIONS: Record<string, Duration> = {
  CREATED_TO_LISTED: {
    term: '上报至列入清单用时',
    field: 'createdToListed',
    description: 'From the report until it was listed 上报至列入清单用时',
    ...between('created', 'listed'),
  },
  LISTED_TO_CLAIMED: {
    term: '列入清单至认领用时',
    field: 'listedToClaimed',
    description: 'Until claims covered it 列入清单至认领用时',
    ...between('listed', 'claimed'),
  },
  CLAIMED_TO_DELIVERED: {
    term: '认领至办结用时',
    field: 'claimedToDelivered',
    description: 'Until all of it was delivered 认领至办结用时',
    ...between('claimed', 'delivered'),
  },
  DELIVERED_TO_CLOSED: {
    term: '办结至关闭用时',
    field: 'deliveredToClosed',
    description: 'Until its raiser had confirmed it 办结至关闭用时',
    ...between('delivered', 'closed'),
  },
  LISTED_TO_CLOSED: {
    term: '列入清单至关闭用时',
    field: 'listedToClosed',
    description: 'The whole way, of those that were listed and closed 列入清单至关闭用时',
    ...between('listed', 'closed'),
  },
};

const definition: StatDefinition = {
  kind: 'need',
  name: 'Need',
  plural: 'needs',
  term: '需求',
  table: 'need',
  hasAreas: true,
  filter: needFilter,
  periodName: 'PeriodInput',
  moments: {
    CREATED: { term: '上报', text: 't.created_at' },
    LISTED: { term: '列入清单', text: 't.listed_at' },
    CLAIMED: { term: '认领', text: 't.claimed_at' },
    DELIVERED: { term: '办结', text: 't.delivered_at' },
    CLOSED: { term: '关闭', text: 't.closed_at' },
  },
  dimensions: {
    STATE: byEnum('状态', 'state', NeedState),
    STATE_CLASS: byClass(NEED_STATE_CLASSES),
    CATEGORY: byEnum('类别', 'category', NeedCategory),
    URGENCY: byEnum('紧急程度', 'urgency', NeedUrgency),
    SCALE: byEnum('规模', 'scale', NeedScale),
    ORIGIN: byEnum(
      '提出方',
      'origin',
      Side,
      `case when t.unit_id is null then 'PLACE' else 'UNIT' end`,
    ),
    ...byUnit('提出单位'),
    ...PLACES,
  },
  measures: {
    COUNT,
    OPEN: countOfOpen(NEED_STATE_CLASSES),
    OVERDUE,
    NEEDED: sumOf('需求数量', 'needed', { text: 't.quantity' }),
    COMMITTED: sumOf('已落实数量', 'committed', { text: 't.committed' }),
    DELIVERED: sumOf('已完成数量', 'delivered', { text: 't.delivered' }),
    AVERAGE_RATING: RATING,
  },
  durations: DURATIONS,
  rows: (context, scope) => needsWithin(scope, context),
  kept: (context, scope, request) => keptNeeds(definition, context, scope, request),
};

export const needStatistics = statsOf(definition);
