/** Who knows more of a unit than its name and sector. */
import type { Viewer } from '../../engine/access/viewer.ts';

/** Whether more of a unit is shown than name and sector: to its own liaisons, and to a place's staff. */
export function knowsUnit({ staffPaths, unitIds }: Viewer, { id }: { id: string }): boolean {
  return staffPaths.length > 0 || unitIds.includes(id);
}
