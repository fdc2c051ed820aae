/** What triggers would have done for each row that growth adds, done for all rows of its transaction at once. */
import type pg from 'pg';

/** Rows of this transaction. */
const NEW = `xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296`;

/** The journal's rows of a table, as its trigger would have written them; none where it has no such trigger. */
export async function tell(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ personal: string[] }>(
    `select string_to_array(rtrim(encode(tgargs, 'escape'), E'\\\\000'), E'\\\\000') as personal
     from pg_trigger where tgrelid = $1::regclass and tgname = $2`,
    [table, `${table}_journal`],
  );
  const [trigger] = rows;
  if (!trigger) return;
  await client.query(
    `/* demo.grow */ insert into change (kind, row_id, version, path, unit_id, state_after, after, actor, command)
     select '${table}', id, version, path, a ->> 'unit_id', a ->> 'state', a, 'demo', 'grow'
     from ${table} t cross join lateral (select to_jsonb(t) - $1::text[]) i (a) where t.${NEW}`,
    [trigger.personal],
  );
}

/** The counts of the new needs, to be folded. */
export async function countNew(client: pg.Client): Promise<void> {
  await client.query(
    `/* demo.grow */ insert into need_count_delta (path, state, count)
     select path, state, count(*) from need where ${NEW} group by path, state`,
  );
  await client.query('select tally_anew()');
  await client.query('select tally_public_claims_anew()');
  await client.query('select unit_needs_anew()');
}

/** Until nothing waits to be folded, however much one call takes. */
export async function fold(client: pg.Client): Promise<void> {
  let left = 1;
  while (left > 0) {
    await client.query('select fold_need_counts()');
    const { rows } = await client.query<{ left: number }>(
      'select count(*) as left from (select from need_count_delta limit 1) d',
    );
    left = rows[0]?.left ?? 0;
  }
}
