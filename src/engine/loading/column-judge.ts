/** One comparison of a filter, over the column as rows of the journal have it. */
import type { ColumnField, JournalRow, Operators } from './filter.ts';
import type { Judge } from './three-valued.ts';

type Comparison = 'gte' | 'gt' | 'lte' | 'lt';

/** Neither true nor false where the column holds nothing, but for `isNull` and empty lists. */
export function judgeOfColumn(
  field: ColumnField,
  operator: keyof Operators,
  operand: unknown,
): Judge {
  const valueIn = (row: JournalRow) => row[field.column] ?? null;
  if (operator === 'isNull') return (row) => (valueIn(row) === null) === operand;
  if (operator === 'in' || operator === 'notIn') {
    const list = operand as readonly unknown[];
    // Nothing is in an empty list and everything outside it, null as well: so says SQL of any() and all().
    if (list.length === 0) return () => operator === 'notIn';
    const isWanted = operator === 'in';
    return ofValue(valueIn, (value) => list.includes(value) === isWanted);
  }
  const bound = comparable(field, operand);
  if (operator === 'eq' || operator === 'ne') {
    const isWanted = operator === 'eq';
    return ofValue(valueIn, (value) => (comparable(field, value) === bound) === isWanted);
  }
  return ofValue(valueIn, (value) =>
    compares(operator, comparable(field, value) as number, bound as number),
  );
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

/** Moments are compared as numbers, the journal has them as texts. */
function comparable(field: ColumnField, value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  const isTime = field.type === 'moment' || field.type === 'day';
  return isTime ? Date.parse(value as string) : value;
}
