/** Claims: units take needs, in part or whole. */
import { PARTNER } from '../../engine/access/personal.ts';
import { PART_FROM, PART_TO } from '../../engine/loading/part.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { listOf } from '../listing/list.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Claim } from './claim.entity.ts';
import { CREATED_AT, NUMBER, UPDATED_AT } from '../../engine/loading/order-of.ts';
import { one } from '../../engine/loading/relation-of.ts';
import { relatedUnit } from '../partnership/unit.filter.ts';
import { relatedResource } from '../resource/resource.filter.ts';
import { claimColumns } from './claim.columns.ts';
import { ClaimState } from './claim.enums.ts';
import { relatedNeed } from './need.columns.ts';

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
  filter: {
    ...claimColumns,
    need: one(relatedNeed, 'need_id', 'By the need that is claimed 需求'),
    unit: one(relatedUnit, 'unit_id', 'By the unit that claims 认领单位'),
    resource: one(
      relatedResource,
      'resource_id',
      'By what it draws on, where you may see that 资源',
    ),
  },
  order: {
    CREATED_AT,
    UPDATED_AT,
    NUMBER: { ...NUMBER, term: '认领编号' },
    QUANTITY: { term: '认领数量', property: 'quantity', column: 'quantity', type: 'integer' },
  },
  way: {
    ofUnits(units, raised, isNarrow) {
      if (!isNarrow && !raised) return null;
      const isRaised: Condition = (sql) =>
        isNarrow
          ? `t.need_id = any(array(select n.id from need n where n.unit_id = any(${sql.value(units)})
              and n.path >= ${PART_FROM} and n.path < ${PART_TO}))`
          : `t.need_id = any(${sql.value(raised)})`;
      return [(sql) => `t.unit_id = any(${sql.value(units)})`, isRaised];
    },
    isByRaised: true,
    opened: null,
    hasAreas: true,
  },
  tallies: { ofStaff: 'claim', ofScreens: 'public_claim' },
  ofUnit: PartnerUnit,
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'claim', 'claims', Claim> {}
}
