/** Whom the two sides of a claim call. */
import { type Liaison, liaisonOf } from '../partnership/liaison.resolver.ts';
import type { PartnerUnitRow } from '../partnership/partnership.loaders.ts';
import { RESERVING_CLAIM_STATES } from './claim.rules.ts';
import type { ClaimRow } from './need.loaders.ts';

/** Whom to call about a claim: while it stands its two sides call each other. */
export function liaisonFor({ state, path, unitId }: ClaimRow, unit: PartnerUnitRow): Liaison {
  if (!RESERVING_CLAIM_STATES.includes(state)) return liaisonOf(unit);
  return { unit, owner: { id: unit.id, path, unitId }, table: 'Claim' };
}
