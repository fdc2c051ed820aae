/**
 * Orders of lists, and what stands behind a place in them. An order always ends in the id, so that no two rows stand at
 * the same place.
 */
import { defineEnum } from '../../labels.ts';
import type { Sql } from './sql.ts';

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

/** Columns of another table that stand for those of the list. */
export type OrderColumns = Readonly<Record<string, string>> | undefined;

/** Where all columns of the order stand in another table, by those: an index of that table gives the order. */
export function orderText(order: Order, columns?: OrderColumns): string {
  const others = othersFor(order, columns);
  const nameOf = ({ column }: OrderTerm) => others?.[column] ?? `t.${column}`;
  return order.map((term) => `${nameOf(term)} ${term.direction.toLowerCase()}`).join(', ');
}

function othersFor(order: Order, columns: OrderColumns): OrderColumns {
  return columns && order.every(({ column }) => column in columns) ? columns : undefined;
}

/** Rows behind the place of the values. One row comparison where all terms run one way: it reads an index. */
export function behind(
  order: Order,
  values: readonly unknown[],
): (sql: Sql) => (columns?: OrderColumns) => string {
  return (sql) => {
    const places = order.map((term, i) => placeholder(sql, term, values[i]));
    if (new Set(order.map((term) => term.direction)).size > 1) {
      const steps = order.map((term, i) => stepBehind(order, places, term, i));
      return () => `(${steps.join(' or ')})`;
    }
    return (columns) => {
      const others = othersFor(order, columns);
      const names = order.map(({ column }) => others?.[column] ?? `t.${column}`);
      return `(${names.join(', ')}) ${sign(order[0])} (${places.join(', ')})`;
    };
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
