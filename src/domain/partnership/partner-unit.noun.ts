/** Partner units. A caller without right to a unit's code cannot find it by one. */
import { CONTACT } from '../../engine/access/personal.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { PartnerUnit } from './partner-unit.entity.ts';
import { knowsUnit } from './unit-knowledge.ts';

export const partnerUnit = defineNoun({
  kind: 'unit',
  plural: 'units',
  table: 'partner_unit',
  words: 'partner unit',
  entity: PartnerUnit,
  key: 'code',
  terms: { noun: '共建单位', list: '共建单位列表' },
  isRootless: true,
  personal: {
    'PartnerUnit.liaison.name': { ...CONTACT, kind: 'name', revealedAs: 'LIAISON' },
    'PartnerUnit.liaison.officePhone': { ...CONTACT, kind: 'phone', revealedAs: 'LIAISON' },
  },
  node: {
    by: {
      code: async (load, code, viewer) => {
        const unit = await load.unitByKey.load(code);
        return unit && knowsUnit(viewer, unit) ? unit : null;
      },
    },
  },
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'unit', 'units', PartnerUnit> {}
}
