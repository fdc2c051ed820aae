/**
 * Statistics of needs from what is kept: by category and month from the tallies, by state from the counters, of a place,
 * its streets and its communities. Only where one staff grant covers the scope; what they cannot say is counted.
 */
import { HubError } from '../../errors.ts';
import { depthOf, pathsAbove, rangeBelow } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { NeedState } from './need.enums.ts';
import {
  KINDS,
  type Level,
  MOST_ROWS,
  type NeedDimension,
  type NeedStatRow,
  NeedStatsArgs,
  countedStats,
  tooMany,
} from './need-stats.ts';
import type { ListScope } from '../listing/scope.ts';
import { DEEPEST_TALLY, readTallies } from '../listing/tally.ts';

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

type Kept = 'TALLY' | 'COUNTERS';
type IsAsked = (field: string) => boolean;

function asked({ reads }: HubContext): IsAsked {
  const fields = reads.selection?.get('NeedStatRow');
  return (field) => !fields || fields.has(field);
}

/** What is kept that can answer: tallies know no state, counters no time and no ratings. */
function keptFor(
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

/** Nothing, or the beginning of a month in China. */
function isMonths(moment: Date | null | undefined): boolean {
  return !moment || moment.getTime() === monthBegin(monthOf(moment)).getTime();
}

const CHINA_MS = 8 * 3_600_000;

const monthOf = (moment: Date) =>
  `${new Date(moment.getTime() + CHINA_MS).toISOString().slice(0, 7)}-01`;
const monthBegin = (month: string) => new Date(`${month}T00:00:00+08:00`);

/** A place whose needs are a group of their own, without those of the places below it that are. */
interface Area {
  path: string;
  streetId: string | null;
  communityId: string | null;
}

/** What is kept of a place under one key. */
interface Sum {
  path: string;
  state: NeedState | null;
  category: string | null;
  month: string | null;
  count: number;
  rated: number;
  rating: number;
}

async function keptStats(
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

async function talliesAt({ reads }: HubContext, paths: string[]): Promise<Sum[]> {
  const rows = await readTallies(reads, 'need', paths);
  return rows.map(({ key, ...row }) => ({ ...row, category: key, state: null }));
}

async function countersAt({ load }: HubContext, paths: string[]): Promise<Sum[]> {
  const counts = await Promise.all(paths.map((path) => load.needCounts.load(path, {}, 'ALL')));
  return counts.flatMap(({ byState }, i) =>
    byState.map(({ state, count }) => {
      const none = { category: null, month: null, rated: 0, rating: 0 };
      return { path: paths[i] ?? '', state, count, ...none };
    }),
  );
}

function isInPeriod(month: string | null, { period }: NeedStatsArgs): boolean {
  if (month === null || !period) return true;
  const begin = monthBegin(month);
  return (!period.from || begin >= period.from) && (!period.to || begin < period.to);
}

/** The place itself and the places of the levels below it, or the whole place alone; undefined: too many to be named. */
async function areasOf(
  { reads }: HubContext,
  path: string,
  groupBy: readonly NeedDimension[],
): Promise<Area[] | undefined> {
  const levels = (Object.keys(KINDS) as Level[]).filter((level) => groupBy.includes(level));
  if (levels.length === 0) return [{ path, streetId: null, communityId: null }];
  const { to } = rangeBelow(path);
  const places = await reads.query<{ id: string; path: string; kind: string }>(
    {
      name: 'need.areas',
      text: `select id, path, kind from place t where t.kind = any($1) and t.path >= $2 and t.path < $3
        union select id, path, kind from place t where t.kind = any($1) and t.path = any($4)
        limit ${MOST_ROWS + 1}`,
      isPrepared: true,
    },
    [levels.flatMap((level) => KINDS[level]), path, to, pathsAbove(path)],
  );
  if (places.length > MOST_ROWS) return undefined;
  const idOf = (of: string, level: Level) => {
    const kinds: readonly string[] = KINDS[level];
    return places.find((one) => kinds.includes(one.kind) && of.startsWith(one.path))?.id ?? null;
  };
  const below = places.map((one) => one.path).filter((one) => one.startsWith(path));
  return [...new Set([path, ...below])].map((one) => ({
    path: one,
    streetId: levels.includes('STREET') ? idOf(one, 'STREET') : null,
    communityId: levels.includes('COMMUNITY') ? idOf(one, 'COMMUNITY') : null,
  }));
}

/** What is kept of a place holds the places below it: they are taken off, each from the nearest above it. */
function apart(parts: readonly Sum[], areas: readonly Area[]): Sum[] {
  const paths = areas.map(({ path }) => path).toSorted((a, b) => b.length - a.length);
  return parts.flatMap((part) => {
    const above = paths.find((path) => path !== part.path && part.path.startsWith(path));
    if (above === undefined) return [part];
    const { count, rated, rating } = part;
    return [part, { ...part, path: above, count: -count, rated: -rated, rating: -rating }];
  });
}

function grouped(
  parts: readonly Sum[],
  areas: readonly Area[],
  args: NeedStatsArgs,
): NeedStatRow[] {
  const byPath = new Map(areas.map((area) => [area.path, area]));
  const groups = Map.groupBy(parts, (part) => JSON.stringify(keysOf(part, byPath, args)));
  const rows = [...groups].flatMap(([key, group]) => {
    const sum = (of: 'count' | 'rated' | 'rating') => group.reduce((all, one) => all + one[of], 0);
    if (sum('count') === 0) return [];
    const { bucket, ...keys } = JSON.parse(key) as Keys;
    const row = {
      ...keys,
      bucket: bucket === null ? null : new Date(bucket),
      count: sum('count'),
      overdue: 0,
      averageRating: sum('rated') === 0 ? null : sum('rating') / sum('rated'),
    };
    return [row as NeedStatRow];
  });
  return rows.toSorted(inOrderOf(args));
}

type Keys = Pick<NeedStatRow, 'state' | 'category' | 'streetId' | 'communityId'> & {
  bucket: string | null;
};

function keysOf(
  part: Sum,
  areas: ReadonlyMap<string, Area>,
  { groupBy, bucket }: NeedStatsArgs,
): object {
  const area = areas.get(part.path);
  return {
    urgency: null,
    scale: null,
    unitId: null,
    state: groupBy.includes('STATE') ? part.state : null,
    category: groupBy.includes('CATEGORY') ? part.category : null,
    streetId: area?.streetId ?? null,
    communityId: area?.communityId ?? null,
    bucket: bucket && part.month !== null ? bucketOf(part.month, bucket).toISOString() : null,
  };
}

const bucketOf = (month: string, bucket: string) =>
  monthBegin(bucket === 'YEAR' ? `${month.slice(0, 4)}-01-01` : month);

const COLUMN: Partial<Record<NeedDimension, 'state' | 'category' | 'streetId' | 'communityId'>> = {
  STATE: 'state',
  CATEGORY: 'category',
  STREET: 'streetId',
  COMMUNITY: 'communityId',
};

/** As the database has them: by each dimension in turn, nothing last. */
function inOrderOf({ groupBy }: NeedStatsArgs) {
  const columns = [...groupBy.flatMap((one) => COLUMN[one] ?? []), 'bucket' as const];
  return (a: NeedStatRow, b: NeedStatRow): number => {
    for (const column of columns) {
      const [left, right] = [a[column] ?? null, b[column] ?? null];
      if (left === right || (left !== null && right !== null && Number(left) === Number(right)))
        continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      return left < right ? -1 : 1;
    }
    return 0;
  };
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
