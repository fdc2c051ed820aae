/**
 * Cursors that mark a row's place in an order: the values of its row, and which order it belongs to.
 * Invariant: what is read from a client's text has the types of the order's columns.
 */
import { HubError } from '../../errors.ts';
import type { Order, OrderTerm } from './order.ts';

/** Of a row that was read with the columns of the order. */
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
