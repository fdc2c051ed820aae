/**
 * What a viewer is to a row, as far as personal data goes.
 * Invariant: every viewer is exactly one of these to every row.
 */
import { STAFF_ROLES } from './roles.ts';
import type { Viewer } from './viewer.ts';

/** Which of these a viewer is for a row: the first that holds. */
export type Relation = 'own' | 'staff' | 'nobody' | 'screen' | 'known';

/** What a row belongs to: its place, and its unit where it has one. */
export interface Standing {
  path: string;
  unitId?: string;
}

/** The unit itself; the place's staff; the anonymous caller; a screen; every other account. */
export function relationOf(viewer: Viewer, { path, unitId }: Standing): Relation {
  if (unitId !== undefined && viewer.unitIds.includes(unitId)) return 'own';
  const isStaff = viewer.grants.some(
    ({ role, place }) =>
      place && (STAFF_ROLES as readonly string[]).includes(role) && path.startsWith(place.path),
  );
  if (isStaff) return 'staff';
  if (viewer.grants.length === 0) return 'nobody';
  return viewer.grants.every(({ role }) => role === 'SCREEN') ? 'screen' : 'known';
}
