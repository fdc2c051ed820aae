/** Whom the move of a place concerns: it is one change for a whole subtree. */
import type { Viewer } from '../../engine/access/viewer.ts';
import type { Change } from '../../engine/live/change.ts';
import { isWithin, rangeBelow } from '../place/path.ts';
import type { Audience } from './row-feed.ts';
import type { ListScope } from './scope.ts';

/** Whether it brings rows to a subscriber or takes them away; what is for all stays for all, whatever it hangs on. */
export function isMoveFor(
  change: Change,
  scope: ListScope,
  audience: Audience | undefined,
  viewer: Viewer,
): boolean {
  const isOfPlaces = scope.range !== undefined || scope.mine !== undefined;
  const isOfSlice = audience === undefined || audience === 'SLICE';
  return (isOfSlice || isOfPlaces) && isMoveWithin(change, scope, viewer);
}

/** Whether a place was moved into the scope, out of it, or with it. */
function isMoveWithin(change: Change, { range }: ListScope, viewer: Viewer): boolean {
  const paths = [change.before?.['path'], change.after?.['path']] as (string | undefined)[];
  if (paths[0] === undefined || paths[0] === paths[1]) return false;
  if (!range) return isMoveOf(viewer, paths);
  return paths.some(
    (path) => path && (isWithin(path, range) || isWithin(range.from, rangeBelow(path))),
  );
}

/** Whether a move can bring rows into the viewer's slice or take them out; agreements of its units hang on places. */
function isMoveOf({ unitIds, staffPaths, screenPaths }: Viewer, paths: (string | undefined)[]) {
  if (unitIds.length > 0) return true;
  return [...staffPaths, ...screenPaths].some((own) => {
    const [was, is] = paths.map((path) => path?.startsWith(own) ?? false);
    return was !== is;
  });
}
