/** Statistics of claims: what units have claimed and delivered. */
import { NeedCategory } from '../listing/category.ts';
import { unitRows } from '../listing/unit-page.ts';
import { byClass, byEnum, byUnit } from '../statistics/dimensions.ts';
import { COUNT, countOfOpen, sumOf } from '../statistics/measures.ts';
import { PLACES } from '../statistics/place-dimensions.ts';
import { statsOf } from '../statistics/stats-of.ts';
import type { Dimension, Duration } from '../statistics/definition.ts';
import { CLAIM_STATE_CLASSES, ClaimOrigin, ClaimState } from './claim.enums.ts';
import { claimList } from './claim.noun.ts';
import { NeedUrgency } from './need.enums.ts';

/** A claim is seen where its need is. */
const ofNeed = (dimension: Dimension): Dimension => ({
  ...dimension,
  key: () => ({ text: `n.${dimension.field}`, join: 'left join need n on n.id = t.need_id' }),
});

/** Both sides have accepted: the later of the two moments. */
const ACCEPTED_AT = `case when t.accepted_by_place_at is not null and t.accepted_by_unit_at is not null
  then greatest(t.accepted_by_place_at, t.accepted_by_unit_at) end`;

const DURATIONS: Record<string, Duration> = {
  CREATED_TO_ACCEPTED: {
    term: '提出至双方接受用时',
    field: 'createdToAccepted',
    description: 'From the proposal until both sides had accepted 提出至双方接受用时',
    from: 't.created_at',
    to: `(${ACCEPTED_AT})`,
  },
  ACCEPTED_TO_STARTED: {
    term: '双方接受至开始实施用时',
    field: 'acceptedToStarted',
    description: 'Until the unit began 双方接受至开始实施用时',
    from: `(${ACCEPTED_AT})`,
    to: 't.started_at',
  },
  STARTED_TO_DELIVERED: {
    term: '实施用时',
    field: 'startedToDelivered',
    description: 'From the beginning until the unit had delivered 实施用时',
    from: 't.started_at',
    to: 't.delivered_at',
  },
  DELIVERED_TO_CONFIRMED: {
    term: '完成实施至验收用时',
    field: 'deliveredToConfirmed',
    description: 'Until the side that had raised the need confirmed it 完成实施至验收用时',
    from: 't.delivered_at',
    to: 't.confirmed_at',
  },
  ACCEPTED_TO_CONFIRMED: {
    term: '双方接受至验收用时',
    field: 'acceptedToConfirmed',
    description: 'The whole way, of those that are confirmed 双方接受至验收用时',
    from: `(${ACCEPTED_AT})`,
    to: 't.confirmed_at',
  },
};

export const claimStatistics = statsOf({
  kind: 'claim',
  name: 'Claim',
  plural: 'claims',
  term: '认领',
  table: 'claim',
  hasAreas: true,
  filter: claimList,
  moments: {
    CREATED: { term: '提出', text: 't.created_at' },
    ACCEPTED: { term: '双方接受', text: `(${ACCEPTED_AT})` },
    STARTED: { term: '开始实施', text: 't.started_at' },
    DELIVERED: { term: '完成实施', text: 't.delivered_at' },
    CONFIRMED: { term: '验收', text: 't.confirmed_at' },
  },
  dimensions: {
    STATE: byEnum('状态', 'state', ClaimState),
    STATE_CLASS: byClass(CLAIM_STATE_CLASSES),
    ORIGIN: byEnum('认领方式', 'origin', ClaimOrigin),
    CATEGORY: ofNeed(byEnum('需求类别', 'category', NeedCategory)),
    URGENCY: ofNeed(byEnum('紧急程度', 'urgency', NeedUrgency)),
    ...byUnit('认领单位'),
    ...PLACES,
  },
  measures: {
    COUNT,
    OPEN: countOfOpen(CLAIM_STATE_CLASSES),
    CLAIMED: sumOf('认领数量', 'claimed', { text: 't.quantity' }),
    COMMITTED: sumOf('已落实数量', 'committed', {
      text: 't.quantity - t.refused_quantity',
      where: `t.state in ('ACCEPTED', 'DELIVERING', 'DELIVERED', 'CONFIRMED')`,
      description: 'Accepted by both sides, without what was refused 已落实数量',
    }),
    DELIVERED: sumOf('已完成数量', 'delivered', {
      text: 't.quantity - t.refused_quantity',
      where: `t.state in ('DELIVERED', 'CONFIRMED')`,
      description: 'Delivered, without what was refused 已完成数量',
    }),
  },
  durations: DURATIONS,
  rows: (context, scope) => unitRows(context, scope, claimList.way),
});
