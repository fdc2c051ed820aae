/** Places above the copies of the district. */
import type pg from 'pg';

/** Adds them for the copies that `makeCopies` has noted. */
export async function addUpperPlaces(client: pg.Client): Promise<void> {
  await client.query(UPPER);
}

/** Cities and provinces: eight districts are a city, eight cities a province. */
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
