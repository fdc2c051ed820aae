/**
 * A list of a noun: its filter, its pages for a scope and for a unit, its live feed. From here follow `resources(scope:
 * filter:)`, `unit.resources` and `resourceChanged`; the rows are the viewer's by the noun's `way`.
 */
import {
  CREATED_AT,
  type ListOrder,
  type OrderTable,
  UPDATED_AT,
  orderOf,
} from '../../engine/loading/order-of.ts';
import type { FilterFields } from '../../engine/loading/filter.ts';
import { joined } from '../../engine/noun/feature.ts';
import { feedOf, listFilterOf } from './feed.ts';
import type { List, ListDefinition } from './list-definition.ts';
import { NEWEST_FIRST } from './list-order.ts';
import { placeListOf } from './place-list.ts';
import { publicPage } from './public-page.ts';
import { rootListOf } from './root-list.ts';
import { unitListOf } from './unit-list.ts';
import { unitPage } from './unit-page.ts';

/** The list of a noun: its resolvers, its filter, and the way that its rows are whose they are. */
export function listOf<T extends object>(definition: ListDefinition<T>): List {
  const { way, ofUnit, isOfPlaces = false } = definition;
  const made = listFilterOf(definition.noun, definition.filter);
  const { Filter, fields } = made;
  const isRooted = !definition.page;
  const order = isRooted || definition.order || ofUnit ? orderIn(definition) : undefined;
  const page = definition.page ?? pageIn(definition, fields, order);
  const lists = [
    ...(isOfPlaces && order ? [placeListOf(definition, { Filter, order }, page)] : []),
    ...(isRooted && order ? [rootListOf(definition, { Filter, order }, page)] : []),
    ...(ofUnit && order ? [unitListOf(definition, { Filter, fields, order }, ofUnit)] : []),
  ];
  const { resolvers, notes } = joined(
    { resolvers: lists },
    feedOf({ ...definition, filter: made, page }),
  );
  return { way, Filter, fields, resolvers, notes };
}

/** What all see is narrowed by scope and filter alone; other rows are the viewer's by the way of the list. */
function pageIn<T extends object>(
  { way, tallies, audience }: ListDefinition<T>,
  fields: FilterFields,
  order: ListOrder | undefined,
): NonNullable<ListDefinition<T>['page']> {
  if (audience !== 'EVERYBODY')
    return (context, scope, list) =>
      unitPage(context, scope, list, { ...way, fields, order, tallies });
  const openly = publicPage(NEWEST_FIRST, order);
  return async (context, scope, list) => openly(context, scope, list, fields);
}

const BY_MOMENTS = { CREATED_AT, UPDATED_AT };

/** Made already, or by a table. */
function orderIn<T extends object>({ noun, order = BY_MOMENTS }: ListDefinition<T>): ListOrder {
  if (isOrder(order)) return order;
  const { entity, plural, terms } = noun;
  return orderOf({ name: entity.name, plural, term: terms.noun }, order);
}

const isOrder = (given: OrderTable | ListOrder): given is ListOrder => 'read' in given;
