/** Whose suggestions: leaders see those of the needs in their places, a liaison those with what its own unit offers. */
import type { Viewer } from '../../engine/access/viewer.ts';
import { LEADERS, type Role } from '../../engine/access/roles.ts';

const isLeading = (role: Role) => (LEADERS as readonly Role[]).includes(role);

/** Paths of the places that the viewer leads. */
export function ledPaths({ grants }: Viewer): string[] {
  return grants.flatMap(({ role, place }) => (place && isLeading(role) ? [place.path] : []));
}

/** Whether the viewer leads the place of the path, or one above it. */
export function leads(viewer: Viewer, path: string): boolean {
  return ledPaths(viewer).some((one) => path.startsWith(one));
}

/** Whether there can be a suggestion for it at all. */
export function isMatching(viewer: Viewer): boolean {
  return viewer.unitIds.length > 0 || ledPaths(viewer).length > 0;
}
