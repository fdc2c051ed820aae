/** Who proposes claims: the unit itself, the street for it, or its place as a suggestion. */
import { admins, leaders, unit } from '../../engine/access/permissions.ts';
import type { Sides } from '../../engine/noun/sides.ts';
import type { Claim } from './claim.entity.ts';

/** Who may propose a claim, by its origin. */
export const origins = { UNIT_BID: unit, STREET_ASSIGNED: admins, SUGGESTED: leaders } as const;

/** What was proposed is amended by those who may propose so. */
export const proposing: Sides<Claim> = {
  rules: origins,
  side: ({ origin }) => origin,
  open: ({ origin }) => [origin],
};
