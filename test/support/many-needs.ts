/** Two hundred thousand needs over the demo's grids, and what hangs on them, for statements that must not grow with the list. */
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
  await byOwner(sql, statements);
}

/** Resources, which the many claims draw on, and projects. After the needs. */
export async function addManyBeside({ sql }: TestHub, many = MANY / 10): Promise<void> {
  const grids = `(select id, path, row_number() over (order by code) as i, count(*) over () as of
    from place where kind = 'GRID')`;
  const units = `(select id, row_number() over (order by code) as i from partner_unit)`;
  const tables = ['resource', 'claim', 'project'];
  await byOwner(sql, [
    ...tables.map((table) => `alter table ${table} disable trigger user`),
    `insert into resource (id, number, unit_id, place_id, path, kind, title, description, categories, quantity,
       unit_of_measure, is_inexhaustible, open_to, available_from, available_until, state, created_at)
     select 'resource_many' || n, 'MR' || n, u.id, p.id, p.path, (array['PEOPLE', 'SKILL', 'MONEY'])[1 + n % 3], '演示资源', '',
       '{OTHER}', 100, '件', false, 'PARTNERS', '2020-01-01', '2099-12-31', 'LISTED', now() - n * interval '1 minute'
     from generate_series(1, ${many}) n join ${grids} p on p.i = 1 + n % p.of join ${units} u on u.i = 1 + n % 40`,
    `update claim set resource_id = 'resource_many' || (1 + substr(number, 3)::integer % ${many}) where number like 'MC%'`,
    `insert into project (id, number, kind, title, description, place_id, path, lead_id, lead_unit_id, unit_ids, state, milestones, created_at)
     select 'project_many' || n, 'MP' || n, 'ORDINARY', '演示项目', '', p.id, p.path, l.id, u.id,
       case when u.id is null then '{}' else array[u.id] end, 'PROPOSED',
       '[{"number": 1, "title": "摸排", "dueOn": "2026-01-01", "weight": 1, "doneOn": null}]', now() - n * interval '1 minute'
     from generate_series(1, ${many}) n join ${grids} p on p.i = 1 + n % p.of left join ${units} u on u.i = 1 + n % 400
       cross join (select id from person order by id limit 1) l`,
    ...tables.map((table) => `alter table ${table} enable trigger user`),
    'analyze',
  ]);
}

/** As the owner of the tables, in one transaction that may take its time. */
async function byOwner(sql: TestHub['sql'], statements: readonly string[]): Promise<void> {
  const before = ['begin', 'set local role gridhub_owner', 'set local statement_timeout = 0'];
  await sql([...before, ...statements, 'commit'].join(';'));
}
