/** Filters as SQL. What it says of a row, `filter-judge` says of the row's image in the journal. */
import {
  type ColumnField,
  type FilterFields,
  type FilterInput,
  type Operators,
  entries,
  fieldOf,
  operators,
} from './filter.ts';
import type { Condition, Sql } from './sql.ts';

const COMPARISONS = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

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
  if ('sqlOf' in field) return field.sqlOf(value as number, sql);
  if ('sql' in field) return value === true ? field.sql(sql) : `(not ${field.sql(sql)})`;
  const comparisons = operators(value as Operators).map(([operator, operand]) =>
    comparison(field, operator, operand, sql),
  );
  return comparisons.join(' and ') || 'true';
}

/** As the values come: compared with a column that holds less, one beyond it is still larger or smaller than all. */
const CASTS = { text: 'text', moment: 'timestamptz', integer: 'integer', day: 'date' } as const;

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
