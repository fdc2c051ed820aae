/** Tables without what costs each row that is added, for as long as very many are. */
import type pg from 'pg';

/**
 * What costs each row, taken away from the tables; the statements that put it back, which look at all rows at once.
 * References are proven anew when they come back.
 */
export async function takeAway(client: pg.Client, tables: readonly string[]): Promise<string> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `select format('alter table %s disable trigger user', t) as away,
            format('alter table %s enable trigger user', t) as back, 3 as i
       from unnest($1::regclass[]) t
     union all
     select format('alter table %s drop constraint %I', conrelid::regclass, conname),
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)), 2
       from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 1
       from pg_index i where indrelid = any($1::regclass[])
         and not exists (select from pg_constraint where conindid = i.indexrelid)
     order by i`,
    [tables],
  );
  await client.query(rows.map(({ away }) => away).join(';'));
  return rows.map(({ back }) => back).join(';');
}
