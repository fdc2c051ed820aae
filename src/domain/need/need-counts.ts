/** Counts of needs by state, of a place and of a list: from the counters where they answer, else by counting. */
import { endsOf, within as partOf } from '../../engine/loading/part.ts';
import { rowsOf, waysOf } from '../../engine/loading/rows-of.ts';
import { Sql } from '../../engine/loading/sql.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { needsWithin } from './needs-within.ts';
import { type ListScope, scopeOf } from '../listing/scope.ts';
import { NeedStateCount, NeedCounts, countsOf } from './need-state-counts.ts';
import { countersFor, countersOf } from './need-counters.ts';

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

async function countList(scope: ListScope, context: HubContext): Promise<NeedStateCount[]> {
  const sql = new Sql();
  const { part, anyOf, conditions } = await needsWithin(scope, context);
  const ends = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const rows = rowsOf('need', waysOf(anyOf, sql));
  const all = [...(part ? partOf(part, ends) : []), ...conditions.map((one) => one(sql))];
  return context.reads.query<NeedStateCount>(
    {
      name: 'need.countsOfList',
      text: `select t.state, count(*)::integer as count from ${rows}
        where ${all.join(' and ') || 'true'} group by t.state`,
    },
    sql.values,
  );
}
