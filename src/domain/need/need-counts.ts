/** Counts of needs by state, of a place and of a list: from the counters where they answer, else by counting. */
import type { PlaceRow } from '../place/place.noun.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { countList } from './list-counts.ts';
import { type ListScope, scopeOf } from '../listing/scope.ts';
import { NeedCounts, countsOf, sumOf } from './need-state-counts.ts';
import { outermost, pathsIn } from '../listing/areas.ts';
import { countersOf } from './need-counters.ts';
import { unitCountersOf } from './unit-counters.ts';

/**
 * The counts of a place, equal to the totals of its list for the same viewer; null where that list can hold nothing.
 * Where no counter answers the rows that the viewer sees are counted.
 */
export async function countNeeds(
  place: PlaceRow,
  filter: object | null | undefined,
  context: HubContext,
): Promise<NeedCounts | null> {
  const { viewer, reads, load } = context;
  const { path } = place;
  const scope = scopeOf(place, reads);
  if (!viewer.mayList(path) || scope.isEmpty === true) return null;
  if (Object.keys(filter ?? {}).length === 0) return countScope(scope, context);
  const own = outermost([...viewer.staffPaths, ...viewer.screenPaths]);
  const paths = viewer.unitIds.length > 0 ? [path] : pathsIn(scope, own);
  return sumOf(
    await Promise.all(paths.map((one) => load.needCounts.load(one, filter ?? {}, null))),
  );
}

/** The counts of a list, equal to its totals for the same viewer. */
export async function countScope(scope: ListScope, context: HubContext): Promise<NeedCounts> {
  if (scope.isEmpty) return countsOf([]);
  const known = countersOf(scope, context) ?? unitCountersOf(scope, context);
  if (known) return known();
  if (scope.place) return context.load.needCounts.load(scope.place.path, {}, null);
  return countList(scope, context);
}
