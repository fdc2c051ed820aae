/**
 * Counts of lists that are a unit's: what agreements open from the roll-ups, and beside it the needs that the unit raised and
 * claimed, found by unit and place.
 */
import type { Range } from '../../engine/loading/part.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { outermost, pathsIn } from '../listing/areas.ts';
import type { ListScope } from '../listing/scope.ts';
import { rangeBelow } from '../place/path.ts';
import { countList } from './list-counts.ts';
import { ownUnits } from './units-own.ts';
import { NeedCounts, countsOf, sumOf } from './need-state-counts.ts';

const EVERYWHERE: Range = { from: '', to: '~' };

/** The counts of a list without filter and search; undefined where it is not a unit's, or other grants show more of it. */
export function unitCountersOf(
  scope: ListScope,
  context: HubContext,
): (() => Promise<NeedCounts>) | undefined {
  if (scope.isEmpty) return undefined;
  const { unitId } = scope;
  if (unitId !== undefined) return () => countsOfUnit(unitId, context);
  return isUnitAlone(context) ? () => countsOfLiaison(scope, context) : undefined;
}

/** The total of such a list. */
export function unitTotalOf(
  scope: ListScope,
  context: HubContext,
): (() => Promise<number>) | undefined {
  const { load } = context;
  if (scope.isEmpty) return undefined;
  const own = ownUnits(scope, context);
  // What is its own is not what agreements open to it.
  if (own) return () => load.unitTotals.ofOwn(own);
  const { unitId } = scope;
  if (unitId !== undefined) return () => load.unitTotals.within(rangesOf(context), unitId);
  if (!isUnitAlone(context)) return undefined;
  if (scope.range) return async () => (await countsOfLiaison(scope, context)).total;
  return () => totalOfLiaison(context);
}

function isUnitAlone({ viewer: { staffPaths, screenPaths, unitIds } }: HubContext): boolean {
  return unitIds.length > 0 && staffPaths.length + screenPaths.length === 0;
}

/** Where the viewer sees anything of a unit: who has none sees nothing beyond its places. */
function rangesOf({ viewer: { staffPaths, screenPaths, unitIds } }: HubContext): Range[] {
  if (unitIds.length > 0) return [EVERYWHERE];
  return outermost([...staffPaths, ...screenPaths]).map(rangeBelow);
}

async function countsOfUnit(unitId: string, context: HubContext): Promise<NeedCounts> {
  const of = { units: [unitId], opened: [] };
  const ranges = rangesOf(context);
  return sumOf(await Promise.all(ranges.map((range) => context.load.unitCounts.load(range, of))));
}

async function countsOfLiaison(scope: ListScope, context: HubContext): Promise<NeedCounts> {
  const { viewer, load } = context;
  const { range = EVERYWHERE, mine } = scope;
  const { paths, hasParts } = await load.unitReach.opened();
  if (hasParts && !mine) return countList(scope, context);
  const opened = mine ? [] : outermost(paths);
  const [own, count] = await Promise.all([
    load.unitCounts.load(range, { units: viewer.unitIds, opened }),
    countOpened(pathsIn(scope, opened), load),
  ]);
  return sumOf([own, ...(count > 0 ? [countsOf([{ state: 'LISTED', count }])] : [])]);
}

/** All that is its own and all that is opened to it, less what is both: no need is read for what it has elsewhere. */
async function totalOfLiaison(context: HubContext): Promise<number> {
  const { viewer, load } = context;
  const { paths, hasParts } = await load.unitReach.opened();
  // The roll-ups know no categories of what is open.
  if (hasParts) return (await countList({}, context)).total;
  const { unitIds } = viewer;
  const opened = outermost(paths);
  const [own, open, both] = await Promise.all([
    load.unitTotals.ofOwn(unitIds),
    countOpened(opened, load),
    opened.length > 0 ? load.unitTotals.ofOwnOpened(unitIds, opened) : 0,
  ]);
  return own + open - both;
}

async function countOpened(paths: readonly string[], load: HubContext['load']): Promise<number> {
  const counts = await Promise.all(paths.map((path) => load.openedCounts.load(path)));
  return counts.reduce((sum, one) => sum + one, 0);
}
