/**
 * The statement of a count, for one part or for many at once.
 * Invariant: requests with the same key differ in their part alone.
 */
import { type Part, endsOf, partsOf, valuesOf, within } from './part.ts';
import { type RowWay, rowsOf, waysOf } from './rows-of.ts';
import { type Condition, Sql } from './sql.ts';

export interface CountRequest {
  /** Absent: of the whole table. */
  part?: Part | undefined;
  /** Rows of any of these, none of none; absent: whatever the conditions let pass. */
  anyOf?: readonly RowWay[] | undefined;
  conditions: readonly Condition[];
}

/** Where no way leads to a row nothing need be asked. */
export function isNothing({ anyOf }: Pick<CountRequest, 'anyOf'>): boolean {
  return anyOf?.length === 0;
}

export interface Prepared {
  text: (many: boolean) => string;
  /** The values behind those of the part. */
  values: unknown[];
  part: Part | undefined;
  /** Requests with the same key are one statement. */
  key: string;
}

/** @param most counts so many rows of each at most */
export function prepare(
  table: string,
  { part, anyOf, conditions }: CountRequest,
  most: number | undefined,
): Prepared {
  const sql = new Sql();
  const placeholders = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const given = valuesOf(part, sql);
  const ways = waysOf(anyOf, sql);
  const filters = conditions.map((condition) => condition(sql));
  const count = (ends: readonly string[]) => {
    const rows = rowsOf(table, ways, undefined, { part, ends });
    const where = [...(part ? within(part, ends, given) : []), ...filters].join(' and ') || 'true';
    if (most === undefined) return `select count(*)::integer as count from ${rows} where ${where}`;
    return `select count(*)::integer as count from (select from ${rows} where ${where} limit ${most}) t`;
  };
  const text = (many: boolean) => {
    if (!many) return count(placeholders);
    const parts = partsOf(placeholders);
    return `select (${count(parts.ends)}) as count from ${parts.text} order by k.i`;
  };
  const values = sql.values.slice(placeholders.length);
  return { text, values, part, key: JSON.stringify([text(part !== undefined), values]) };
}
