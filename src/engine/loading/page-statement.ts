/**
 * The statement of a page: a keyset window under its conditions, for one part or for many at once.
 * Invariant: requests with the same key differ in their part alone.
 */
import type { Snapshot } from '../database/snapshot.ts';
import type { Statement } from '../database/statement.ts';
import { type OrderColumns, behind, orderText, reversed, withTieBreak } from './order.ts';
import type { PageRequest } from './page.ts';
import { readCursor } from './page-cursor.ts';
import { type Part, endsOf, isPreparable, partsOf, valuesOf, within } from './part.ts';
import { rowsOf, waysOf } from './rows-of.ts';
import { Sql } from './sql.ts';

export interface Prepared {
  statement: (many: boolean) => Statement;
  /** The values behind those of the part. */
  values: unknown[];
  part: Part | undefined;
  /** Requests with the same key are one statement. */
  key: string;
}

/** @throws BAD_USER_INPUT for a broken cursor */
export function prepare(
  reads: Snapshot,
  name: string,
  entity: abstract new () => object,
  request: PageRequest,
): Prepared {
  const { part, window } = request;
  const forward = withTieBreak(request.order);
  const order = window.isFromEnd ? reversed(forward) : forward;
  const sql = new Sql();
  const placeholders = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const given = valuesOf(part, sql);
  const ways = waysOf(request.anyOf, sql);
  const conditions = request.conditions.map((condition) => condition(sql));
  const isBehind =
    window.cursor === null
      ? undefined
      : behind(order, readCursor(forward, window.cursor, window.argument))(sql);
  const limit = sql.value(window.size + 1);
  const table = reads.table(entity).name;
  const columns = reads.columns(entity, ...forward.map((term) => term.property));
  const tail = (columns?: OrderColumns) => `order by ${orderText(order, columns)} limit ${limit}`;
  const select = (ends: readonly string[]) => {
    const where = (columns?: OrderColumns) =>
      [
        ...(part ? within(part, ends, given) : []),
        ...conditions,
        ...(isBehind ? [isBehind(columns)] : []),
      ].join(' and ') || 'true';
    // Each way stops by itself where it has filled the page.
    const rest = (of?: OrderColumns) => ` and ${where(of)} ${tail(of)}`;
    const rows = rowsOf(table, ways, rest, { part, ends });
    return `select ${columns} from ${rows} where ${ways ? 'true' : where()} ${tail()}`;
  };
  // The lateral join hands each page on in its own order; nothing sorts behind it.
  const textOfMany = () => {
    const { text, ends } = partsOf(placeholders);
    return `select k.i::integer as page_of, p.* from ${text} cross join lateral (${select(ends)}) p`;
  };
  const statement = (many: boolean): Statement => ({
    name,
    text: many ? textOfMany() : select(placeholders),
    isPrepared: isPreparable(part),
  });
  const values = sql.values.slice(placeholders.length);
  const key = JSON.stringify([statement(part !== undefined).text, values]);
  return { statement, values, part, key };
}
