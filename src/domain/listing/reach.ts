/**
 * What a viewer's rows are at most, said beside the policies. They decide; but the planner cannot look into them, and
 * without this a list of one community is looked for in the whole nation.
 * Invariant: it holds for every row that the policies show, so that no list is shorter for it.
 */
import type { Viewer } from '../../engine/access/viewer.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { Part } from '../../engine/loading/part.ts';
import type { RowWay } from '../../engine/loading/rows-of.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { areaOf, depthOf, isWithin, rangeBelow } from '../place/path.ts';
import { either, inAnyArea, inArea, pathsIn } from './areas.ts';
import { type ListScope, below } from './scope.ts';
import type { Opened, UnitReach } from './unit-reach.ts';

/** Places that are each looked in by themselves. */
export const MOST_WAYS = 4;
/** So deep a scope is narrow enough for those who may see most of it. */
const DISTRICT = 3;
const COMMUNITY = 5;

export interface Reach {
  part?: Part;
  /** Rows of any of these. */
  anyOf?: RowWay[];
  conditions: Condition[];
}

export interface Reaching {
  viewer: Viewer;
  reads: Snapshot;
  load: { unitReach: { opened(): Promise<Opened>; load(): Promise<UnitReach> } };
}

/** How rows of a list are a viewer's through its units. */
export interface Way {
  /**
   * Beside the places that are opened to it, each with an index; null where that cannot be named. Of a narrow list what a
   * unit has there is looked for in its part (`PART_FROM`).
   */
  ofUnits: (
    units: readonly string[],
    raised: readonly string[] | null,
    isNarrow: boolean,
  ) => RowWay[] | null;
  /** Whether the needs that the units raised are to be named; null: too many. */
  isByRaised?: true;
  /** What makes a row one unit's, where a list is asked for of it; left out: its `unit_id`. */
  ofScope?: (unitId: string) => Condition;
  /** What of a place agreements open, as SQL; null: nothing. */
  opened: string | null;
  /** Whether areas have an index in the order of it. */
  hasAreas: boolean;
}

/** Rows that are a unit's by their `unit_id` alone. */
export const ofOwnUnit: Way['ofUnits'] = (units) => [
  (sql) => `t.unit_id = any(${sql.value(units)})`,
];

/** The viewer's reach in a list of this scope; nothing where the scope is narrow enough by itself. */
export async function reachIn(
  scope: ListScope,
  { viewer, load }: Reaching,
  way: Way,
): Promise<Reach> {
  const { staffPaths, screenPaths, unitIds } = viewer;
  const own = [...staffPaths, ...screenPaths];
  if (unitIds.length === 0) return ofPaths(own, scope, way.hasAreas);
  if (isSettled(scope, viewer) || holds(own, scope)) return { conditions: [] };
  const narrow = isNarrow(scope);
  const raised = way.isByRaised && !narrow ? (await load.unitReach.load()).raised : null;
  const opened = way.opened === null ? [] : (await load.unitReach.opened()).paths;
  const ofUnits = way.ofUnits(unitIds, raised, narrow);
  if (!ofUnits) return { conditions: [] };
  const ofOwn = waysInto(pathsIn(scope, own), way.hasAreas);
  // Each is asked without those before it, so what names most places comes last.
  return { anyOf: [...ofUnits, ...ofOwn, ...openedWays(scope, opened, way)], conditions: [] };
}

/** A community's or narrower: what a unit has there is little, whatever it has elsewhere. */
export function isNarrow({ range }: ListScope): boolean {
  return range !== undefined && depthOf(range.from) >= COMMUNITY;
}

/** Whether all of the scope lies below one of these. */
function holds(paths: readonly string[], { range }: ListScope): boolean {
  return range !== undefined && paths.some((path) => isWithin(range.from, rangeBelow(path)));
}

/** Each place by itself; many together, since each way is planned for. */
function waysInto(paths: readonly string[], hasAreas: boolean): Condition[] {
  if (paths.length > MOST_WAYS) return [inAnyArea(paths, hasAreas)];
  return paths.map((path) => inArea(path, hasAreas));
}

/** Where all of the scope is opened its place is not named once more, so that lists of many places are one statement. */
function openedWays(
  scope: ListScope,
  paths: readonly string[],
  { opened, hasAreas }: Way,
): Condition[] {
  if (opened === null) return [];
  if (holds(paths, scope)) return [() => opened];
  const ways = waysInto(pathsIn(scope, paths), hasAreas);
  return ways.map((place) => (sql) => `${place(sql)} and ${opened}`);
}

/**
 * One path is a part of the table, in whose order it may be read; unless the scope lies in it. Where nothing of the scope is
 * the viewer's no way leads to any row: else each row of a place would be asked.
 */
function ofPaths(own: readonly string[], scope: ListScope, hasAreas: boolean): Reach {
  const paths = pathsIn(scope, own);
  const [first, ...others] = paths;
  if (first === undefined) return { anyOf: [], conditions: [] };
  if (scope.mine || holds(own, scope)) return { conditions: [] };
  // A unit's rows are found by the unit: a wide range beside it would only mislead, since few of them are thought to lie there.
  if (scope.unitId !== undefined) {
    const isFine = paths.every((path) => depthOf(path) >= COMMUNITY);
    return { conditions: isFine ? [either(paths.map(below))] : [] };
  }
  if (others.length === 0) {
    return { part: hasAreas ? areaOf(first) : rangeBelow(first), conditions: [] };
  }
  if (scope.range && depthOf(scope.range.from) >= DISTRICT) return { conditions: [] };
  return { conditions: [either(paths.map(below))] };
}

/** A unit's, or the viewer's own; or all of it is the viewer's. */
function isSettled({ range, unitId, mine }: ListScope, viewer: Viewer): boolean {
  return unitId !== undefined || mine !== undefined || (!!range && viewer.isStaffOf(range.from));
}
