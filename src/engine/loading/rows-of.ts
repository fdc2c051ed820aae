/**
 * Where the rows of a list are read: in its table, or by several ways to them, each of which the database follows with an
 * index of its own and stops where the page is full. An `or` of the same conditions is looked for row by row.
 * Invariant: no row comes twice, however many ways lead to it.
 */
import type { Condition, Sql } from './sql.ts';

/** The ways as conditions on the alias t, each without the rows of those before it. */
export function waysOf(anyOf: readonly Condition[] | undefined, sql: Sql): string[] | undefined {
  const ways = anyOf?.map((one) => `(${one(sql)})`);
  return ways?.map((way, i) =>
    [way, ...ways.slice(0, i).map((other) => `${other} is not true`)].join(' and '),
  );
}

/**
 * What stands behind `from`, with the alias t: rows of any of the ways, of none where there is none; without ways the table.
 * @param rest what is asked of each way besides: conditions, an order, a limit
 */
export function rowsOf(table: string, ways: readonly string[] | undefined, rest = ''): string {
  if (!ways) return `${table} t`;
  const parts = ways.length === 0 ? ['false'] : ways;
  return `(${parts.map((way) => `(select t.* from ${table} t where ${way}${rest})`).join(' union all ')}) t`;
}
