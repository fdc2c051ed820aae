/**
 * A page: one window of a list, and what it is asked for by. Its counts are statements of their own, sent when asked;
 * its cursors mark its rows' places in the order with the id behind it.
 */
import type { Count } from './count.ts';
import { cursorOf } from './page-cursor.ts';
import { type Order, withTieBreak } from './order.ts';
import type { Window } from './paging.ts';
import type { Part } from './part.ts';
import type { RowWay } from './rows-of.ts';
import type { Condition } from './sql.ts';

export interface PageRequest {
  /** Absent: the whole table. */
  part?: Part | undefined;
  /** Rows of any of these, none of none; absent: whatever the conditions let pass. */
  anyOf?: readonly RowWay[] | undefined;
  conditions: readonly Condition[];
  order: Order;
  window: Window;
  /** Of the whole list, where it is kept and no row need be counted. */
  kept?: (() => Promise<number>) | undefined;
  /** Of the whole list, where its rows are counted by another way than the list goes. */
  total?: (() => Promise<number>) | undefined;
}

/** How a list's rows are counted: all of them, or up to a bound. */
interface Counting {
  all: () => Promise<number>;
  some: () => Promise<Count>;
}

/** One window of a list. */
export class Page<T extends object> {
  readonly nodes: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: () => Promise<number>;
  /** No further than MOST_COUNTED where it has to be counted. */
  readonly count: () => Promise<Count>;
  private readonly order: Order;

  constructor(rows: T[], { window, order }: PageRequest, { all, some }: Counting) {
    const isMore = rows.length > window.size;
    const nodes = rows.slice(0, window.size);
    this.nodes = window.isFromEnd ? nodes.toReversed() : nodes;
    this.hasNextPage = window.isFromEnd ? window.cursor !== null : isMore;
    this.hasPreviousPage = window.isFromEnd ? isMore : window.cursor !== null;
    this.order = withTieBreak(order);
    this.totalCount = all;
    this.count = some;
  }

  cursor(node: T): string {
    return cursorOf(this.order, node);
  }

  /** The same page, each node with more to it. */
  with<M extends object>(more: M): Page<T & M> {
    const nodes = this.nodes.map((node) => ({ ...node, ...more }));
    return Object.assign(Object.create(Page.prototype) as Page<T & M>, this, { nodes });
  }
}
