/**
 * Which role may give which command on what: one table, read by the guard and by `allowedActions`.
 * A command that acts for one of two sides has a row for each: `acceptClaim.PLACE`, `acceptClaim.UNIT`.
 */
import { HubError } from '../../errors.ts';
import { ADMINS, LEADERS, type Role, STAFF_ROLES } from './roles.ts';
import type { Grant, Viewer } from './viewer.ts';

interface Row {
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

const OFFICE = [...LEADERS, 'COMMUNITY_STAFF'] as const;

const raisers: Row = { place: STAFF_ROLES, unit: true, isRaisers: true };
const leaders: Row = { place: LEADERS };
const unit: Row = { unit: true };
const admins: Row = { place: ADMINS };
const district: Row = { place: ['DISTRICT_ADMIN'] };

const TABLE = {
  reportNeed: raisers,
  amendNeed: raisers,
  resubmitNeed: raisers,
  withdrawNeed: raisers,
  listNeed: leaders,
  publishNeed: leaders,
  unpublishNeed: leaders,
  changeNeedVisibility: leaders,
  returnNeed: leaders,
  rejectNeed: leaders,
  mergeNeed: leaders,
  shelveNeed: leaders,
  relistNeed: leaders,
  resolveNeed: { place: OFFICE },
  refuseDelivery: raisers,
  closeNeed: raisers,
  reopenNeed: raisers,
  'claimNeed.UNIT_BID': unit,
  'claimNeed.STREET_ASSIGNED': { place: ADMINS },
  'claimNeed.SUGGESTED': leaders,
  'amendClaim.UNIT_BID': unit,
  'amendClaim.STREET_ASSIGNED': { place: ADMINS },
  'amendClaim.SUGGESTED': leaders,
  'acceptClaim.PLACE': leaders,
  'acceptClaim.UNIT': unit,
  declineClaim: { place: LEADERS, unit: true },
  startClaim: unit,
  deliverClaim: unit,
  /** Its subject is the need: whoever raised it says whether it was met. */
  confirmClaim: raisers,
  withdrawClaim: unit,
  reportNoShow: { place: OFFICE },
  offerResource: unit,
  amendResource: unit,
  listResource: leaders,
  approveResource: leaders,
  refuseResource: leaders,
  pauseResource: unit,
  resumeResource: unit,
  withdrawResource: unit,
  'proposeAgreement.PLACE': leaders,
  'proposeAgreement.UNIT': unit,
  'answerAgreement.PLACE': leaders,
  'answerAgreement.UNIT': unit,
  terminateAgreement: { place: LEADERS, unit: true },
  amendLiaison: { place: LEADERS, unit: true },
  movePlace: district,
  recodePlace: district,
  /** By the rank of the roles that it is about: nobody gives or takes what stands above its own. */
  'grantRole.LOCAL': admins,
  'grantRole.DISTRICT': district,
  'endGrant.LOCAL': admins,
  'endGrant.DISTRICT': district,
  'createToken.LOCAL': admins,
  'createToken.DISTRICT': district,
  'revokeToken.LOCAL': admins,
  'revokeToken.DISTRICT': district,
  revealField: { place: [...STAFF_ROLES, 'AUDITOR'] },
} satisfies Record<string, Row>;

export type Permission = keyof typeof TABLE;

export const PERMISSIONS: Readonly<Record<Permission, Row>> = TABLE;

/** The grant that allows it; none: it is not allowed. */
export function grantFor(
  viewer: Viewer,
  permission: Permission,
  subject: Subject,
): Grant | undefined {
  const { place: roles, unit: isForUnit, isRaisers } = PERMISSIONS[permission];
  const isOfUnit = typeof subject.unitId === 'string';
  return viewer.grants.find(({ role, place, unit }) => {
    if (unit) return isForUnit === true && unit.id === subject.unitId;
    if (!place || (isRaisers && isOfUnit)) return false;
    return (roles?.includes(role) ?? false) && subject.path.startsWith(place.path);
  });
}

/** @throws UNAUTHENTICATED for nobody, FORBIDDEN where no grant allows it */
export function requireGrant(viewer: Viewer, permission: Permission, subject: Subject): Grant {
  const grant = grantFor(viewer, permission, subject);
  if (grant) return grant;
  const [command = ''] = permission.split('.');
  if (!viewer.isKnown) throw HubError.unauthenticated(`${command} needs a token.`);
  throw HubError.forbidden(`None of your grants allows ${command} here. ${whoMay(permission)}`);
}

function whoMay(permission: Permission): string {
  const { place: roles = [], unit: isForUnit, isRaisers } = PERMISSIONS[permission];
  const parties = [
    ...(roles.length > 0 ? [`${roles.join(', ')} of the place`] : []),
    ...(isForUnit ? ['the liaison of the unit'] : []),
  ];
  return `${parties.join(', or ')} may${isRaisers ? ', whichever raised it' : ''}.`;
}
