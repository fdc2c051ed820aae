/** Needs in groups, for charts: dimensions and time buckets, counted in one statement. */
import type { Viewer } from '../../engine/access/viewer.ts';
import { HubError } from '../../errors.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import { rowsOf, waysOf } from '../../engine/loading/rows-of.ts';
import { Sql } from '../../engine/loading/sql.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { needFilter } from './need.filter.ts';
import { needsWithin } from './needs-within.ts';
import type { ListScope } from '../listing/scope.ts';
import type { NeedDimension } from './need-stats.enums.ts';
import { NeedStatsArgs } from './need-stats.inputs.ts';
import { NeedStatRow } from './need-stat-row.ts';
import { type Level, levelJoin } from './need-stat-level.ts';
import { momentOf, conditionsOf } from './need-stat-conditions.ts';

/** What a dimension selects, and the join that it needs. */
const DIMENSIONS: Record<NeedDimension, { select: string; level?: Level }> = {
  STATE: { select: 't.state' },
  CATEGORY: { select: 't.category' },
  URGENCY: { select: 't.urgency' },
  SCALE: { select: 't.scale' },
  UNIT: { select: 't.unit_id as "unitId"' },
  STREET: { select: 'street.id as "streetId"', level: 'STREET' },
  COMMUNITY: { select: 'community.id as "communityId"', level: 'COMMUNITY' },
};

/** Groups in one answer. */
export const MOST_ROWS = 1_000;

/** Counted in the rows: groups in the order of their keys. @throws BAD_USER_INPUT where they are too many */
export async function countedStats(
  context: HubContext,
  scope: ListScope,
  args: NeedStatsArgs,
): Promise<NeedStatRow[]> {
  const sql = new Sql();
  const within = await needsWithin(scope, context);
  const where = conditionsOf(sql, within, args);
  const needs = rowsOf('need', waysOf(within.anyOf, sql));
  const path = scope.range?.from ?? onlyPath(scope, context.viewer);
  const dimensions = [...new Set(args.groupBy)].map((one) => DIMENSIONS[one]);
  const keys = [...dimensions.map((one) => one.select), ...bucketKey(sql, args)];
  const joins = dimensions.flatMap(({ level }) => (level ? levelJoin(sql, level, path) : []));
  const numbers = keys.map((_, i) => i + 1).join(', ');
  const overdue = conditionOf({ isOverdue: true }, needFilter.fields)(sql);
  const rows = await context.reads.query<NeedStatRow>(
    {
      name: 'need.stats',
      text: `select ${keys.join(', ')}, count(*)::integer as count,
          count(*) filter (where ${overdue})::integer as overdue,
          avg(t.rating)::float8 as "averageRating"
        from ${needs} ${joins.join(' ')}
        where ${where} group by ${numbers} order by ${numbers} limit ${MOST_ROWS + 1}`,
    },
    sql.values,
  );
  if (rows.length > MOST_ROWS) throw tooMany();
  return rows;
}

function bucketKey(sql: Sql, args: NeedStatsArgs): string[] {
  if (!args.bucket) return [];
  const name = sql.value(args.bucket.toLowerCase());
  return [`date_trunc(${name}::text, ${momentOf(args)}, 'Asia/Shanghai') as bucket`];
}

/** What is said where there are more groups than `MOST_ROWS`. */
export function tooMany(): HubError {
  return HubError.badInput(
    'groupBy',
    `These are more than ${MOST_ROWS} groups; narrow the period or take larger buckets.`,
  );
}

function onlyPath(scope: ListScope, viewer: Viewer): string | undefined {
  const { staffPaths, screenPaths, unitIds } = viewer;
  const paths = [...staffPaths, ...screenPaths];
  return unitIds.length === 0 && scope.unitId === undefined && paths.length === 1
    ? paths[0]
    : undefined;
}
