import type { Snapshot } from '../database/reader.ts';
import { loadMany } from '../loading/load-many.ts';
import { loadOne } from '../loading/load-one.ts';
import { loadPage } from '../loading/load-page.ts';
import type { Row } from '../loading/node.ts';
import type { Order } from '../loading/order.ts';
import { AgreementStep } from './agreement-step.entity.ts';
import { Agreement } from './agreement.entity.ts';
import { PartnerUnit } from './partner-unit.entity.ts';

export type PartnerUnitRow = Row<PartnerUnit>;
export type AgreementRow = Row<Agreement>;

export const UNITS_BY_CODE: Order = [
  { property: 'code', column: 'code', type: 'text', direction: 'ASC' },
];

export function partnershipLoaders(reads: Snapshot) {
  return {
    unit: loadOne<PartnerUnitRow>(reads, 'partnership.unit', PartnerUnit),
    unitByCode: loadOne<PartnerUnitRow>(reads, 'partnership.unitByCode', PartnerUnit, 'code'),
    units: loadPage<PartnerUnitRow>(reads, 'partnership.units', PartnerUnit),
    agreement: loadOne<AgreementRow>(reads, 'partnership.agreement', Agreement),
    agreementByNumber: loadOne<AgreementRow>(
      reads,
      'partnership.agreementByNumber',
      Agreement,
      'number',
    ),
    agreementsOfUnit: loadMany<AgreementRow>(reads, {
      name: 'partnership.agreementsOfUnit',
      entity: Agreement,
      key: 'unitId',
      orderBy: ['validFrom', 'id'],
    }),
    agreementsOfPlace: loadMany<AgreementRow>(reads, {
      name: 'partnership.agreementsOfPlace',
      entity: Agreement,
      key: 'path',
      orderBy: ['validFrom', 'id'],
    }),
    stepsOfAgreement: loadMany<Row<AgreementStep>>(reads, {
      name: 'partnership.stepsOfAgreement',
      entity: AgreementStep,
      key: 'agreementId',
      orderBy: ['version'],
    }),
  };
}
