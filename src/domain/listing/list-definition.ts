/** What a noun says of its list. */
import type { ClassType } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Feature } from '../../engine/noun/feature.ts';
import type { FilterFields } from '../../engine/loading/filter.ts';
import type { FilterTable, ListFilter } from '../../engine/loading/filter-of.ts';
import type { ListOrder, OrderTable } from '../../engine/loading/order-of.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import type { Noun } from '../../engine/noun/noun.ts';
import type { Tallies } from './kept-total.ts';
import type { Way } from './reach.ts';
import type { FeedTraits, ListRequest } from './row-feed.ts';
import type { ListScope } from './scope.ts';

/** The feature of a list, with what others ask of it. */
export interface List extends Feature {
  way: Way;
  Filter: ClassType;
  fields: FilterFields;
}

/** Filter, way and what else differs from list to list. */
export interface ListDefinition<T extends object> extends FeedTraits {
  noun: Noun<T>;
  /** What is said of the root list. */
  description?: string;
  /** A table of its fields, or what was made of one already. */
  filter: FilterTable | ListFilter;
  /** What it can be ordered by, as a table or made of one already; left out: by its moments. */
  order?: OrderTable | ListOrder;
  way: Way;
  /** The unit's entity, where units have a list of what is theirs. */
  ofUnit?: ClassType;
  /** Whether places have a list of what is on them and below. */
  isOfPlaces?: boolean;
  /** The Chinese term of the unit's list, where it is not the root list's. */
  unitTerm?: string;
  /** The roll-up that counts its rows by place for staff, and the one of those that screens see, where there is one. */
  tallies?: Tallies;
  /** Where the list has more to it than scope and filter: its pages, and a root field written by hand. */
  page?: Paging['page'];
}

/** A method, so that a list may name its own arguments. */
interface Paging {
  page(context: HubContext, scope: ListScope, list: ListRequest): Promise<PageRequest>;
}
