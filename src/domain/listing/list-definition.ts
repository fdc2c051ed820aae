/** What a noun says of its list. */
import type { ClassType } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { FilterTable, ListFilter } from '../../engine/loading/filter-of.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import type { Noun } from '../../engine/noun/noun.ts';
import type { Tallies } from './kept-total.ts';
import type { Way } from './reach.ts';
import type { OrderTable } from './list-order-of.ts';
import type { FeedTraits, ListRequest } from './row-feed.ts';
import type { ListScope } from './scope.ts';

/** Filter, way and what else differs from list to list. */
export interface ListDefinition<T extends object> extends FeedTraits {
  noun: Noun<T>;
  /** What is said of the root list. */
  description?: string;
  /** A table of its fields, or what was made of one already. */
  filter: FilterTable | ListFilter;
  way: Way;
  /** The unit's entity, where units have a list of what is theirs. */
  ofUnit?: ClassType;
  /** The Chinese term of the unit's list, where it is not the root list's. */
  unitTerm?: string;
  /** What it can be ordered by; left out: the newest first. */
  orders?: OrderTable;
  /** The roll-up that counts its rows by place for staff, and the one of those that screens see, where there is one. */
  tallies?: Tallies;
  /** Where the list has more to it than scope and filter: its pages, and a root field written by hand. */
  page?: Paging['page'];
}

/** A method, so that a list may name its own arguments. */
interface Paging {
  page(context: HubContext, scope: ListScope, list: ListRequest): Promise<PageRequest>;
}
