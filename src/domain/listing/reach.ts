/**
 * What a viewer's rows are at most, said beside the policies. They decide; but the planner cannot look into them, and
 * without this a list of one community is looked for in the whole nation.
 * Invariant: it holds for every row that the policies show, so that no list is shorter for it.
 */
import type { Viewer } from '../../engine/access/viewer.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { Part } from '../../engine/loading/part.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { areaOf, depthOf, rangeBelow } from '../place/path.ts';
import { type ListScope, below } from './scope.ts';

/** Ids that are named in a statement; of more than these the policies alone are asked. */
export const MOST_NAMED = 1_000;

/** What units bring: places that agreements open to them, needs that they have claimed and raised; null: too many. */
export interface UnitReach {
  opened: readonly string[];
  claimed: readonly string[] | null;
  raised: readonly string[] | null;
}

const NO_UNITS: UnitReach = { opened: [], claimed: [], raised: [] };

export interface Reach {
  part?: Part;
  conditions: Condition[];
}

export interface Reaching {
  viewer: Viewer;
  reads: Snapshot;
  load: { unitReach: { load(): Promise<UnitReach> } };
}

/** Asked once a snapshot; a viewer without units has none. */
export function loadUnitReach(reads: Snapshot) {
  let reach: Promise<UnitReach> | undefined;
  const ask = async () => {
    // What it answers is used in the next statement, which must be of the same moment.
    reads.isSingle = false;
    const [row] = await reads.query<UnitReach>(
      {
        name: 'listing.unitReach',
        text: 'select opened, claimed, raised from scope_reach($1)',
        isPrepared: true,
      },
      [MOST_NAMED],
    );
    return row ?? NO_UNITS;
  };
  return { load: (): Promise<UnitReach> => (reach ??= ask()) };
}

/** How rows of a list are a viewer's through its units. */
export interface Way {
  /** Beside the places that are opened to it; null where that cannot be named. */
  ofUnits: (units: readonly string[], known: UnitReach) => Condition | null;
  /** Whether agreements open places' rows of it. */
  isOpened: boolean;
  /** Whether areas have an index in the order of it. */
  hasAreas: boolean;
}

/** Rows that are a unit's by their `unit_id` alone. */
export const ofOwnUnit: Way['ofUnits'] = (units) => (sql) => `t.unit_id = any(${sql.value(units)})`;

/** The viewer's reach in a list of this scope; nothing where the scope is narrow enough by itself. */
export async function reachIn(
  scope: ListScope,
  { viewer, load }: Reaching,
  { ofUnits, isOpened, hasAreas }: Way,
): Promise<Reach> {
  const { staffPaths, screenPaths, unitIds } = viewer;
  const own = [...staffPaths, ...screenPaths];
  // A viewer without any right looks nowhere: else each row of a place would be asked.
  if (own.length + unitIds.length === 0) return { conditions: [either([])] };
  if (isNarrow(scope, viewer)) return { conditions: [] };
  if (unitIds.length === 0) return ofPaths(own, scope, hasAreas);
  const known = await load.unitReach.load();
  const units = ofUnits(unitIds, known);
  if (!units) return { conditions: [] };
  const paths = isOpened ? [...own, ...known.opened] : own;
  return { conditions: [either(paths.map(below), units)] };
}

/** One path is a part of the table, in whose order it may be read; unless the scope is one already. */
function ofPaths(paths: readonly string[], scope: ListScope, hasAreas: boolean): Reach {
  const [first, ...others] = paths;
  if (first !== undefined && others.length === 0 && !scope.range) {
    return { part: hasAreas ? areaOf(first) : rangeBelow(first), conditions: [] };
  }
  return { conditions: [either(paths.map(below))] };
}

/** A unit's, the viewer's own, or a district and smaller; or all of it is the viewer's. */
function isNarrow({ range, unitId, mine }: ListScope, viewer: Viewer): boolean {
  if (unitId !== undefined || mine) return true;
  return range !== undefined && (depthOf(range.from) >= 3 || viewer.isStaffOf(range.from));
}

/** Rows of any of these. */
export function either(
  conditions: readonly Condition[],
  ...others: readonly Condition[]
): Condition {
  return (sql) => {
    const parts = [...conditions, ...others].map((one) => one(sql));
    return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
  };
}
