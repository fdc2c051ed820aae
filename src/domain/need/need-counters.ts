/** Where the counters that are kept answer for a list; elsewhere its rows are counted. */
import type { Viewer } from '../../engine/access/viewer.ts';
import { depthOf } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { ListScope } from '../listing/scope.ts';
import { DEEPEST_TALLY } from '../listing/tally.ts';
import { NeedCounts, countsOf } from './need-state-counts.ts';
import type { Counters } from './need-counts.loaders.ts';

/** Counters answer only where one grant covers the whole path, and no other shows more of it. */
export function countersFor(viewer: Viewer, path: string): Counters {
  if (viewer.isStaffOf(path)) return 'ALL';
  const isScreenAlone = viewer.unitIds.length + viewer.staffPaths.length === 0;
  return isScreenAlone && viewer.isScreenOf(path) && depthOf(path) <= DEEPEST_TALLY
    ? 'PUBLIC'
    : null;
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
export function countersOf(
  { range, unitId, mine, isEmpty }: ListScope,
  { viewer, load }: HubContext,
): (() => Promise<NeedCounts>) | undefined {
  if (unitId !== undefined || isEmpty || (!range && viewer.unitIds.length > 0)) return undefined;
  if (mine && mine.above.length > 0) return undefined;
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
