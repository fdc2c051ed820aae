/** The copies of the demo district: how each differs from it, and which needs it has. For one transaction. */
import type pg from 'pg';
import type { Kind } from './growth-tables.ts';

/** Keys of a copy's places begin with its number times this: more than there are places in a district. */
const KEYS_PER_COPY = 46_656;

/** Claims of the one unit that has agreements in many districts. */
const CLAIMS_OF_WIDE_UNIT = 6_900;

/** Leaves the tables `copy`, `tail`, `chosen` and `wide`: all needs are chosen where lists grow, two in five where districts do. */
export async function makeCopies(client: pg.Client, kind: Kind, copies: number): Promise<void> {
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
