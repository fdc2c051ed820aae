/**
 * The live feed of a noun whose table is journalled, from its definition: `placeChanged`. A list has one (`list`); a noun
 * that has none besides says here what is filtered and how its rows are read at the head.
 */
import { type FilterTable, type ListFilter, filterOf } from '../../engine/loading/filter-of.ts';
import type { FilterFields } from '../../engine/loading/filter.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Feature } from '../../engine/noun/feature.ts';
import type { Noun } from '../../engine/noun/noun.ts';
import { listFeedOf } from './list-feed.ts';
import type { FeedTraits, ListRequest } from './row-feed.ts';
import type { ListScope } from './scope.ts';

export interface FeedDefinition<T extends object> extends FeedTraits {
  noun: Noun<T>;
  /** A table of its fields, or what was made of one already. */
  filter: FilterTable | ListFilter;
  /** The rows of a scope, as the head of the feed reads them. */
  page: (
    context: HubContext,
    scope: ListScope,
    list: ListRequest,
    fields: FilterFields,
  ) => Promise<PageRequest> | PageRequest;
}

/** Its subscription. What it tells of an image, the noun's policy says, as of the image's moment. */
export function feedOf<T extends object>(definition: FeedDefinition<T>): Feature {
  const { noun, filter, page, audience, partly, isKeptFromStaff, belongs } = definition;
  const { entity, words, states, terms, table, load: own } = noun;
  const { Filter, fields } = listFilterOf(noun, filter);
  const field = `${entity.name.charAt(0).toLowerCase()}${entity.name.slice(1)}`;
  const feed = listFeedOf({
    node: entity,
    field,
    table,
    words,
    plural: pluralOf(noun),
    states,
    filter: Filter,
    term: terms.noun,
    fields,
    seen: (load) => load.of(own.seen),
    page: async (context, scope, list) =>
      context.load.of(own.page).load(await page(context, scope, list, fields)),
    load: (id, { load }) => load.of(own.byId).load(id),
    ...(audience && { audience }),
    ...(partly && { partly }),
    ...(isKeptFromStaff && { isKeptFromStaff }),
    ...(belongs && { belongs }),
  });
  const types = ['Change', 'SnapshotRow', 'FeedEvent'].map((one) => `${entity.name}${one}`);
  return { resolvers: [feed], notes: audience === 'EVERYBODY' ? { publicTypes: types } : {} };
}

/** The filter that a noun's list and feed have in common. */
export function listFilterOf<T extends object>(
  noun: Noun<T>,
  filter: FilterTable | ListFilter,
): ListFilter {
  if (isMade(filter)) return filter;
  const { entity, terms } = noun;
  const which = `Which ${pluralOf(noun)}: all that is said must hold ${terms.noun}筛选`;
  return filterOf(`${entity.name}Filter`, which, filter);
}

/** In words. */
function pluralOf<T extends object>({ kind, plural, words }: Noun<T>): string {
  return words === kind ? plural : `${words}s`;
}

const isMade = (filter: FilterTable | ListFilter): filter is ListFilter => 'Filter' in filter;
