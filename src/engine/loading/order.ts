/**
 * Orders and the cursors that mark a row's place in them. An order always ends in the id, so that no two rows
 * stand at the same place; a cursor holds the values of its row and which order it belongs to.
 */
import { HubError } from '../../errors.ts';
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

export function cursorOf(order: Order, row: object): string {
  const values = order.map((term) => (row as Record<string, unknown>)[term.property]);
  return Buffer.from(JSON.stringify([signature(order), ...values])).toString('base64url');
}

/** @throws BAD_USER_INPUT for a text that is no cursor, or one of another order */
export function readCursor(order: Order, cursor: string, argument: string): unknown[] {
  const [from, ...values] = parsed(cursor);
  const fits = order.every((term, i) => isOfType(term, values[i]));
  if (from === signature(order) && values.length === order.length && fits) return values;
  throw HubError.badInput(
    argument,
    `\`${argument}\` is not a cursor of this list in this order. Use an endCursor or startCursor of the same query.`,
  );
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isOfType(term: OrderTerm, value: unknown): boolean {
  if (term.type === 'integer')
    return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed()) return false;
  if (term.type === 'day') return ISO_DAY.test(value) && isMoment(`${value}T00:00:00.000Z`);
  return term.type === 'text' || (ISO_MOMENT.test(value) && isMoment(value));
}

/** Also that its day is one of its month: of 31 February JavaScript would make a day of March. */
function isMoment(text: string): boolean {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
}

/** PostgreSQL knows no year 0. */
const ISO_MOMENT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ISO_DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;

const signature = (order: Order) =>
  order.map((term) => `${term.property}${term.direction === 'ASC' ? '+' : '-'}`).join('');
