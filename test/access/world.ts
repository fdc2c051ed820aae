/** All rows of the demo, read past every policy, and random viewers of it. */
import type { Role } from '../../src/engine/access/roles.ts';
import type { Random } from '../../src/demo/random.ts';
import type { TestHub } from '../support/hub.ts';
import type { GrantOf } from '../support/office.ts';
import type { Given, PlaceRow, StepOf, StepRow, World } from './oracle.ts';

/** The day of the tests; the hub's clock is set to its noon. */
export const TODAY = '2026-11-21';
export const NOON = new Date('2026-11-21T04:00:00Z');

/** What the demo has too little of: resources that are not listed, deltas that wait to be folded. */
export async function enrich({ sql }: TestHub): Promise<void> {
  await sql(`update resource set state = 'PAUSED' where id in (
    select id from resource where open_to = 'PARTNERS' order by id limit 15)`);
  await sql(
    `update claim set reason = '致电张三 ' || number, override_reason = '李四同意 ' || number`,
  );
  await sql(`update agreement set reason = '王五说明 ' || number`);
  await sql(`update resource set description = '联系人赵六 ' || number, pending_title = '待审 ' || number,
    pending_description = '待审说明 ' || number`);
  // Those that hang on a building: a screen is told its community.
  await sql(`update resource r set place_id = p.id, path = p.path
    from (select id, path, row_number() over (order by path) as n from place where kind = 'BUILDING') p,
      (select id, row_number() over (order by id) as n from resource) k where k.id = r.id and k.n % 4 = 0 and k.n * 7 = p.n`);
  // Those of grids, which screens are told their community of; and a reason for each.
  await sql(`update project r set place_id = p.id, path = p.path
    from (select id, path, row_number() over (order by path) as n from place where kind = 'GRID') p,
      (select id, row_number() over (order by id) as n from project) k where k.id = r.id and k.n % 6 = 0 and k.n * 2 = p.n`);
  await sql(`update project set reason = '致电钱七 ' || number`);
  // Secretaries of communities that lead one of the street's.
  await sql(`update project r set place_id = a.id, path = a.path from place p join place a on a.id = p.parent_id
    where p.id = r.place_id and r.kind = 'SECRETARY' and p.kind in ('COMMUNITY', 'VILLAGE') and r.number ~ '[05]$'`);
  // Of a unit's agreements one in four is over, one not yet begun, one terminated.
  await sql(`update agreement a set
      state = case n % 4 when 2 then 'TERMINATED' else 'ACTIVE' end,
      valid_from = case n % 4 when 1 then date '2026-12-01' else valid_from end,
      valid_until = case n % 4 when 0 then date '2026-11-20' when 1 then date '2027-12-01' else date '2026-11-21' end
    from (select id, row_number() over (order by id) as n from agreement
      where supersedes_id is null and superseded_by_id is null) k where k.id = a.id`);
  await openInPart(sql);
  // Of one parent a single small count, of the next two, of the others none.
  await sql(`update party_organisation o set member_count = 3 from (
      select id, row_number() over (partition by parent_id order by code) as i,
        dense_rank() over (order by parent_id) as p from party_organisation where parent_id is not null) k
    where k.id = o.id and k.i <= k.p % 3`);
  // Somebody without a post, of a place or of a unit; and two rows of one person.
  await sql(`insert into person (id, name, place_id, path, unit_id)
    select 'person_' || substr(p.id, 7), '示范' || p.code, p.id, p.path, u.id
    from (select *, row_number() over (order by id) as n from place where kind in ('GRID', 'COMMUNITY')) p
      left join (select id, row_number() over (order by id) as n from partner_unit) u on p.n % 2 = 0 and u.n = p.n % 40 + 1
    where p.n % 3 = 0`);
  await sql(
    `update person set merged_into_id = (select max(id) from person) where id = (select min(id) from person)`,
  );
  // Seats that are over or not yet begun.
  await sql(`update seat s set valid_from = case n % 5 when 0 then date '2026-12-01' else s.valid_from end,
      valid_until = case n % 5 when 1 then date '2026-11-20' when 2 then date '2026-11-21' end
    from (select id, row_number() over (order by id) as n from seat) k where k.id = s.id`);
  await sql(`update meeting set minutes = '纪要 ' || number where minutes is not null`);
  // Agreements that rest on decisions of their place, or of the one above it.
  await sql(`update agreement a set decision_id = d.id
    from (select distinct on (path) id, path from decision order by path, id) d,
      (select id, row_number() over (order by id) as n from agreement) k where k.id = a.id and k.n % 3 > 0 and a.path ^@ d.path`);
  // Walls of every level, each with an account, a grant and a token of its own.
  await sql(`with wall as (
      select 'w' || right(p.id, 25) as key, p.id, p.path, (row_number() over (order by p.path)) % 3 as n from place p
      where p.kind in ('DISTRICT', 'STREET') or (p.kind = 'COMMUNITY' and p.code like '%005')),
    account as (insert into account (id, name) select 'account_' || key, '大屏' from wall),
    granted as (insert into access_grant (id, account_id, role, place_id, path, valid_from)
      select 'grant_' || key, 'account_' || key, 'SCREEN', id, path, '2026-01-01' from wall),
    token as (insert into token (id, account_id, label, hash, expires_at, revoked_at)
      select 'token_' || key, 'account_' || key, '大屏', encode(sha256(key::bytea), 'hex'),
        case n when 1 then timestamptz '2026-11-01' else '2027-11-01' end,
        case n when 2 then timestamptz '2026-11-02' end from wall)
    insert into screen_link (id, label, place_id, path, account_id, grant_id, token_id, page, hash, exchanged_at)
      select 'screen_link_' || key, '大屏', id, path, 'account_' || key, 'grant_' || key, 'token_' || key,
        case n when 0 then 'wall.html' end, encode(sha256(('link' || key)::bytea), 'hex'),
        case n when 0 then timestamptz '2026-11-03' end from wall`);
  // Figures of streets and communities, in every state.
  await sql(`with report as (
    insert into figure_report (id, metric, place_id, path, value, qualifier, reported_on, source, state)
      select 'figure_report_' || right(id, 26), 'GRID_WORKERS', id, path, 1, 'EQ', '2026-01-01', '年报',
        (array['ENTERED', 'CONFIRMED', 'WITHDRAWN'])[1 + row_number() over (order by path) % 3]
      from place where kind in ('STREET', 'COMMUNITY') returning id, state, created_at)
    insert into figure_report_step (id, figure_report_id, version, at, command, actor, role, to_state)
      select 'step_' || id, id, 1, created_at, 'reportFigure', '演示', 'INTEGRATION', state from report`);
  await sql(`insert into audit (id, kind, what, path)
    select 'audit_' || number, 'COMMAND', 'reportNeed', case when number like '%00' then null else path end
    from need where number like '%0'`);
  await sql(`insert into need_count_delta (path, state, count)
    select path, 'LISTED', n from need, (values (1), (-1)) v (n) where number like '%7'`);
}

/** Of agreements in force some open lists, categories or places below alone; and each side has drafts, here and there. */
async function openInPart(sql: TestHub['sql']): Promise<void> {
  await sql(`update agreement a set
      direction = case k.n % 8 when 0 then 'UNIT_TO_PLACE' when 1 then 'PLACE_TO_UNIT' else 'MUTUAL' end,
      opened_lists = case k.n % 8 when 0 then '{NEEDS}' when 1 then '{RESOURCES}' else '{NEEDS,RESOURCES}' end::text[],
      opened_categories = case when k.n % 8 = 2 or k.n % 16 = 0 then '{ELDERLY_CARE,PUBLIC_FACILITY,ENVIRONMENT}'::text[] end,
      opened_place_ids = case when k.n % 8 = 3 then (
        select array_agg(p.id) from (
          select id from place p where p.path ^@ a.path and p.path <> a.path and p.kind in ('COMMUNITY', 'VILLAGE')
          order by p.path limit 2) p) end
    from (select id, row_number() over (order by id) as n from agreement
      where state = 'ACTIVE' and valid_from <= '2026-11-21' and valid_until >= '2026-11-21') k
    where k.id = a.id`);
  // Such as are in no agreement's, wherever one opens something.
  await sql(
    `update need set visibility = 'INTERNAL' where state = 'LISTED' and number ~ '[05]$' and visibility = 'PARTNERS'`,
  );
  await sql(`insert into agreement (id, number, unit_id, place_id, path, title, state, proposed_by, valid_from, valid_until)
    select left(id, -6) || 'draft' || n % 2, 'D' || number, unit_id, place_id, path, '草稿', 'DRAFT',
      case n % 2 when 0 then 'PLACE' else 'UNIT' end, valid_from, valid_until
    from (select *, row_number() over (order by id) as n from agreement) a where n % 3 = 0`);
  await sql(`insert into agreement_step (id, agreement_id, version, at, command, actor, role, to_state)
    select 'step_' || id, id, 1, created_at, 'draftAgreement', '演示', 'STREET_ADMIN', state
    from agreement where state = 'DRAFT'`);
}

export async function readWorld(hub: TestHub): Promise<World> {
  const { sql } = hub;
  const all = <T extends object>(table: string) =>
    sql<T & Record<string, unknown>>(`select * from ${table}`);
  const [places, needs, claims, resources, units, organisations, steps] = await Promise.all([
    all<PlaceRow>('place'),
    all<World['needs'][number]>('need'),
    all<World['claims'][number]>('claim'),
    all<World['resources'][number]>('resource'),
    all<World['units'][number]>('partner_unit'),
    all<World['organisations'][number]>('party_organisation'),
    sql<StepRow & Record<string, unknown>>(
      'select need_id, version, actor from need_step order by need_id, version',
    ),
  ]);
  const stepsOf = (noun: string) =>
    sql<StepOf & Record<string, unknown>>(`select ${noun}_id as of, version from ${noun}_step`);
  const agreements = await sql<World['agreements'][number] & Record<string, unknown>>(
    'select *, valid_from::text as valid_from, valid_until::text as valid_until from agreement',
  );
  const appointments = await sql<World['appointments'][number] & Record<string, unknown>>(
    'select *, valid_from::text as valid_from, valid_until::text as valid_until from appointment',
  );
  const secretaries = await heldBy(hub, 'party_organisation_id', `'SECRETARY', 'GROUP_LEADER'`);
  const holders = await heldBy(hub, 'building_post_id', `'POST_HOLDER'`);
  return {
    places,
    needs,
    needById: new Map(needs.map((one) => [one.id, one])),
    claims,
    resources,
    agreements,
    units,
    organisations: organisations.map((one) => ({
      ...one,
      secretary_name: secretaries.get(one.id) ?? null,
    })),
    people: await all<World['people'][number]>('person'),
    appointments,
    seats: await sql<World['seats'][number] & Record<string, unknown>>(
      'select *, valid_from::text as valid_from, valid_until::text as valid_until from seat',
    ),
    meetings: await all<World['meetings'][number]>('meeting'),
    attendances: await all<World['attendances'][number]>('attendance'),
    agendaItems: await all<World['agendaItems'][number]>('agenda_item'),
    decisions: await all<World['decisions'][number]>('decision'),
    matters: await all<World['matters'][number]>('matter'),
    meetingSteps: await stepsOf('meeting'),
    decisionSteps: await stepsOf('decision'),
    projects: await all<World['projects'][number]>('project'),
    projectNeeds: await all<World['projectNeeds'][number]>('project_need'),
    projectResources: await all<World['projectResources'][number]>('project_resource'),
    projectSteps: await stepsOf('project'),
    civicBodies: await all<World['civicBodies'][number]>('civic_body'),
    terms: await all<World['terms'][number]>('term'),
    venues: await all<World['venues'][number]>('venue'),
    figureReports: await all<World['figureReports'][number]>('figure_report'),
    figureReportSteps: await stepsOf('figure_report'),
    serviceItems: await all<World['serviceItems'][number]>('service_item'),
    delegatedFunctions: await all<World['delegatedFunctions'][number]>('delegated_function'),
    steps: Map.groupBy(steps, (one) => one.need_id),
    claimSteps: await stepsOf('claim'),
    agreementSteps: await stepsOf('agreement'),
    resourceSteps: await stepsOf('resource'),
    posts: (await all<World['posts'][number]>('building_post')).map((one) => ({
      ...one,
      holder_name: holders.get(one.id) ?? null,
    })),
    placeCodes: (await sql<{ code: string }>('select code from place_code')).map(
      ({ code }) => code,
    ),
    counts: await all<World['counts'][number]>('need_count'),
    deltas: await sql<{ id: string; path: string }>(
      'select ctid::text as id, path from need_count_delta',
    ),
    audits: await all<World['audits'][number]>('audit'),
    ...(await readAccounts(hub)),
    today: TODAY,
  };
}

/** The name of who holds one of the posts today, by what it is held on. */
async function heldBy({ sql }: TestHub, column: string, posts: string) {
  const rows = await sql<{ of: string; name: string }>(
    `select a.${column} as of, p.name from appointment a join person p on p.id = a.person_id
     where a.${column} is not null and a.post in (${posts}) and a.valid_from <= $1
       and (a.valid_until is null or a.valid_until >= $1)`,
    [TODAY],
  );
  return new Map(rows.map(({ of, name }) => [of, name]));
}

/** Who there is now: tests make viewers of rows that they have read before. */
export async function readAccounts({
  sql,
}: TestHub): Promise<Pick<World, 'grants' | 'tokens' | 'screenLinks'>> {
  return {
    grants: await sql<World['grants'][number] & Record<string, unknown>>(
      'select * from access_grant',
    ),
    tokens: await sql<World['tokens'][number] & Record<string, unknown>>('select * from token'),
    screenLinks: await sql<World['screenLinks'][number] & Record<string, unknown>>(
      'select * from screen_link',
    ),
  };
}

/** Where each role is granted, and how often it comes. */
const KINDS: [Role, string[], number][] = [
  ['DISTRICT_ADMIN', ['DISTRICT'], 1],
  ['STREET_ADMIN', ['STREET', 'TOWN'], 3],
  ['COMMUNITY_SECRETARY', ['COMMUNITY', 'VILLAGE'], 4],
  ['COMMUNITY_STAFF', ['COMMUNITY', 'VILLAGE'], 3],
  ['GRID_WORKER', ['GRID'], 2],
  ['UNIT_LIAISON', [], 8],
  ['SCREEN', ['DISTRICT', 'STREET', 'COMMUNITY'], 4],
  ['AUDITOR', ['DISTRICT', 'STREET'], 2],
  ['INTEGRATION', ['STREET'], 1],
];

/** One or two grants, now and then three, and sometimes nobody. */
export function someViewer(world: World, random: Random): Given[] {
  if (random.chance(0.06)) return [];
  const count = random.chance(0.7) ? 1 : random.whole(2, 3);
  return Array.from({ length: count }, () => someGrant(world, random));
}

function someGrant(world: World, random: Random): Given {
  const bag = KINDS.flatMap(([role, kinds, weight]) =>
    Array.from({ length: weight }, () => [role, kinds] as const),
  );
  const [role, kinds] = random.pick(bag);
  if (role === 'UNIT_LIAISON') return { role, unit: random.pick(world.units) };
  // Where there are needs: a grant on an empty grid says little.
  const { path } = random.pick(world.needs);
  const places = world.places.filter((one) => kinds.includes(one.kind));
  return { role, place: places.find((one) => path.startsWith(one.path)) ?? random.pick(places) };
}

/** The viewer's token; null for nobody. */
export async function tokenOf(hub: TestHub, given: Given[]): Promise<string | null> {
  if (given.length === 0) return null;
  const grants: GrantOf[] = given.map(({ role, place, unit }) => ({
    role: role as Role,
    ...(place && { place }),
    ...(unit && { unit }),
  }));
  return (await hub.office.account(...grants)).token;
}
