/**
 * Growth: the demo district many times over, for measuring far beyond it. Copies are made set-wise in one transaction,
 * past triggers, keys and indexes; what those would have done is done for all rows at once, so that counters equal
 * lists and the journal tells of every row, as if each had been written by itself.
 */
import type pg from 'pg';
import { openClient } from '../engine/database/connect.ts';
import { StartError } from '../errors.ts';
import { type Column, COPIED, type Kind, copyStatement } from './growth-rows.ts';

export interface Growth {
  /** Needs in the district, about so many: one that was merged goes along with the one it was merged into. */
  needs?: number;
  /** Or so many districts beside it. */
  districts?: number;
}

/** A nation of two million places and a million needs, in districts like that of the demo. */
export const DISTRICTS_OF_NATION = 496;

/** Keys of a copy's places begin with its number times this: more than there are places in a district. */
const KEYS_PER_COPY = 46_656;

/** Claims of the one unit that has agreements in many districts. */
const CLAIMS_OF_WIDE_UNIT = 6_900;

/**
 * Grows the demo district, which the database must hold and nothing else.
 * @throws StartError where it does not, or has grown already
 */
export async function grow(
  url: string,
  growth: Growth,
  say: (line: string) => void = () => {},
): Promise<void> {
  const client = await openClient(url, 'gridhub_owner');
  try {
    await client.query('set statement_timeout = 0');
    await client.query('set idle_in_transaction_session_timeout = 0');
    await client.query('begin');
    await growWithin(client, growth, say);
    await client.query('commit');
    await fold(client);
    say('tidying up …');
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

async function growWithin(client: pg.Client, growth: Growth, say: (line: string) => void) {
  await client.query(
    `set local work_mem = '256MB'; set local maintenance_work_mem = '512MB';
     set local synchronous_commit = off`,
  );
  await checkDemo(client);
  const kind: Kind = growth.districts === undefined ? 'lists' : 'district';
  const copies = growth.districts ?? (await copiesFor(client, growth.needs ?? 0));
  if (copies < 1) return;
  await client.query(`insert into hub_fact (name, value) values ('growth', $1)`, [
    JSON.stringify(growth),
  ]);
  await makeCopies(client, kind, copies);
  const tables = Object.keys(COPIED[kind]);
  const putBack = await takeAway(client, tables);
  if (kind === 'district') await client.query(UPPER);
  for (const table of tables) {
    const { rowCount } = await client.query(
      copyStatement(kind, table, await columnsOf(client, table)),
    );
    say(`${table}: ${rowCount} rows`);
    await tell(client, table);
  }
  say('indexes and keys …');
  await client.query(putBack);
  await client.query(
    `/* demo.grow */ insert into need_count_delta (path, state, count)
     select path, state, count(*) from need where ${NEW} group by path, state`,
  );
  await client.query('select tally_anew()');
}

/** Rows of this transaction. */
const NEW = `xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296`;

async function checkDemo(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ facts: string[] | null }>(
    `select array_agg(name) as facts from hub_fact where name in ('demo', 'growth')`,
  );
  const facts = rows[0]?.facts ?? [];
  if (!facts.includes('demo'))
    throw new StartError('The database does not hold the demo district: growth begins with it.');
  if (facts.includes('growth'))
    throw new StartError('The database has grown already: take one with the demo district alone.');
}

async function copiesFor(client: pg.Client, needs: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*) from need');
  const [{ count } = { count: 1 }] = rows;
  return Math.ceil(needs / count) - 1;
}

/** What copies differ in, and which needs a copy has: all where the lists grow, two in five where districts do. */
async function makeCopies(client: pg.Client, kind: Kind, copies: number): Promise<void> {
  await client.query(BASE36);
  await client.query(copyTable(copies));
  await client.query(TAILS);
  const share = kind === 'district' ? `and right(number, 1) < '4'` : '';
  await client.query(
    `create temporary table chosen on commit drop as
       select id, merged_into_id from need where state <> 'MERGED' ${share};
     insert into chosen select id, merged_into_id from need
       where state = 'MERGED' ${share} and merged_into_id in (select id from chosen);
     create temporary table wide on commit drop as
       select c.unit_id, ceil(${CLAIMS_OF_WIDE_UNIT}.0 / count(*)) as copies from claim c
       join chosen k on k.id = c.need_id group by c.unit_id order by count(*) desc, c.unit_id limit 1;
     analyze copy, tail, chosen`,
  );
  if (kind === 'lists') return;
  await client.query(`select setval('place_key_sequence', ${KEYS_PER_COPY * (copies + 1)})`);
}

const BASE36 = `create function pg_temp.base36(n bigint) returns text language plpgsql as $$
  declare digits text := '';
  begin
    while n > 0 loop
      digits := substr('0123456789abcdefghijklmnopqrstuvwxyz', (n % 36)::integer + 1, 1) || digits;
      n := n / 36;
    end loop;
    return digits;
  end $$`;

/** Eight districts are a city, eight cities a province. */
function copyTable(copies: number): string {
  return `create temporary table copy on commit drop as
    select n, pg_temp.base36(n) as code, 'zz' || lpad(n::text, 4, '0') as mark,
      (n * 7919 % 43200) * interval '1 second' as earlier,
      left(city.id, -6) || 'zy' || lpad(((n - 1) / 8)::text, 4, '0') as city_id,
      pg_temp.base36(((n - 1) / 64 * 64 + 1) * ${KEYS_PER_COPY} + 46001) || '.'
        || pg_temp.base36(((n - 1) / 8 * 8 + 1) * ${KEYS_PER_COPY} + 46000) || '.' as path
    from generate_series(1, ${copies}) n, (select id from place where kind = 'CITY' limit 1) city`;
}

/** How paths go on from the district: each key is that of a copy when the copy's number stands in front. */
const TAILS = `create temporary table tail on commit drop as
  select p.path, (
    select string_agg('@' || lpad(key, 3, '0'), '.' order by i) || '.'
    from unnest(string_to_array(rtrim(p.path, '.'), '.')) with ordinality k (key, i) where i > d.depth) as tail
  from place p,
    (select path, length(path) - length(replace(path, '.', '')) - 1 as depth from place where kind = 'DISTRICT') d
  where p.path ^@ d.path`;

/** Cities and provinces above the copies. */
const UPPER = `with above as (
    select c.*, left(c.city_id, -4) as city, (c.n - 1) / 8 as city_n, (c.n - 1) / 64 as province_n,
      split_part(c.path, '.', 1) || '.' as province_path
    from copy c where (c.n - 1) % 8 = 0
  ), provinces as (
    insert into place (id, code, kind, name, path, is_demo)
    select left(city_id, -6) || 'zx' || lpad(province_n::text, 4, '0'), '99' || lpad(province_n::text, 2, '0'),
      'PROVINCE', '示范省' || province_n + 1, province_path, true
    from above where (n - 1) % 64 = 0
  )
  insert into place (id, code, kind, name, parent_id, path, is_demo)
  select city_id, '98' || lpad(city_n::text, 4, '0'), 'CITY', '示范市' || city_n + 1,
    left(city_id, -6) || 'zx' || lpad(province_n::text, 4, '0'), path, true
  from above`;

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
     order by attnum`,
    [table],
  );
  return rows;
}

/**
 * What costs each row, taken away from the tables; the statements that put it back, which look at all rows at once.
 * References are proven anew when they come back.
 */
async function takeAway(client: pg.Client, tables: readonly string[]): Promise<string> {
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

/** The journal's rows of a table, as its trigger would have written them; none where it has no such trigger. */
async function tell(client: pg.Client, table: string): Promise<void> {
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

/** Until nothing waits to be folded, however much one call takes. */
async function fold(client: pg.Client): Promise<void> {
  let left = 1;
  while (left > 0) {
    await client.query('select fold_need_counts()');
    const { rows } = await client.query<{ left: number }>(
      'select count(*) as left from (select from need_count_delta limit 1) d',
    );
    left = rows[0]?.left ?? 0;
  }
}
