/**
 * The feed of partner units, for whoever has a token. Invariant: a viewer who knows of a unit no more than its name and sector
 * is told of no other change, and never where the unit is.
 */
import type { HubContext } from '../../engine/execution/context.ts';
import type { FilterFields } from '../../engine/loading/filter.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { windowOf } from '../../engine/loading/paging.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { feedOf } from '../listing/feed.ts';
import { openly } from '../listing/public-page.ts';
import type { ListRequest } from '../listing/row-feed.ts';
import { type ListScope, within } from '../listing/scope.ts';
import { filterConditions } from '../listing/unit-page.ts';
import { partnerUnit } from './partner-unit.noun.ts';
import { UNITS_BY_NAME } from './partnership.loaders.ts';
import { unitFilter } from './unit.filter.ts';
import { knowsUnit } from './unit-knowledge.ts';

export const partnerUnitFeed = feedOf({
  noun: partnerUnit,
  filter: unitFilter,
  audience: 'KNOWN',
  partly: {
    columns: ['name', 'sector'],
    readsWhole: (viewer, id) => knowsUnit(viewer, { id }),
  },
  belongs: ({ rowId }, unitIds) => unitIds.includes(rowId),
  page,
});

function page(
  { viewer, reads }: HubContext,
  scope: ListScope,
  list: ListRequest,
  fields: FilterFields,
): PageRequest {
  const { part, conditions } = within(
    openly(scope),
    (unitId) => (sql) => `t.id = ${sql.value(unitId)}`,
  );
  const isOfPlaces = scope.range !== undefined || scope.mine !== undefined;
  const isHidden = isOfPlaces && viewer.staffPaths.length === 0;
  const own: Condition = (sql) => `t.id = any(${sql.value(viewer.unitIds)})`;
  return {
    part,
    conditions: [
      ...conditions,
      ...(isHidden ? [own] : []),
      ...filterConditions(list.filter, fields, reads),
    ],
    order: UNITS_BY_NAME,
    window: windowOf(list),
  };
}
