/**
 * What partner units can be filtered and ordered by. Who knows no more of a unit than name and sector finds nothing by the
 * rest: see `unit-knowledge`.
 */
import type { Viewer } from '../../engine/access/viewer.ts';
import { HubError } from '../../errors.ts';
import type { FilterFields } from '../../engine/loading/filter.ts';
import { filterOf } from '../../engine/loading/filter-of.ts';
import type { Sql } from '../../engine/loading/sql.ts';
import { CREATED_AT, type OrderInput, UPDATED_AT, orderOf } from '../../engine/loading/order-of.ts';
import { many, relatedOf } from '../../engine/loading/relation-of.ts';
import { AgreementState } from './agreement.enums.ts';
import { Sector } from './partner-unit.entity.ts';
import { UNITS_BY_NAME } from './partnership.loaders.ts';

/** A unit as rows that name it are filtered: by what everybody who is known reads of it. */
export const relatedUnit = relatedOf(
  { name: 'Unit', table: 'partner_unit', term: '单位' },
  { id: 'id', sector: Sector },
);

const relatedAgreement = relatedOf(
  { name: 'Agreement', table: 'agreement', term: '协议' },
  { id: 'id', state: AgreementState, createdAt: 'moment', updatedAt: 'moment' },
);

/** Folders of what units do add their rows to it. */
export const unitFilter = filterOf(
  'PartnerUnitFilter',
  'Which partner units: all that is said must hold 单位筛选',
  {
    sector: Sector,
    createdAt: 'moment',
    updatedAt: 'moment',
    agreements: many(relatedAgreement, 'unit_id', 'By its agreements 共建协议'),
  },
);

export const unitOrder = orderOf(
  { name: 'PartnerUnit', plural: 'partner units', term: '单位' },
  {
    NAME: { term: '单位名称', property: 'name', column: 'name', type: 'text' },
    CREATED_AT,
    UPDATED_AT,
  },
);

/** Columns of a unit's record, which others than staff read of their own units alone. */
const RECORD = ['createdAt', 'updatedAt'];
for (const name of RECORD) Object.assign(unitFilter.fields[name] ?? {}, { isPartly: true });

/** The fields as the viewer reads them. */
export function unitFieldsFor({ staffPaths, unitIds }: Viewer): FilterFields {
  const { fields } = unitFilter;
  if (staffPaths.length > 0) return fields;
  const own = Object.entries(fields).map(([name, field]) =>
    RECORD.includes(name)
      ? [name, { ...field, readIn: (sql: Sql) => `t.id = any(${sql.value(unitIds)})` }]
      : [name, field],
  );
  return Object.fromEntries(own) as FilterFields;
}

/** By name where nothing else is asked for. @throws FORBIDDEN for an order by what the viewer does not read */
export function unitOrderFor(viewer: Viewer, given: readonly OrderInput[] | null | undefined) {
  const hidden = given?.find(({ field }) => field !== 'NAME');
  if (hidden && viewer.staffPaths.length === 0) {
    throw HubError.forbidden(
      `You read \`${hidden.field}\` of your own units alone, and cannot order a list by it.`,
    );
  }
  return unitOrder.read(given, UNITS_BY_NAME);
}
