/** Loader of the pages that rows have of other rows: the claims of a need, the steps of a history. */
import type { Snapshot } from '../database/snapshot.ts';
import { loadPage } from './load-page.ts';
import type { Page } from './page.ts';
import type { Order } from './order.ts';
import { type PagingArgs, windowOf } from './paging.ts';

interface PagesOf<T> {
  name: string;
  entity: abstract new () => T & object;
  /** The property whose values are the keys. */
  key: keyof T & string;
  order: Order;
  /** The field that shows them, `Need.claims`: they are counted where it is asked for a total. */
  through: string;
}

/** Pages of many keys that ask alike are one statement, their totals another. */
export function loadPageOf<T extends object>(
  reads: Snapshot,
  { name, entity, key: property, order, through }: PagesOf<T>,
) {
  const pages = loadPage<T>(reads, name, entity, [through]);
  const column = reads.table(entity).column(property);
  return {
    /** @throws BAD_USER_INPUT for sizes out of bounds, both directions at once, or a broken cursor */
    load: (key: string, paging: PagingArgs): Promise<Page<T>> =>
      pages.load({ part: { column, key }, conditions: [], order, window: windowOf(paging) }),
  };
}
