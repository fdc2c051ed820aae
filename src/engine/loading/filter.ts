/**
 * Filters in words, read in two ways that must agree: as SQL for lists and counts, and over one journal row
 * for live feeds. Both follow SQL's three-valued logic: what compares with nothing is neither true nor false.
 */
import type { Condition, Sql } from './sql.ts';

/** What one operator object may hold; which of them a field offers is its input type's business. */
export interface Operators {
  in?: readonly string[] | null;
  notIn?: readonly string[] | null;
  eq?: string | number | null;
  gte?: Date | number | null;
  gt?: Date | number | null;
  lte?: Date | number | null;
  lt?: Date | number | null;
  isNull?: boolean | null;
}

export interface ColumnField {
  column: string;
  type: 'text' | 'moment' | 'integer';
}

/** A yes or no that depends on more than one column. */
export interface DerivedField {
  sql: Condition;
  holds(row: JournalRow, now: Date): Truth;
}

/** A row as the journal keeps it: columns by their names, moments as text. */
export type JournalRow = Readonly<{ [column: string]: unknown }>;
export type Truth = boolean | null;
export type FilterFields = Readonly<{ [name: string]: ColumnField | DerivedField }>;

export interface FilterInput {
  and?: readonly FilterInput[] | null;
  or?: readonly FilterInput[] | null;
  not?: FilterInput | null;
  [field: string]: unknown;
}

const COMPARISONS = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;
type Comparison = keyof typeof COMPARISONS;

/** The filter as a condition; an empty filter holds for every row. */
export function conditionOf(filter: FilterInput, fields: FilterFields): Condition {
  return (sql) => {
    const parts = entries(filter).map(([name, value]) => part(name, value, fields, sql));
    return parts.length ? `(${parts.join(' and ')})` : 'true';
  };
}

function part(name: string, value: unknown, fields: FilterFields, sql: Sql): string {
  const each = () => (value as FilterInput[]).map((one) => conditionOf(one, fields)(sql));
  if (name === 'and') return each().join(' and ') || 'true';
  if (name === 'or') return `(${each().join(' or ') || 'false'})`;
  if (name === 'not') return `(not ${conditionOf(value as FilterInput, fields)(sql)})`;
  const field = fieldOf(name, fields);
  if ('sql' in field) return value === true ? field.sql(sql) : `(not ${field.sql(sql)})`;
  const comparisons = operators(value as Operators).map(([operator, operand]) =>
    comparison(field, operator, operand, sql),
  );
  return comparisons.join(' and ') || 'true';
}

/** As the values come: compared with a column that holds less, one beyond it is still larger or smaller than all. */
const CASTS = { text: 'text', moment: 'timestamptz', integer: 'integer' } as const;

function comparison(
  { column: name, type }: ColumnField,
  operator: keyof Operators,
  operand: unknown,
  sql: Sql,
): string {
  const column = `t.${name}`;
  if (operator === 'in') return `${column} = any(${sql.value(operand)})`;
  if (operator === 'notIn') return `${column} <> all(${sql.value(operand)})`;
  if (operator === 'isNull') return `${column} is ${operand === true ? '' : 'not '}null`;
  const value = `${sql.value(operand)}::${CASTS[type]}`;
  return `${column} ${operator === 'eq' ? '=' : COMPARISONS[operator]} ${value}`;
}

/** Whether the filter holds for a journal row at a moment. */
export function matches(
  filter: FilterInput,
  fields: FilterFields,
  row: JournalRow,
  now: Date,
): boolean {
  return judgeOf(filter, fields)(row, now) === true;
}

type Judge = (row: JournalRow, now: Date) => Truth;

/** Feeds ask the same of every change, for as long as they last. */
const judges = new WeakMap<FilterFields, WeakMap<FilterInput, Judge>>();

function judgeOf(filter: FilterInput, fields: FilterFields): Judge {
  let known = judges.get(fields);
  if (!known) judges.set(fields, (known = new WeakMap()));
  let judge = known.get(filter);
  if (!judge) known.set(filter, (judge = judgeAnew(filter, fields)));
  return judge;
}

function judgeAnew(filter: FilterInput, fields: FilterFields): Judge {
  return all(entries(filter).map(([name, value]) => judgeOfPart(name, value, fields)));
}

function judgeOfPart(name: string, value: unknown, fields: FilterFields): Judge {
  const each = () => (value as FilterInput[]).map((one) => judgeAnew(one, fields));
  if (name === 'and') return all(each());
  if (name === 'or') return not(all(each().map(not)));
  if (name === 'not') return not(judgeAnew(value as FilterInput, fields));
  const field = fieldOf(name, fields);
  if (!('holds' in field)) {
    return all(operators(value as Operators).map((one) => judgeOfColumn(field, ...one)));
  }
  const holds: Judge = (row, now) => field.holds(row, now);
  return value === true ? holds : not(holds);
}

function judgeOfColumn(field: ColumnField, operator: keyof Operators, operand: unknown): Judge {
  const valueIn = (row: JournalRow) => row[field.column] ?? null;
  if (operator === 'isNull') return (row) => (valueIn(row) === null) === operand;
  if (operator === 'in' || operator === 'notIn') {
    const list = operand as readonly unknown[];
    // Nothing is in an empty list and everything outside it, null as well: so says SQL of any() and all().
    if (list.length === 0) return () => operator === 'notIn';
    const isWanted = operator === 'in';
    return ofValue(valueIn, (value) => list.includes(value) === isWanted);
  }
  if (operator === 'eq') return ofValue(valueIn, (value) => value === operand);
  const bound = comparable(field, operand);
  return ofValue(valueIn, (value) => compares(operator, comparable(field, value), bound));
}

/** What compares with nothing is neither true nor false. */
function ofValue(valueIn: (row: JournalRow) => unknown, holds: (value: unknown) => boolean): Judge {
  return (row) => {
    const value = valueIn(row);
    return value === null ? null : holds(value);
  };
}

function compares(operator: Comparison, left: number, right: number): boolean {
  if (operator === 'gte') return left >= right;
  if (operator === 'gt') return left > right;
  return operator === 'lte' ? left <= right : left < right;
}

function comparable(field: ColumnField, value: unknown): number {
  if (value instanceof Date) return value.getTime();
  return field.type === 'moment' ? Date.parse(value as string) : (value as number);
}

function all(judges: readonly Judge[]): Judge {
  return (row, now) => {
    let found: Truth = true;
    for (const judge of judges) {
      const one = judge(row, now);
      if (one === false) return false;
      found &&= one;
    }
    return found;
  };
}

function not(judge: Judge): Judge {
  return (row, now) => negated(judge(row, now));
}

function negated(one: Truth): Truth {
  return one === null ? null : !one;
}

function fieldOf(name: string, fields: FilterFields): ColumnField | DerivedField {
  const field = fields[name];
  if (!field) throw new Error(`the filter field ${name} is published but has no column`);
  return field;
}

/** A field given as null asks nothing, as if it were left out. */
function entries(filter: FilterInput): [string, unknown][] {
  return Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
}

function operators(given: Operators): [keyof Operators, unknown][] {
  return entries(given as FilterInput) as [keyof Operators, unknown][];
}
