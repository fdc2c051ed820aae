/** Who knows more of a unit than its name and sector. */
import type { Viewer } from '../../engine/access/viewer.ts';

/** Whether more of a unit is told than name and sector: to itself, and to whoever works for a place. */
export function knowsUnit({ staffPaths, unitIds }: Viewer, { id }: { id: string }): boolean {
  return staffPaths.length > 0 || unitIds.includes(id);
}
