/**
 * Statistics of needs from what is kept where one staff grant covers the scope: by category and month from the tallies,
 * by state from the counters. What they cannot say is counted.
 */
import type { HubContext } from '../../engine/execution/context.ts';
import type { StatDefinition, StatRow } from '../statistics/definition.ts';
import type { StatRequest } from '../statistics/stat-request.ts';
import { countedRows } from '../statistics/stat-rows.ts';
import type { ListScope } from '../listing/scope.ts';
import { keptFor, keptStats } from './kept-stats.ts';
import { keptQuestion, withChildren } from './need-children.ts';
import { isOverdueAt } from './need-overdue.ts';
import type { NeedStatRow } from './need-stat-row.ts';
import { COLUMN } from './need-stat-order.ts';

/** Groups in the order of their keys; undefined where they are to be counted. @throws BAD_USER_INPUT where they are too many */
export async function keptNeeds(
  definition: StatDefinition,
  context: HubContext,
  scope: ListScope,
  request: StatRequest,
): Promise<StatRow[] | undefined> {
  const path = coveredPath(scope, context);
  if (path === undefined) return undefined;
  const isApart = scope.mine?.above.includes(path) === true;
  const question = keptQuestion(request, path, isApart);
  const kept = question && keptFor(question.request);
  if (!question || !kept) return undefined;
  const found = await keptStats(context, path, question.request, kept);
  if (!found) return undefined;
  const rows = withChildren(found, question, isApart);
  if (!request.asked.measures.includes('OVERDUE')) return rows.map(plain);
  // What is overdue hangs on the moment: counted among the needs that are, few beside all that ever were.
  const asked = { measures: ['COUNT'], durations: new Map() };
  const late = { ...request, having: [], orderBy: [], first: undefined, asked };
  const only = [isOverdueAt(context.reads.asOf)];
  return withOverdue(rows, await countedRows(definition, context, scope, late, only), request);
}

const plain = (row: NeedStatRow): StatRow => ({ ...row });

/** The one path that the scope is, or lies below, where it is the viewer's as staff. */
function coveredPath({ range, unitId, isEmpty }: ListScope, { viewer }: HubContext) {
  if (unitId !== undefined || isEmpty) return undefined;
  if (range) return viewer.isStaffOf(range.from) ? range.from : undefined;
  const { staffPaths, screenPaths, unitIds } = viewer;
  const isOne = staffPaths.length === 1 && screenPaths.length + unitIds.length === 0;
  return isOne ? staffPaths[0] : undefined;
}

function withOverdue(
  rows: readonly NeedStatRow[],
  overdue: readonly StatRow[],
  { groupBy, bucket }: StatRequest,
): StatRow[] {
  const keyOf = (row: StatRow) =>
    JSON.stringify([...groupBy.map((one) => row[COLUMN[one] ?? 'state']), bucket && row['bucket']]);
  const counts = new Map(overdue.map((row) => [keyOf(row), row['count']]));
  return rows.map((row) => {
    const whole = plain(row);
    return { ...whole, overdue: counts.get(keyOf(whole)) ?? 0 };
  });
}
