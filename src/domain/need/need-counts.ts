/**
 * Counts of needs by state. Without a filter they come from the counters, folded rows and the deltas that
 * wait to be folded in one statement and so of one moment; with a filter they are counted.
 */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Viewer } from '../../engine/access/viewer.ts';
import type { Snapshot } from '../../engine/database/reader.ts';
import type { FilterInput } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { endsOf, within as partOf } from '../../engine/loading/part.ts';
import { Sql } from '../../engine/loading/sql.ts';
import { depthOf, rangeBelow } from '../place/path.ts';
import type { PlaceRow } from '../place/place.loaders.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { NeedState, OPEN_NEED_STATES } from './need.enums.ts';
import { needFilter } from './need.filter.ts';
import { needsWithin } from './needs-within.ts';
import { type ListScope, scopeOf } from '../listing/scope.ts';
import { DEEPEST_TALLY, readTallies } from '../listing/tally.ts';

@ObjectType({ simpleResolvers: true, description: '各状态件数' })
export class NeedStateCount {
  @Field(() => NeedState)
  state!: NeedState;

  @Field(() => Int, { description: '件数' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many needs, the same as the list would show 需求件数',
})
export class NeedCounts {
  @Field(() => Int, { description: '总数' })
  total!: number;

  @Field(() => Int, { description: 'In a state in which something is still to be done 未办结' })
  open!: number;

  @Field(() => [NeedStateCount], {
    description: 'States that occur, in the order of the lifecycle 按状态',
  })
  byState!: NeedStateCount[];
}

interface CountRow extends NeedStateCount {
  path: string;
}

/** Which counters answer for a place: those of all its needs, of those that screens see, or none. */
type Counters = 'ALL' | 'PUBLIC' | null;

/** Counters answer only where one grant covers the whole path, and no other shows more of it. */
function countersFor(viewer: Viewer, path: string): Counters {
  if (viewer.isStaffOf(path)) return 'ALL';
  const isScreenAlone = viewer.unitIds.length + viewer.staffPaths.length === 0;
  return isScreenAlone && viewer.isScreenOf(path) && depthOf(path) <= DEEPEST_TALLY
    ? 'PUBLIC'
    : null;
}

/**
 * The counts of a place, equal to the totals of its list for the same viewer; null where that list can hold nothing.
 * Where no counter answers the rows that the viewer sees are counted.
 */
export async function countNeeds(
  place: PlaceRow,
  filter: object | null,
  { viewer, reads, load }: HubContext,
): Promise<NeedCounts | null> {
  const { path } = place;
  if (!viewer.mayList(path) || scopeOf(place, reads).isEmpty === true) return null;
  return load.needCounts.load(path, filter ?? {}, countersFor(viewer, path));
}

/** The counts of a list, equal to its totals for the same viewer. */
export async function countScope(scope: ListScope, context: HubContext): Promise<NeedCounts> {
  const { place } = scope;
  if (place) return (await countNeeds(place, null, context)) ?? countsOf([]);
  return (await countersOf(scope, context)?.()) ?? countsOf(await countList(scope, context));
}

/** The total of a list without filter and search, where counters know it. */
export function totalOf(
  scope: ListScope,
  context: HubContext,
): (() => Promise<number>) | undefined {
  const counters = countersOf(scope, context);
  return counters && (async () => (await counters()).total);
}

/** None of these places lies below another: together they are what the viewer sees. */
function countersOf(
  { range, unitId, isEmpty }: ListScope,
  { viewer, load }: HubContext,
): (() => Promise<NeedCounts>) | undefined {
  if (unitId !== undefined || isEmpty || (!range && viewer.unitIds.length > 0)) return undefined;
  const { staffPaths, screenPaths } = viewer;
  const screens = screenPaths.filter((path) => !viewer.isStaffOf(path));
  const paths = range ? [range.from] : [...staffPaths, ...screens];
  const kinds = paths.map((path) => countersFor(viewer, path));
  if (kinds.includes(null)) return undefined;
  return async () => {
    const counts = await Promise.all(
      paths.map((path, i) => load.needCounts.load(path, {}, kinds[i] ?? null)),
    );
    return countsOf(counts.flatMap(({ byState }) => byState));
  };
}

async function countList(scope: ListScope, context: HubContext): Promise<NeedStateCount[]> {
  const sql = new Sql();
  const { part, conditions } = await needsWithin(scope, context);
  const ends = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const all = [...(part ? partOf(part, ends) : []), ...conditions.map((one) => one(sql))];
  return context.reads.query<NeedStateCount>(
    {
      name: 'need.countsOfList',
      text: `select t.state, count(*)::integer as count from need t
        where ${all.join(' and ') || 'true'} group by t.state`,
    },
    sql.values,
  );
}

/** Loaders of counts by path: two for the counters, one for each filter. */
export function needCountLoaders(reads: Snapshot) {
  const counters = loadBy(
    (paths) => readCounters(reads, paths),
    () => countsOf([]),
  );
  const ofScreens = loadBy(
    (paths) => readPublic(reads, paths),
    () => countsOf([]),
  );
  const filtered = new Map<string, typeof counters>();
  return {
    load(path: string, filter: object, kind: Counters): Promise<NeedCounts> {
      const asked = JSON.stringify(filter);
      if (asked === '{}' && kind) return (kind === 'ALL' ? counters : ofScreens).load(path);
      let loader = filtered.get(asked);
      if (!loader) {
        loader = loadBy(
          (paths) => countFiltered(reads, paths, filter as FilterInput),
          () => countsOf([]),
        );
        filtered.set(asked, loader);
      }
      return loader.load(path);
    },
  };
}

async function readCounters(
  reads: Snapshot,
  paths: readonly string[],
): Promise<Map<string, NeedCounts>> {
  const rows = await reads.query<CountRow>(
    {
      name: 'need.counts',
      text: `select k.path, c.state, sum(c.count)::integer as count
        from unnest($1::text[], $2::text[]) k (path, hi) cross join lateral (
          select state, count from need_count where path = k.path
          union all
          select s.state, s.count from need_count_delta d
            cross join lateral (values (d.state, d.count), (d.was, -d.count)) s (state, count)
            where d.path >= k.path and d.path < k.hi and s.state is not null
        ) c group by k.path, c.state having sum(c.count) <> 0`,
      isPrepared: true,
    },
    [paths, paths.map((path) => rangeBelow(path).to)],
  );
  return byPath(rows);
}

/** Folded and waiting ones of one moment, as the database adds them. */
async function readPublic(
  reads: Snapshot,
  paths: readonly string[],
): Promise<Map<string, NeedCounts>> {
  const rows = await readTallies(reads, 'public', paths);
  return byPath(rows.map(({ path, key, count }) => ({ path, state: key as NeedState, count })));
}

/** A single place is named in the statement, so that it is planned for its size; many are looked up one after the other. */
async function countFiltered(
  reads: Snapshot,
  paths: readonly string[],
  filter: FilterInput,
): Promise<Map<string, NeedCounts>> {
  const sql = new Sql();
  const [only] = paths;
  const isOne = only !== undefined && paths.length === 1;
  const from = sql.value(isOne ? only : paths);
  const to = sql.value(isOne ? rangeBelow(only).to : paths.map((path) => rangeBelow(path).to));
  const condition = conditionOf(filter, needFilter.fields)(sql);
  const text = isOne
    ? `select ${from}::text as path, t.state, count(*)::integer as count from need t
        where t.path >= ${from} and t.path < ${to} and ${condition} group by t.state`
    : `select k.path, t.state, count(*)::integer as count
        from unnest(${from}::text[], ${to}::text[]) k (path, hi) cross join lateral (
          select t.state from need t where t.path >= k.path and t.path < k.hi and ${condition} offset 0) t
        group by k.path, t.state`;
  return byPath(await reads.query<CountRow>({ name: 'need.countsFiltered', text }, sql.values));
}

function byPath(rows: CountRow[]): Map<string, NeedCounts> {
  const groups = Map.groupBy(rows, (row) => row.path);
  return new Map([...groups].map(([path, group]) => [path, countsOf(group)]));
}

/** Of rows that may tell of a state more than once. */
function countsOf(rows: readonly NeedStateCount[]): NeedCounts {
  const of = new Map<NeedState, number>();
  for (const { state, count } of rows) of.set(state, (of.get(state) ?? 0) + count);
  const sum = (states: readonly NeedState[]) =>
    states.reduce((total, state) => total + (of.get(state) ?? 0), 0);
  const states = Object.values(NeedState);
  return {
    total: sum(states),
    open: sum(OPEN_NEED_STATES),
    byState: states
      .filter((state) => of.has(state))
      .map((state) => ({ state, count: of.get(state) ?? 0 })),
  };
}
