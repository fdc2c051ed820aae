/** Statistics of a place from what is kept: whether that can answer, and the answer. */
import { depthOf } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { MOST_ROWS, tooMany } from './need-stats.ts';
import type { NeedDimension } from './need-stats.enums.ts';
import type { NeedStatRow } from './need-stat-row.ts';
import { NeedStatsArgs } from './need-stats.inputs.ts';
import { DEEPEST_TALLY } from '../listing/tally.ts';
import { isMonths, monthBegin } from './china-month.ts';
import { areasOf, apart } from './need-area.ts';
import { talliesAt, countersAt } from './need-sum.ts';
import { grouped } from './need-stat-groups.ts';

type Kept = 'TALLY' | 'COUNTERS';

type IsAsked = (field: string) => boolean;

/** Whether a field of the groups is asked for. */
export function asked({ reads }: HubContext): IsAsked {
  const fields = reads.selection?.get('NeedStatRow');
  return (field) => !fields || fields.has(field);
}

/** What is kept that can answer: tallies know no state, counters no time and no ratings. */
export function keptFor(
  { filter, groupBy, bucket, period }: NeedStatsArgs,
  isAsked: IsAsked,
): Kept | undefined {
  if (filter && Object.keys(filter).length > 0) return undefined;
  const only = (...dimensions: NeedDimension[]) => groupBy.every((one) => dimensions.includes(one));
  const isByReport =
    !period || (period.by === 'CREATED' && isMonths(period.from) && isMonths(period.to));
  const isByMonths = !bucket || bucket === 'MONTH' || bucket === 'YEAR';
  if (only('CATEGORY', 'STREET', 'COMMUNITY') && isByReport && isByMonths) return 'TALLY';
  const isTimeless = !bucket && !period && !isAsked('averageRating');
  return only('STATE', 'STREET', 'COMMUNITY') && isTimeless ? 'COUNTERS' : undefined;
}

/**
 * Undefined where it cannot be named which places it is of, or nothing is kept of one.
 * @throws BAD_USER_INPUT where they are too many
 */
export async function keptStats(
  context: HubContext,
  path: string,
  args: NeedStatsArgs,
  kept: Kept,
): Promise<NeedStatRow[] | undefined> {
  // What is kept and what is counted beside it must be of one moment.
  context.reads.isSingle = false;
  const areas = await areasOf(context, path, args.groupBy);
  if (!areas) return undefined;
  if (areas.some((one) => depthOf(one.path) > DEEPEST_TALLY)) return undefined;
  const paths = areas.map((one) => one.path);
  const parts =
    kept === 'TALLY' ? await talliesAt(context, paths) : await countersAt(context, paths);
  const within = parts.filter(({ month }) => isInPeriod(month, args));
  const rows = grouped(apart(within, areas), areas, args);
  if (rows.length > MOST_ROWS) throw tooMany();
  return rows;
}

function isInPeriod(month: string | null, { period }: NeedStatsArgs): boolean {
  if (month === null || !period) return true;
  const begin = monthBegin(month);
  return (!period.from || begin >= period.from) && (!period.to || begin < period.to);
}
