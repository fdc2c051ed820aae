/**
 * Orders of lists, and what stands behind a place in them. An order always ends in the id, so that no two rows stand at
 * the same place.
 */
import { defineEnum } from '../../labels.ts';
import type { Condition, Sql } from './sql.ts';

export const OrderDirection = defineEnum('OrderDirection', 'Which end comes first 排序方向', {
  ASC: '升序',
  DESC: '降序',
});
export type OrderDirection = keyof typeof OrderDirection;

export interface OrderTerm {
  property: string;
  column: string;
  type: 'text' | 'moment' | 'integer' | 'day';
  direction: OrderDirection;
  /** No two rows of a list have the same: the order needs no id behind it. */
  isUnique?: true;
}

export type Order = readonly OrderTerm[];

/** The order with the id behind it; the id runs the way of the last term, so that one index serves both. */
export function withTieBreak(order: Order): Order {
  if (order.some((term) => term.property === 'id' || term.isUnique)) return order;
  const direction = order.at(-1)?.direction ?? 'ASC';
  return [...order, { property: 'id', column: 'id', type: 'text', direction }];
}

export function reversed(order: Order): Order {
  return order.map((term) => ({ ...term, direction: term.direction === 'ASC' ? 'DESC' : 'ASC' }));
}

export function orderText(order: Order): string {
  return order.map((term) => `t.${term.column} ${term.direction.toLowerCase()}`).join(', ');
}

/** Rows behind the place of the values. One row comparison where all terms run one way: it reads an index. */
export function behind(order: Order, values: readonly unknown[]): Condition {
  return (sql) => {
    const places = order.map((term, i) => placeholder(sql, term, values[i]));
    if (new Set(order.map((term) => term.direction)).size === 1) {
      const columns = order.map((term) => `t.${term.column}`).join(', ');
      return `(${columns}) ${sign(order[0])} (${places.join(', ')})`;
    }
    return `(${order.map((term, i) => stepBehind(order, places, term, i)).join(' or ')})`;
  };
}

function stepBehind(order: Order, places: string[], term: OrderTerm, i: number): string {
  const equal = order.slice(0, i).map((one, j) => `t.${one.column} = ${places[j]}`);
  return `(${[...equal, `t.${term.column} ${sign(term)} ${places[i]}`].join(' and ')})`;
}

function placeholder(sql: Sql, term: OrderTerm, value: unknown): string {
  const cast = { text: 'text', moment: 'timestamptz', integer: 'integer', day: 'date' }[term.type];
  return `${sql.value(value)}::${cast}`;
}

const sign = (term: OrderTerm | undefined) => (term?.direction === 'DESC' ? '<' : '>');
