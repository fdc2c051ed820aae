/**
 * Counts of needs by state. Without a filter they come from the counters, folded rows and the deltas that
 * wait to be folded in one statement and so of one moment; with a filter they are counted.
 */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../database/reader.ts';
import { type FilterInput, conditionOf } from '../loading/filter.ts';
import { loadBy } from '../loading/load-by.ts';
import { Sql } from '../loading/sql.ts';
import { rangeBelow } from '../place/path.ts';
import type { PlaceRow } from '../place/place.loaders.ts';
import type { HubContext } from '../request/context.ts';
import { NeedState, OPEN_NEED_STATES } from './need.enums.ts';
import { NEED_FIELDS, needOfUnit } from './need.filter.ts';
import type { NeedFilter } from './need.inputs.ts';
import { type ListScope, scopeOf, within } from './scope.ts';

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

/**
 * The counts of a place, equal to the totals of its list for the same viewer; null where that list can hold nothing.
 * Counters know every need of a place, so they are for its staff; for others the rows that they see are counted.
 */
export async function countNeeds(
  place: PlaceRow,
  filter: NeedFilter | null,
  { viewer, reads, load }: HubContext,
): Promise<NeedCounts | null> {
  const { path } = place;
  if (!viewer.mayList(path) || scopeOf(place, reads).isEmpty === true) return null;
  return load.needCounts.load(path, filter ?? {}, viewer.isStaffOf(path));
}

/** The counts of a list, equal to its totals for the same viewer. */
export async function countScope(scope: ListScope, context: HubContext): Promise<NeedCounts> {
  const { place } = scope;
  if (place) return (await countNeeds(place, null, context)) ?? countsOf([]);
  const { viewer, load } = context;
  const isStaffAlone = viewer.unitIds.length + viewer.screenPaths.length === 0;
  if (scope.unitId !== undefined || !isStaffAlone) return countsOf(await countList(scope, context));
  // None of its places lies below another: together they are what it sees.
  const counts = await Promise.all(
    viewer.staffPaths.map((path) => load.needCounts.load(path, {}, true)),
  );
  return countsOf(counts.flatMap(({ byState }) => byState));
}

async function countList(scope: ListScope, { reads }: HubContext): Promise<NeedStateCount[]> {
  const sql = new Sql();
  const conditions = within(scope, needOfUnit).conditions.map((condition) => condition(sql));
  return reads.query<NeedStateCount>(
    {
      name: 'lists.needCountsOfList',
      text: `select t.state, count(*)::integer as count from need t
        where ${conditions.join(' and ') || 'true'} group by t.state`,
    },
    sql.values,
  );
}

/** Loaders of counts by path: one for the counters, one for each filter. */
export function needCountLoaders(reads: Snapshot) {
  const counters = loadBy(
    (paths) => readCounters(reads, paths),
    () => countsOf([]),
  );
  const filtered = new Map<string, typeof counters>();
  return {
    load(path: string, filter: NeedFilter, mayReadCounters: boolean): Promise<NeedCounts> {
      const asked = JSON.stringify(filter);
      if (asked === '{}' && mayReadCounters) return counters.load(path);
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
      name: 'lists.needCounts',
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

async function countFiltered(
  reads: Snapshot,
  paths: readonly string[],
  filter: FilterInput,
): Promise<Map<string, NeedCounts>> {
  const sql = new Sql();
  const [from, to] = [sql.value(paths), sql.value(paths.map((path) => rangeBelow(path).to))];
  const rows = await reads.query<CountRow>(
    {
      name: 'lists.needCountsFiltered',
      text: `select k.path, t.state, count(*)::integer as count
        from unnest(${from}::text[], ${to}::text[]) k (path, hi)
        join need t on t.path >= k.path and t.path < k.hi
        where ${conditionOf(filter, NEED_FIELDS)(sql)} group by k.path, t.state`,
    },
    sql.values,
  );
  return byPath(rows);
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
