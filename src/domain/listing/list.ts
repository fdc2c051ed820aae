/**
 * A list of a noun: its filter, its pages for a scope and for a unit, its live feed. From here follow `resources(scope:
 * filter:)`, `unit.resources` and `resourceChanged`; the rows are the viewer's by the noun's `way`.
 */
import type { ClassType } from 'type-graphql';
import type { FilterFields } from '../../engine/loading/filter.ts';
import { type Feature, joined } from '../../engine/noun/feature.ts';
import { feedOf, listFilterOf } from './feed.ts';
import type { ListDefinition } from './list-definition.ts';
import { type ListOrder, listOrderOf } from './list-order-of.ts';
import type { Way } from './reach.ts';
import { rootListOf } from './root-list.ts';
import { unitListOf } from './unit-list.ts';
import { unitPage } from './unit-page.ts';

/** The feature of a list, with what others ask of it. */
export interface List extends Feature {
  way: Way;
  Filter: ClassType;
  fields: FilterFields;
}

/** The list of a noun: its resolvers, its filter, and the way that its rows are whose they are. */
export function listOf<T extends object>(definition: ListDefinition<T>): List {
  const { noun, way, ofUnit, orders, tallies } = definition;
  const made = listFilterOf(noun, definition.filter);
  const { Filter, fields } = made;
  const order: ListOrder | undefined = orders && listOrderOf(noun, orders);
  const page =
    definition.page ??
    ((context, scope, list) => unitPage(context, scope, list, { ...way, fields, order, tallies }));
  const lists = [
    ...(definition.page ? [] : [rootListOf(definition, { Filter, Order: order?.Order }, page)]),
    ...(ofUnit ? [unitListOf(definition, ofUnit)] : []),
  ];
  const { resolvers, notes } = joined(
    { resolvers: lists },
    feedOf({ ...definition, filter: made, page }),
  );
  return { way, Filter, fields, resolvers, notes };
}
