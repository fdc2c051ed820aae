/** Two hundred thousand needs over the demo's grids, for statements that must not grow with the list. */
import type { TestHub } from './hub.ts';

export const MANY = 200_000;

/** Written past the journal and the counters: only the rows and their indexes matter here. */
export async function addManyNeeds({ sql }: TestHub, many = MANY): Promise<void> {
  const statements = [
    'alter table need disable trigger user',
    'drop index need_pieces',
    `insert into need (id, number, title, description, category, scale, urgency, place_id, path, visibility,
       quantity, unit_of_measure, deadline, state, created_at, updated_at)
     select 'need_many' || lpad(n::text, 8, '0'), 'M' || n,
       (array['楼道照明','路面坑洼','助老送餐','暖气不热','噪声扰民','消防通道','绿化补种','雨水倒灌'])[1 + n % 8]
         || (array['维修','处理','协调','排查','咨询'])[1 + (n / 8) % 5] || case when n % 1999 = 0 then '急盼' else '' end,
       '演示第' || n || '件', (array['PUBLIC_FACILITY','ENVIRONMENT','ELDERLY_CARE','OTHER'])[1 + n % 4],
       'ORDINARY', 'ORDINARY', p.id, p.path, 'PARTNERS', 1 + n % 9, '件',
       now() + interval '1 day', (array['LISTED','REJECTED','REJECTED','CLAIMED'])[1 + n % 4],
       now() - n * interval '100 seconds', now() - n * interval '50 seconds'
     from generate_series(1, ${many}) n
     join (select id, path, row_number() over (order by code) as i, count(*) over () as of
           from place where kind = 'GRID') p on p.i = 1 + n % p.of`,
    `create index need_pieces on need using gin (search_pieces(words))`,
    'alter table need enable trigger user',
    `insert into claim (id, number, need_id, unit_id, path, quantity, origin, state, created_at)
     select 'claim_many' || n, 'MC' || n, 'need_many' || lpad(n::text, 8, '0'), u.id, u.path, 1, 'UNIT_BID',
       'PROPOSED', now() - n * interval '1 second'
     from generate_series(1, ${many / 4}) n
     join (select id, path, row_number() over (order by code) as i from partner_unit) u on u.i = 1 + n % 40`,
    'analyze',
  ];
  await sql(
    [
      'begin',
      'set local role gridhub_owner',
      'set local statement_timeout = 0',
      ...statements,
      'commit',
    ].join(';'),
  );
}
