/**
 * How many rows a list has, where roll-ups say it: for staff alone and for screens alone, of whole places that are not finer
 * than a community.
 */
import type { Viewer } from '../../engine/access/viewer.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { depthOf } from '../place/path.ts';
import { pathsIn } from './areas.ts';
import type { ListScope } from './scope.ts';
import { DEEPEST_TALLY, type TallyKind, readTallies } from './tally.ts';

/** The roll-up of all rows of a list, and that of the rows that screens see of it. */
export interface Tallies {
  ofStaff: TallyKind;
  ofScreens?: TallyKind;
}

/** Of the whole list of a scope, without a filter; undefined: its rows are to be counted. */
export function keptTotal(
  scope: ListScope,
  { viewer, reads }: { viewer: Viewer; reads: Snapshot },
  tallies: Tallies | undefined,
): (() => Promise<number>) | undefined {
  const kind = tallies && kindFor(viewer, tallies);
  if (kind === undefined || scope.unitId !== undefined || scope.isEmpty) return undefined;
  const paths = pathsIn(scope, [...viewer.staffPaths, ...viewer.screenPaths]);
  if (paths.some((path) => depthOf(path) > DEEPEST_TALLY)) return undefined;
  return async () => {
    const rows = paths.length === 0 ? [] : await readTallies(reads, kind, paths);
    return rows.reduce((sum, { count }) => sum + count, 0);
  };
}

function kindFor(viewer: Viewer, { ofStaff, ofScreens }: Tallies): TallyKind | undefined {
  const { staffPaths, screenPaths, unitIds } = viewer;
  if (unitIds.length > 0) return undefined;
  if (screenPaths.length === 0) return ofStaff;
  return staffPaths.length === 0 ? ofScreens : undefined;
}
