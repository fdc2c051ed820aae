/**
 * Which role may give which command on what. A noun's commands say it where they are defined, and are gathered here by
 * their names; one that acts for one of several sides has a rule for each: `acceptClaim.PLACE`, `acceptClaim.UNIT`.
 * The guard of the commands and what is offered to a viewer read the same rules.
 */
import { HubError } from '../../errors.ts';
import { ADMINS, LEADERS, type Role, STAFF_ROLES } from './roles.ts';
import type { Grant } from './grant.ts';
import type { Viewer } from './viewer.ts';

export interface Rule {
  /** Roles on the subject's place or one above it. */
  place?: readonly Role[];
  /** Also the liaison of the subject's unit. */
  unit?: true;
  /** Of the two only the side that raised it: its unit where it has one, else its place. */
  isRaisers?: true;
}

/** What a command is given on. */
export interface Subject {
  path: string;
  unitId?: string | null;
}

export const raisers: Rule = { place: STAFF_ROLES, unit: true, isRaisers: true };
export const leaders: Rule = { place: LEADERS };
export const office: Rule = { place: [...LEADERS, 'COMMUNITY_STAFF'] };
export const unit: Rule = { unit: true };
export const leadersAndUnit: Rule = { place: LEADERS, unit: true };
export const admins: Rule = { place: ADMINS };
export const districtAdmins: Rule = { place: ['DISTRICT_ADMIN'] };
export const staffAndAuditors: Rule = { place: [...STAFF_ROLES, 'AUDITOR'] };

export type Permission = string;

/** Empty until the nouns are read: `permit` fills it. */
export const PERMISSIONS: { [permission: Permission]: Rule } = {};

/** @throws Error where there is a rule for it already: a fault of ours */
export function permit(permission: Permission, rule: Rule): void {
  if (permission in PERMISSIONS) throw new Error(`${permission} is permitted twice`);
  PERMISSIONS[permission] = rule;
}

function ruleFor(permission: Permission): Rule {
  const rule = PERMISSIONS[permission];
  if (rule) return rule;
  throw new Error(`no rule says who may ${permission}`);
}

/** The grant that allows it; none: it is not allowed. */
export function grantFor(
  viewer: Viewer,
  permission: Permission,
  subject: Subject,
): Grant | undefined {
  const { place: roles, unit: isForUnit, isRaisers } = ruleFor(permission);
  const isOfUnit = typeof subject.unitId === 'string';
  return viewer.grants.find(({ role, place, unit: ofUnit }) => {
    if (ofUnit) return isForUnit === true && ofUnit.id === subject.unitId;
    if (!place || (isRaisers && isOfUnit)) return false;
    return (roles?.includes(role) ?? false) && subject.path.startsWith(place.path);
  });
}

/** @throws UNAUTHENTICATED for the anonymous caller, FORBIDDEN where no grant allows it */
export function requireGrant(viewer: Viewer, permission: Permission, subject: Subject): Grant {
  const grant = grantFor(viewer, permission, subject);
  if (grant) return grant;
  const [command = ''] = permission.split('.');
  if (!viewer.isKnown) throw HubError.unauthenticated(`${command} needs a token.`);
  throw HubError.forbidden(`None of your grants allows ${command} here. ${whoMay(permission)}`);
}

function whoMay(permission: Permission): string {
  const { place: roles = [], unit: isForUnit, isRaisers } = ruleFor(permission);
  const parties = [
    ...(roles.length > 0 ? [`${roles.join(', ')} of the place`] : []),
    ...(isForUnit ? ['the liaison of the unit'] : []),
  ];
  return `${parties.join(', or ')} may${isRaisers ? ', whichever raised it' : ''}.`;
}
