/**
 * Where the rows of a list are read: in its table, or by several ways to them, each of which the database follows with an
 * index of its own and stops where the page is full. An `or` of the same conditions is looked for row by row.
 * Invariant: no row comes twice, however many ways lead to it.
 */
import { PART_FROM, PART_TO, pathsOfPart, type Part } from './part.ts';
import type { Condition, Sql } from './sql.ts';

/** A way by another table, which has the list's order: joined to the alias t by this condition it gives each row once at most. */
export interface JoinedWay {
  /** The table and its alias. */
  table: string;
  on: Condition;
  /** Columns of t by the same ones of that table. */
  columns: Readonly<Record<string, string>>;
}

/** A way whose rows are told from others by another condition than the one that finds them. */
export interface FoundWay {
  where: Condition;
  isIn: Condition;
}

/** One way to rows of a list: a condition on the alias t, or another table. */
export type RowWay = Condition | FoundWay | JoinedWay;

/** A way in the making: what it is read from, its condition, and columns that stand for those of t. */
export interface MadeWay {
  from: string;
  where: string;
  columns?: Readonly<Record<string, string>>;
}

/** The ways, each without the rows of those before it. */
export function waysOf(anyOf: readonly RowWay[] | undefined, sql: Sql): MadeWay[] | undefined {
  const before: string[] = [];
  return anyOf?.map((one, i) => {
    const { way, isIn } = madeOf(one, sql);
    const where = [way.where, ...before.map((other) => `${other} is not true`)].join(' and ');
    // Of the last nobody asks it: a value that no text names would be refused.
    if (i < anyOf.length - 1) before.push(isIn());
    return { ...way, where };
  });
}

function madeOf(one: RowWay, sql: Sql): { way: MadeWay; isIn: () => string } {
  if (typeof one === 'function') {
    const where = `(${one(sql)})`;
    return { way: { from: '', where }, isIn: () => where };
  }
  if ('isIn' in one) {
    const where = `(${one.where(sql)})`;
    return { way: { from: '', where }, isIn: () => `(${one.isIn(sql)})` };
  }
  const { table, on, columns } = one;
  const where = on(sql);
  return {
    way: { from: ` cross join ${table}`, where, columns },
    isIn: () => `(select true from ${table} where ${where})`,
  };
}

/** What is asked of each way besides: conditions, an order, a limit; by the columns that it has of another table. */
export type Rest = (columns: MadeWay['columns']) => string;

/**
 * What stands behind `from`, with the alias t: rows of any of the ways, of none where there is none; without ways the table.
 * @param within the part that the list is of, and the texts of its ends: left out, ways go as far as there is anything
 */
export function rowsOf(
  table: string,
  ways: readonly MadeWay[] | undefined,
  rest: Rest = () => '',
  within?: { part: Part | undefined; ends: readonly string[] },
): string {
  if (!ways) return `${table} t`;
  const [from, to] = pathsOfPart(within?.part, within?.ends ?? []);
  const placed = (way: string) =>
    way.replaceAll(PART_FROM, () => from).replaceAll(PART_TO, () => to);
  const all = ways.length === 0 ? [{ from: '', where: 'false' }] : ways;
  const arms = all.map(
    (way) =>
      `(select t.* from ${table} t${way.from} where ${placed(way.where)}${rest(way.columns)})`,
  );
  return `(${arms.join(' union all ')}) t`;
}
