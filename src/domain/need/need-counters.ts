/** Where the counters that are kept answer for a list; elsewhere its rows are counted. */
import type { Viewer } from '../../engine/access/viewer.ts';
import { depthOf } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { pathsIn } from '../listing/areas.ts';
import type { ListScope } from '../listing/scope.ts';
import { DEEPEST_TALLY } from '../listing/tally.ts';
import { NeedCounts, sumOf } from './need-state-counts.ts';
import type { Counters } from './need-counts.loaders.ts';

/** Counters answer only where one grant covers the whole path, and no other shows more of it. */
export function countersFor(viewer: Viewer, path: string): Counters {
  if (viewer.isStaffOf(path)) return 'ALL';
  const isScreenAlone = viewer.unitIds.length + viewer.staffPaths.length === 0;
  return isScreenAlone && viewer.isScreenOf(path) && depthOf(path) <= DEEPEST_TALLY
    ? 'PUBLIC'
    : null;
}

/** The counts of a list without filter and search; undefined where counters do not know them. */
export function countersOf(
  scope: ListScope,
  { viewer, load }: HubContext,
): (() => Promise<NeedCounts>) | undefined {
  const { staffPaths, screenPaths, unitIds } = viewer;
  const { range, unitId, mine, isEmpty } = scope;
  if (unitId !== undefined || isEmpty || (mine && mine.above.length > 0)) return undefined;
  if (unitIds.length > 0 && !(range && viewer.isStaffOf(range.from))) return undefined;
  const screens = screenPaths.filter((path) => !viewer.isStaffOf(path));
  // None of these places lies below another: together they are what the viewer sees.
  const paths = pathsIn(scope, [...staffPaths, ...screens]);
  const kinds = paths.map((path) => countersFor(viewer, path));
  if (kinds.includes(null)) return undefined;
  return async () =>
    sumOf(
      await Promise.all(paths.map((path, i) => load.needCounts.load(path, {}, kinds[i] ?? null))),
    );
}

/** The total of such a list. */
export function keptTotal(
  scope: ListScope,
  context: HubContext,
): (() => Promise<number>) | undefined {
  const counters = countersOf(scope, context);
  return counters && (async () => (await counters()).total);
}
