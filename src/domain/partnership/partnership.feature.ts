import type { Viewer } from '../../engine/access/viewer.ts';
import type { HubLoaders } from '../../engine/execution/loaders.ts';
import type { Feature } from '../../engine/noun/feature.ts';
import { AgreementStep } from './agreement-step.entity.ts';
import { Agreement } from './agreement.entity.ts';
import * as liaison from './liaison.resolver.ts';
import { PartnerUnit } from './partner-unit.entity.ts';
import { PARTNERSHIP_LOADERS } from './partnership.loaders.ts';
import * as partnership from './partnership.resolver.ts';
import { knowsUnit } from './unit-knowledge.ts';
import { UnitRecordResolver } from './unit-record.resolver.ts';

/** Partner units and their agreements with places. */
export const partnerships: Feature = {
  entities: [PartnerUnit, Agreement, AgreementStep],
  resolvers: [
    partnership.PartnerUnitResolver,
    partnership.PartnerUnitConnectionResolver,
    UnitRecordResolver,
    liaison.LiaisonResolver,
    liaison.UnitLiaisonResolver,
    liaison.LiaisonMutations,
    partnership.PlaceAgreementsResolver,
    partnership.AgreementConnectionResolver,
    partnership.AgreementStepConnectionResolver,
    partnership.AgreementResolver,
    partnership.AgreementMutations,
  ],
  loaders: PARTNERSHIP_LOADERS,
  nodes: {
    unit: {
      type: 'PartnerUnit',
      byId: (load, id) => load.unit.load(id),
      by: { code: unitByCode },
    },
    agreement: {
      type: 'Agreement',
      byId: (load, id) => load.agreement.load(id),
      by: { number: (load, number) => load.agreementByNumber.load(number) },
    },
  },
};

/** Who may not know a unit's code cannot find it by one. */
async function unitByCode(load: HubLoaders, code: string, viewer: Viewer) {
  const unit = await load.unitByCode.load(code);
  return unit && knowsUnit(viewer, unit) ? unit : null;
}
