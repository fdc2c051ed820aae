/** What a need can be filtered and ordered by: one table for lists, counts and live feeds. */
import { filterOf } from '../../engine/loading/filter-of.ts';
import { CREATED_AT, NUMBER, UPDATED_AT, orderOf } from '../../engine/loading/order-of.ts';
import { many, one } from '../../engine/loading/relation-of.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { relatedUnit } from '../partnership/unit.filter.ts';
import { relatedClaim } from './claim.columns.ts';
import { needColumns } from './need.columns.ts';
import { OPEN_NEED_STATES } from './need.enums.ts';
import { isOverdueAt } from './need-overdue.ts';

export const needFilter = filterOf(
  'NeedFilter',
  'Which needs: all that is said must hold 需求筛选',
  {
    ...needColumns,
    claims: many(relatedClaim, 'need_id', 'By its claims, of those that you may see 认领'),
    unit: one(relatedUnit, 'unit_id', 'By the unit that raised it 提出单位'),
    isOverdue: {
      of: {
        sql: (sql, now) => isOverdueAt(now)(sql),
        holds: (row, now) =>
          Date.parse(row['deadline'] as string) < now.getTime() &&
          (OPEN_NEED_STATES as readonly unknown[]).includes(row['state']),
      },
      description: 'Open and past its deadline 是否超时',
    },
  },
);

export const needOrder = orderOf(
  { name: 'Need', plural: 'needs', term: '需求' },
  {
    CREATED_AT,
    UPDATED_AT,
    DEADLINE: { term: '办理时限', property: 'deadline', column: 'deadline', type: 'moment' },
    NUMBER: { ...NUMBER, term: '需求编号' },
    QUANTITY: { term: '数量', property: 'quantity', column: 'quantity', type: 'integer' },
  },
);

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
