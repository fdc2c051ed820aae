/** Which needs statistics count, as SQL: those of the scope, the filter and the period. */
import type { FilterInput } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { endsOf, within } from '../../engine/loading/part.ts';
import { Sql } from '../../engine/loading/sql.ts';
import { needFilter } from './need.filter.ts';
import type { NeedMoment } from './need-stats.enums.ts';
import { NeedStatsArgs } from './need-stats.inputs.ts';

const COLUMNS: Record<NeedMoment, string> = {
  CREATED: 'created_at',
  LISTED: 'listed_at',
  CLAIMED: 'claimed_at',
  DELIVERED: 'delivered_at',
  CLOSED: 'closed_at',
};

/** The column that period and buckets go by. */
export const momentOf = ({ period }: NeedStatsArgs) => `t.${COLUMNS[period?.by ?? 'CREATED']}`;

/** One condition, for the alias t. */
export function conditionsOf(
  sql: Sql,
  { part, conditions }: Pick<PageRequest, 'part' | 'conditions'>,
  args: NeedStatsArgs,
): string {
  const { filter, period, bucket } = args;
  const moment = momentOf(args);
  const ends = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const parts = [...(part ? within(part, ends) : []), ...conditions.map((one) => one(sql))];
  if (filter) parts.push(conditionOf(filter as FilterInput, needFilter.fields)(sql));
  if (period?.from) parts.push(`${moment} >= ${sql.value(period.from)}`);
  if (period?.to) parts.push(`${moment} < ${sql.value(period.to)}`);
  if (bucket || period) parts.push(`${moment} is not null`);
  return parts.join(' and ') || 'true';
}
