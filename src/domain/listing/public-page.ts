/** Pages of rows that everybody sees: scope and filter narrow them, whoever asks. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { FilterFields } from '../../engine/loading/filter.ts';
import type { Order } from '../../engine/loading/order.ts';
import type { ListOrder, OrderInput } from '../../engine/loading/order-of.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { windowOf } from '../../engine/loading/paging.ts';
import type { ListDefinition } from './list-definition.ts';
import type { ListRequest } from './row-feed.ts';
import { type ListScope, within } from './scope.ts';
import { filterConditions } from './unit-page.ts';

/** They hang on places alone: of a unit there are none. */
export function publicPage(order: Order, orders?: ListOrder) {
  return (
    { reads }: HubContext,
    scope: ListScope,
    list: ListRequest,
    fields: FilterFields,
  ): PageRequest => {
    const { part, conditions } = within(openly(scope), () => () => 'false');
    const filters = filterConditions(list.filter, fields, reads);
    return {
      part,
      conditions: [...conditions, ...filters],
      order: orders?.read(list.orderBy as OrderInput[] | null, order) ?? order,
      window: windowOf(list),
    };
  };
}

/** What the list of such rows says of itself. */
export const OPENLY = {
  audience: 'EVERYBODY',
  belongs: () => false,
  way: { ofUnits: () => null, opened: null, hasAreas: false },
  isOfPlaces: true,
} as const satisfies Partial<ListDefinition<object>>;

/** A screen may know what everybody knows, however fine the place that it asks of. */
export function openly(scope: ListScope): ListScope {
  return { ...scope, isEmpty: false };
}
