/** The pages of needs: what a scope, a filter and an order ask for, beside what the viewer can see at most. */
import type { OrderInput } from '../../engine/loading/order-of.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { type PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import {
  NOWHERE,
  type Searched,
  readSearch,
  searchConditions,
} from '../../engine/loading/search.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { keptTotal } from './need-counters.ts';
import { unitTotalOf } from './unit-counters.ts';
import { Need } from './need.entity.ts';
import { needFilter, needOrder } from './need.filter.ts';
import { boundsOf, needsWithin } from './needs-within.ts';
import { NEWEST_FIRST } from '../listing/list-order.ts';
import type { ListScope } from '../listing/scope.ts';
import { filterConditions } from '../listing/unit-page.ts';

export interface NeedList extends PagingArgs {
  filter?: object | null;
  search?: string | null;
  orderBy?: OrderInput[] | null;
}

const SEARCHED: Searched = {
  name: 'need.candidates',
  candidates: 'need_candidates',
  words(reads) {
    if (reads.sight.screens === 'none') return 't.words';
    const [title, description] = ['title', 'description'].map((one) => reads.seen(Need, one));
    return `fold_text(concat_ws(' ', ${title}, ${description}, t.number))`;
  },
};

/** Candidates are those of what a screen reads: how long they take says nothing of hidden words. */
const SEARCHED_BY_SCREENS: Searched = {
  ...SEARCHED,
  name: 'need.candidatesOfScreens',
  candidates: 'need_candidates_of_screens',
};

async function found(context: HubContext, scope: ListScope, search: string): Promise<Condition[]> {
  const { reads } = context;
  // What is seen by a screen here and in full there is looked for row by row.
  const bounds = reads.sight.screens === 'some' ? NOWHERE : await boundsOf(scope, context);
  const searched = reads.sight.screens === 'all' ? SEARCHED_BY_SCREENS : SEARCHED;
  return searchConditions(reads, searched, search, bounds);
}

/** The page of needs that a list in a scope asks for. @throws BAD_USER_INPUT */
export async function needPage(
  context: HubContext,
  scope: ListScope,
  list: NeedList,
): Promise<PageRequest> {
  const window = windowOf(list);
  const search = readSearch(list.search);
  const order = needOrder.read(list.orderBy, NEWEST_FIRST);
  const filters = filterConditions(list.filter, needFilter.fields, context.reads);
  const isWhole = filters.length === 0 && search === undefined;
  const isPlain = isWhole && order === NEWEST_FIRST;
  const { conditions, ...rows } = await needsWithin(scope, context, { isWhole: isPlain });
  const words = search === undefined ? [] : await found(context, scope, search);
  return {
    ...rows,
    conditions: [...conditions, ...filters, ...words],
    order,
    window,
    kept: isWhole ? keptTotal(scope, context) : undefined,
    total: isWhole ? unitTotalOf(scope, context) : undefined,
  };
}
