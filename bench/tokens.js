/** The tokens that the measured demonstration is given when it is seeded: good in no other database. */

const ROLES = [
  'DISTRICT_ADMIN',
  'STREET_ADMIN',
  'COMMUNITY_SECRETARY',
  'COMMUNITY_STAFF',
  'GRID_WORKER',
  'UNIT_LIAISON',
  'SCREEN',
  'AUDITOR',
  'INTEGRATION',
];

export function tokenOf(role) {
  return `hub_${`bench_${role.toLowerCase()}_`.padEnd(43, 'b')}`;
}

export const TOKENS = Object.fromEntries(ROLES.map((role) => [role, tokenOf(role)]));
export const ADMINISTRATOR = { authorization: `Bearer ${tokenOf('DISTRICT_ADMIN')}` };
