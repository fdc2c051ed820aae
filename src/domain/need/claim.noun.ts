/** Claims: units take needs, in part or whole. */
import { PARTNER } from '../../engine/access/personal.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { listOf } from '../listing/list.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Claim } from './claim.entity.ts';
import { ClaimOrigin, ClaimState } from './claim.enums.ts';

export const claim = defineNoun({
  kind: 'claim',
  plural: 'claims',
  entity: Claim,
  key: 'number',
  letter: 'C',
  states: ClaimState,
  terms: { noun: '认领', list: '认领列表' },
  personal: {
    'Claim.liaison.name': { ...PARTNER, kind: 'name' },
    'Claim.liaison.officePhone': { ...PARTNER, kind: 'phone' },
  },
  through: ['Query.claims', 'PartnerUnit.claims'],
});

export const claimList = listOf({
  noun: claim,
  unitTerm: '认领',
  description: 'Claims, the newest first 认领列表',
  filter: { state: ClaimState, origin: ClaimOrigin, createdAt: 'moment' },
  way: {
    ofUnits: (units, { raised }) =>
      raised && [
        (sql) => `t.unit_id = any(${sql.value(units)})`,
        (sql) => `t.need_id = any(${sql.value(raised)})`,
      ],
    opened: null,
    hasAreas: true,
  },
  ofUnit: PartnerUnit,
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'claim', 'claims', Claim> {}
}
