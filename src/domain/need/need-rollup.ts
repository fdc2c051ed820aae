/**
 * Statistics of needs: from what is kept where one staff grant covers the scope (by category and month from the tallies,
 * by state from the counters); what they cannot say is counted.
 */
import { HubError } from '../../errors.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { NeedStatRow } from './need-stat-row.ts';
import { NeedStatsArgs } from './need-stats.inputs.ts';
import { countedStats } from './need-stats.ts';
import type { ListScope } from '../listing/scope.ts';
import { asked, keptFor, keptStats } from './kept-stats.ts';
import { COLUMN } from './need-stat-order.ts';

/** Groups in the order of their keys. @throws BAD_USER_INPUT where nothing is grouped, or into too many groups */
export async function needStats(
  context: HubContext,
  scope: ListScope,
  args: NeedStatsArgs,
): Promise<NeedStatRow[]> {
  if (args.groupBy.length === 0 && !args.bucket) {
    throw HubError.badInput('groupBy', 'Name at least one dimension in `groupBy`, or a `bucket`.');
  }
  const path = coveredPath(scope, context);
  const kept = path === undefined ? undefined : keptFor(args, asked(context));
  if (path === undefined || !kept) return countedStats(context, scope, args);
  const rows = await keptStats(context, path, args, kept);
  if (!rows) return countedStats(context, scope, args);
  if (!asked(context)('overdue')) return rows;
  const late = Object.assign(new NeedStatsArgs(), args, { filter: { isOverdue: true } });
  return withOverdue(rows, await countedStats(context, scope, late), args);
}

/** The one path that the scope is, where it is the viewer's as staff. */
function coveredPath({ range, unitId, isEmpty }: ListScope, { viewer }: HubContext) {
  if (unitId !== undefined || isEmpty) return undefined;
  if (range) return viewer.isStaffOf(range.from) ? range.from : undefined;
  const { staffPaths, screenPaths, unitIds } = viewer;
  const isOne = staffPaths.length === 1 && screenPaths.length + unitIds.length === 0;
  return isOne ? staffPaths[0] : undefined;
}

/** What is overdue hangs on the moment: counted among the needs that are, few beside all that ever were. */
function withOverdue(
  rows: readonly NeedStatRow[],
  overdue: readonly NeedStatRow[],
  { groupBy, bucket }: NeedStatsArgs,
): NeedStatRow[] {
  const keyOf = (row: NeedStatRow) =>
    JSON.stringify([...groupBy.map((one) => row[COLUMN[one] ?? 'state']), bucket && row.bucket]);
  const counts = new Map(overdue.map((row) => [keyOf(row), row.count]));
  return rows.map((row) => Object.assign(row, { overdue: counts.get(keyOf(row)) ?? 0 }));
}
