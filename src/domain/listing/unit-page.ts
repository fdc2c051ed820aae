/** Pages of lists whose rows each belong to one unit. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { FilterFields, FilterInput } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { type PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { NEWEST_FIRST } from './list-order.ts';
import { type Way, reachIn } from './reach.ts';
import { type ListScope, within } from './scope.ts';

/** Of a list whose rows each belong to one unit, the newest first. */
export async function unitPage(
  context: HubContext,
  scope: ListScope,
  list: PagingArgs & { filter?: object | null },
  { fields, ...way }: Way & { fields: FilterFields },
): Promise<PageRequest> {
  const window = windowOf(list);
  const { part, conditions } = within(
    scope,
    (unitId) => (sql) => `t.unit_id = ${sql.value(unitId)}`,
    way.hasAreas,
  );
  const reach = await reachIn(scope, context, way);
  return {
    ...reach,
    part: part ?? reach.part,
    conditions: [...conditions, ...reach.conditions, ...filterConditions(list.filter, fields)],
    order: NEWEST_FIRST,
    window,
  };
}

/** What the filter asks for; nothing where there is none. @throws BAD_USER_INPUT */
export function filterConditions(
  filter: object | null | undefined,
  fields: FilterFields,
): Condition[] {
  return filter ? [conditionOf(filter as FilterInput, fields)] : [];
}
