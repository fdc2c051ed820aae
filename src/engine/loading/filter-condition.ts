/** Filters as SQL. What it says of a row, `filter-judge` says of the row's image in the journal. */
import {
  type ColumnField,
  type Comparison,
  type FilterFields,
  type FilterInput,
  type Operators,
  type RelationField,
  entries,
  fieldOf,
  operators,
} from './filter.ts';
import type { Condition, Sql } from './sql.ts';

const COMPARISONS = { eq: '=', ne: '<>', gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

/** Where the rows are that are filtered: in a list, or related to one of it. */
type Alias = 't' | 'r';

/** The filter as a condition, as of a moment; an empty filter holds for every row. */
export function conditionOf(
  filter: FilterInput,
  fields: FilterFields,
  now: Date,
  alias: Alias = 't',
): Condition {
  return (sql) => {
    const parts = entries(filter).map(([name, value]) =>
      part(name, value, { fields, now, alias }, sql),
    );
    return parts.length ? `(${parts.join(' and ')})` : 'true';
  };
}

interface Of {
  fields: FilterFields;
  now: Date;
  alias: Alias;
}

function part(name: string, value: unknown, { fields, now, alias }: Of, sql: Sql): string {
  const inner = (one: unknown) => conditionOf(one as FilterInput, fields, now, alias)(sql);
  const each = () => (value as FilterInput[]).map(inner);
  if (name === 'and') return each().join(' and ') || 'true';
  if (name === 'or') return `(${each().join(' or ') || 'false'})`;
  if (name === 'not') return `(not ${inner(value)})`;
  const field = fieldOf(name, fields);
  if ('sqlOf' in field) return field.sqlOf(value as number, sql, now);
  if ('sql' in field) return value === true ? field.sql(sql, now) : `(not ${field.sql(sql, now)})`;
  if ('table' in field) return related(field, value as FilterInput, now, sql);
  const comparisons = operators(value as Operators, field).map((one) =>
    comparison(field, alias, one, sql),
  );
  return comparisons.join(' and ') || 'true';
}

/** Of related rows the policy of their table shows the viewer's alone: others say nothing, neither for nor against. */
function related(field: RelationField, value: FilterInput, now: Date, sql: Sql): string {
  const { table, own, other, fields, isMany } = field;
  const found = (filter: unknown) => {
    const condition = conditionOf(filter as FilterInput, fields, now, 'r')(sql);
    return `exists (select from ${table} r where r.${other} = t.${own} and ${condition})`;
  };
  if (!isMany) return found(value);
  const asked = entries(value).map(([how, one]) =>
    how === 'none' ? `(not ${found(one)})` : found(one),
  );
  return asked.join(' and ') || 'true';
}

/** As the values come: compared with a column that holds less, one beyond it is still larger or smaller than all. */
const CASTS = { text: 'text', moment: 'timestamptz', integer: 'integer', day: 'date' } as const;

function comparison(
  { column: name, type, readIn }: ColumnField,
  alias: Alias,
  [operator, operand]: Comparison,
  sql: Sql,
): string {
  const column = readIn ? `case when ${readIn(sql)} then t.${name} end` : `${alias}.${name}`;
  // A list takes its type from the column otherwise: one that holds less would refuse what is beyond it.
  const list = () => `${sql.value(operand)}${type === 'integer' ? '::integer[]' : ''}`;
  if (operator === 'in') return `${column} = any(${list()})`;
  if (operator === 'notIn') return `${column} <> all(${list()})`;
  if (operator === 'isNull') return `${column} is ${operand === true ? '' : 'not '}null`;
  return `${column} ${COMPARISONS[operator]} ${sql.value(operand)}::${CASTS[type]}`;
}
