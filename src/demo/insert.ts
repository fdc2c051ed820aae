/** Rows in bulk, as fast as one statement a thousand can be. */
import type pg from 'pg';
import type { Tables } from '../engine/database/tables.ts';

const CHUNK = 2_000;

/** Inserts rows of one shape; their properties become columns by the entity's metadata. */
export async function insertRows<T extends object>(
  client: pg.Client,
  tables: Tables,
  entity: abstract new () => T,
  rows: readonly T[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const table = tables.of(entity);
  const { name } = table;
  const columns = Object.keys(first).map((property) => [property, table.column(property)] as const);
  const list = columns.map(([, one]) => one).join(', ');
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows
      .slice(at, at + CHUNK)
      .map((row) => Object.fromEntries(columns.map(([from, to]) => [to, row[from as keyof T]])));
    await client.query(
      `/* demo.insertRows */ insert into ${name} (${list})
       select ${list} from jsonb_populate_recordset(null::${name}, $1)`,
      [JSON.stringify(chunk)],
    );
  }
}
