/**
 * A list of a noun: its filter, its pages for a scope and for a unit, its live feed. From here follow `resources(scope:
 * filter:)`, `unit.resources` and `resourceChanged`; the rows are the viewer's by the noun's `way`.
 */
import type { ClassType } from 'type-graphql';
import { type FilterTable, type ListFilter, filterOf } from '../../engine/loading/filter-of.ts';
import type { FilterFields } from '../../engine/loading/filter.ts';
import type { Feature } from '../../engine/noun/feature.ts';
import { isOfUnit } from './relevance.ts';
import { listFeedOf } from './list-feed.ts';
import type { Way } from './reach.ts';
import { unitPage } from './unit-page.ts';
import type { ListDefinition } from './list-definition.ts';
import { rootListOf } from './root-list.ts';
import { unitListOf } from './unit-list.ts';

/** The feature of a list, with what others ask of it. */
export interface List extends Feature {
  way: Way;
  Filter: ClassType;
  fields: FilterFields;
}

/** The list of a noun: its resolvers, its filter, and the way that its rows are whose they are. */
export function listOf<T extends object>(definition: ListDefinition<T>): List {
  const { noun, filter, way, ofUnit, belongs = isOfUnit } = definition;
  const { plural, terms } = noun;
  const { Filter, fields } = isMade(filter)
    ? filter
    : filterOf(`${noun.entity.name}Filter`, sayingWhich(plural, terms.noun), filter);
  const page =
    definition.page ??
    ((context, scope, list) => unitPage(context, scope, list, { ...way, fields }));
  const feed = listFeedOf({
    kind: noun.kind,
    plural,
    node: noun.entity,
    states: noun.states ?? {},
    filter: Filter,
    term: terms.noun,
    fields,
    seen: (load) => load.of(noun.load.seen),
    belongs,
    page: async (context, scope, list) =>
      context.load.of(noun.load.page).load(await page(context, scope, list)),
    load: (id, { load }) => load.of(noun.load.byId).load(id),
  });
  const lists = [
    ...(definition.page ? [] : [rootListOf(definition, Filter, page)]),
    ...(ofUnit ? [unitListOf(definition, ofUnit)] : []),
  ];
  return { way, Filter, fields, resolvers: [...lists, feed] };
}

const isMade = (filter: FilterTable | ListFilter): filter is ListFilter => 'Filter' in filter;

const sayingWhich = (plural: string, term: string) =>
  `Which ${plural}: all that is said must hold ${term}筛选`;
