/** Statistics of a place from what is kept: whether that can answer, and the answer. */
import { depthOf } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { tooMany } from '../statistics/stat-choice.ts';
import { MOST_GROUPS, type StatRequest } from '../statistics/stat-request.ts';
import type { NeedStatRow } from './need-stat-row.ts';
import { DEEPEST_TALLY } from '../listing/tally.ts';
import { isMonths, monthBegin } from './china-month.ts';
import { areasOf, apart } from './need-area.ts';
import { talliesAt, countersAt } from './need-sum.ts';
import { grouped } from './need-stat-groups.ts';

type Kept = 'TALLY' | 'COUNTERS';

/** What is kept that can answer: tallies know no state, counters no time and no ratings, neither how long things take. */
export function keptFor(request: StatRequest): Kept | undefined {
  const { filter, groupBy, bucket, asked } = request;
  if (filter && Object.keys(filter).length > 0) return undefined;
  const isAsked = (...names: string[]) => asked.measures.some((one) => names.includes(one));
  const isSummed = isAsked('OPEN', 'NEEDED', 'COMMITTED', 'DELIVERED');
  if (isSummed || asked.durations.size > 0) return undefined;
  const only = (...dimensions: string[]) => groupBy.every((one) => dimensions.includes(one));
  const isByMonths = !bucket || bucket === 'MONTH' || bucket === 'YEAR';
  if (only('CATEGORY', 'STREET', 'COMMUNITY') && isByReport(request) && isByMonths) return 'TALLY';
  const isTimeless = !request.isTimed && !isAsked('AVERAGE_RATING');
  return only('STATE', 'STREET', 'COMMUNITY') && isTimeless ? 'COUNTERS' : undefined;
}

/** By whole months of the report, or by no time at all. */
function isByReport({ by, from, to, isTimed }: StatRequest): boolean {
  return !isTimed || (by === 'CREATED' && isMonths(from) && isMonths(to));
}

/**
 * Undefined where it cannot be named which places it is of, or nothing is kept of one.
 * @throws BAD_USER_INPUT where they are too many
 */
export async function keptStats(
  context: HubContext,
  path: string,
  request: StatRequest,
  kept: Kept,
): Promise<NeedStatRow[] | undefined> {
  // What is kept and what is counted beside it must be of one moment.
  context.reads.isSingle = false;
  const areas = await areasOf(context, path, request.groupBy);
  if (!areas) return undefined;
  if (areas.some((one) => depthOf(one.path) > DEEPEST_TALLY)) return undefined;
  const paths = areas.map((one) => one.path);
  const parts =
    kept === 'TALLY' ? await talliesAt(context, paths) : await countersAt(context, paths);
  const within = parts.filter(({ month }) => isInPeriod(month, request));
  const rows = grouped(apart(within, areas), areas, request);
  if (rows.length > MOST_GROUPS && request.first === undefined) throw tooMany();
  return rows;
}

function isInPeriod(month: string | null, { from, to }: StatRequest): boolean {
  if (month === null) return true;
  const begin = monthBegin(month);
  return (!from || begin >= from) && (!to || begin < to);
}
