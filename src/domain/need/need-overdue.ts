/** Needs that are overdue, counted by the hub's clock: it stands still where a test has stopped it. */
import { Int } from 'type-graphql';
import type { Condition } from '../../engine/loading/sql.ts';
import type { Measure } from '../statistics/definition.ts';
import { OPEN_NEED_STATES } from './need.enums.ts';

const openStates = OPEN_NEED_STATES.map((state) => `'${state}'`).join(', ');

/** Open and past its deadline at the moment. */
export function isOverdueAt(now: Date): Condition {
  return (sql) => `(t.deadline < ${sql.value(now)} and t.state in (${openStates}))`;
}

export const OVERDUE: Measure = {
  term: '超时件数',
  field: 'overdue',
  type: () => Int,
  description: 'Open and past their deadline 超时件数',
  text: ({ sql, context }) =>
    `count(*) filter (where ${isOverdueAt(context.reads.asOf)(sql)})::integer`,
};
