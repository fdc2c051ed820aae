/** The columns of a table, as the catalogue has them. */
import type pg from 'pg';

export interface Column {
  name: string;
  type: string;
}

/** In their order; none that is computed from others. */
export async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
     order by attnum`,
    [table],
  );
  return rows;
}
