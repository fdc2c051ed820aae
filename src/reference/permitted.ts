/** Who may give which command: the rules that the guard itself asks. */
import { PERMISSIONS } from '../engine/access/permissions.ts';

export interface Permitted {
  /** Where several sides have a rule each. */
  side: string | undefined;
  roles: readonly string[];
  isRaisers: boolean;
}

export function rolesFor(command: string): Permitted[] {
  return Object.entries(PERMISSIONS).flatMap(([permission, rule]) => {
    const [name, side] = permission.split('.');
    if (name !== command) return [];
    const { place = [], unit, isRaisers = false } = rule;
    return [{ side, roles: [...place, ...(unit ? ['UNIT_LIAISON'] : [])], isRaisers }];
  });
}
