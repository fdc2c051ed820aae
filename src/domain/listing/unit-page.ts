/** Pages of lists whose rows each belong to one unit. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { FilterFields, FilterInput } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { windowOf } from '../../engine/loading/paging.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { NEWEST_FIRST } from './list-order.ts';
import type { ListOrder, Ordered } from './list-order-of.ts';
import type { ListRequest } from './row-feed.ts';
import { type Way, reachIn } from './reach.ts';
import { type ListScope, within } from './scope.ts';

/** Of a list whose rows each belong to one unit, the newest first where no other order is asked for. */
export async function unitPage(
  context: HubContext,
  scope: ListScope,
  list: ListRequest,
  { fields, order, ...way }: Way & { fields: FilterFields; order?: ListOrder | undefined },
): Promise<PageRequest> {
  const window = windowOf(list);
  const { part, conditions } = within(
    scope,
    way.ofScope ?? ((unitId) => (sql) => `t.unit_id = ${sql.value(unitId)}`),
    way.hasAreas,
  );
  const reach = await reachIn(scope, context, way);
  return {
    ...reach,
    part: part ?? reach.part,
    conditions: [...conditions, ...reach.conditions, ...filterConditions(list.filter, fields)],
    order: order?.of(list.orderBy as readonly Ordered[] | null) ?? NEWEST_FIRST,
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
