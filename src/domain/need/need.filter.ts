/** What a need can be filtered and ordered by: one table for lists, counts and live feeds. */
import { NEWEST_FIRST } from '../listing/list-order.ts';
import { filterOf } from '../../engine/loading/filter-of.ts';
import { type Order, type OrderTerm } from '../../engine/loading/order.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { NeedCategory } from '../listing/category.ts';
import {
  NeedScale,
  NeedState,
  NeedUrgency,
  NeedVisibility,
  OPEN_NEED_STATES,
} from './need.enums.ts';
import type { NeedOrder, NeedOrderField } from './need-order.inputs.ts';

const openStates = OPEN_NEED_STATES.map((state) => `'${state}'`).join(', ');

export const needFilter = filterOf(
  'NeedFilter',
  'Which needs: all that is said must hold 需求筛选',
  {
    state: NeedState,
    category: NeedCategory,
    urgency: NeedUrgency,
    scale: NeedScale,
    visibility: NeedVisibility,
    quantity: 'integer',
    rating: { of: 'integer', description: 'By its rating 评价' },
    createdAt: 'moment',
    updatedAt: 'moment',
    deadline: 'moment',
    listedAt: 'moment',
    closedAt: 'moment',
    isOverdue: {
      of: {
        sql: () => `(t.deadline < now() and t.state in (${openStates}))`,
        holds: (row, now) =>
          Date.parse(row['deadline'] as string) < now.getTime() &&
          (OPEN_NEED_STATES as readonly unknown[]).includes(row['state']),
      },
      description: 'Open and past its deadline 是否超时',
    },
  },
);

const ORDERS: Record<NeedOrderField, Omit<OrderTerm, 'direction'>> = {
  CREATED_AT: { property: 'createdAt', column: 'created_at', type: 'moment' },
  UPDATED_AT: { property: 'updatedAt', column: 'updated_at', type: 'moment' },
  DEADLINE: { property: 'deadline', column: 'deadline', type: 'moment' },
  NUMBER: { property: 'number', column: 'number', type: 'text' },
  QUANTITY: { property: 'quantity', column: 'quantity', type: 'integer' },
};

/** The order asked for; newest first where none is. A field named twice counts once. */
export function needOrder(orderBy: readonly NeedOrder[] | null | undefined): Order {
  if (!orderBy?.length) return NEWEST_FIRST;
  const terms = new Map(orderBy.map(({ field, direction }) => [field, direction]));
  return [...terms].map(([field, direction]) => ({ ...ORDERS[field], direction }));
}

/** Needs that each unit has claimed, as far as they are few enough to be named. */
export type ClaimedBy = ReadonlyMap<string, readonly string[] | null>;

/**
 * Needs that a unit raised or has claimed. Those that are not named are asked for one by one, as a value: an `exists` may
 * be hashed, which reads all claims of the unit first.
 */
export function needOfUnit(unitId: string, claimed: ClaimedBy): Condition {
  const named = claimed.get(unitId);
  return (sql) => {
    const unit = sql.value(unitId);
    const isClaimed = named
      ? `t.id = any(${sql.value(named)})`
      : `(select true from claim c where c.need_id = t.id and c.unit_id = ${unit} limit 1)`;
    return `(t.unit_id = ${unit} or ${isClaimed})`;
  };
}
