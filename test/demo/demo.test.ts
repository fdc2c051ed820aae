/** The demo district: the figures of the domain text, the same rows for the same seed, nothing impossible. */
import { expect, test } from 'vitest';
import { seedIfEmpty } from '../../src/demo/seed.ts';
import { claimCommands } from '../../src/domain/need/claim.commands.ts';
import { needCommands } from '../../src/domain/need/need.commands.ts';
import { projectCommands } from '../../src/domain/project/project.commands.ts';
import { progressOf } from '../../src/domain/need/need.rules.ts';
import { DEMO } from '../support/databases.ts';
import { openTestHub } from '../support/hub.ts';

const demo = await openTestHub({ demo: true });
const again = await openTestHub({ isBare: true });
const { sql, ask } = demo;

const number = async (text: string) => Number(Object.values((await sql(text))[0] ?? {})[0]);

test('its numbers are those of the district', async () => {
  const kind = (one: string) => number(`select count(*) from place where kind = '${one}'`);
  expect(await Promise.all(['STREET', 'TOWN', 'COMMUNITY', 'VILLAGE', 'GRID'].map(kind))).toEqual([
    6, 2, 33, 18, 248,
  ]);
  const buildings = await kind('BUILDING');
  expect(buildings / 248).toBeGreaterThan(14);
  expect(buildings / 248).toBeLessThan(16);
  expect(await number('select count(*) from building_post')).toBe(buildings);
  expect(await number(`select count(*) from party_organisation where kind = 'GRID_GROUP'`)).toBe(
    248,
  );
  expect(
    await number(`select count(*) from party_organisation o join place p on p.id = o.place_id
                  where o.kind in ('GENERAL_BRANCH', 'BRANCH') and p.kind = 'COMMUNITY'`),
  ).toBe(33);
  expect(await number('select count(*) from partner_unit')).toBe(40);
  expect(await number('select count(distinct sector) from partner_unit')).toBe(5);
  expect(await number('select count(*) from need')).toBe(5000);
});

test('every level has its Party organisation, below the one above it', async () => {
  const { district } = await ask(
    `{ district(code: "211102") { partyOrganisations { kind children { kind children { kind children { kind parent { kind } } } } } } }`,
  );
  const [committee] = district.partyOrganisations;
  expect(committee.kind).toBe('DISTRICT_COMMITTEE');
  expect(new Set(committee.children.map(({ kind }: { kind: string }) => kind))).toEqual(
    new Set(['STREET_WORKING_COMMITTEE', 'TOWN_COMMITTEE']),
  );
});

/** Of their own moment in each database: who asks there, the journal and the keys of cursors, and what jobs have done so far. */
const OWN =
  /^(account|access_grant|token|audit|change|change_.*|feed_key|hub_fact|water_mark|journal_end|migration|need_count.*|tally.*)$/;

/** Tables that hold rows, but for those. */
async function filled(of: typeof sql): Promise<string[]> {
  const tables = await of<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'gridhub'::regnamespace and c.relkind = 'r' order by 1`,
  );
  const named = tables.map(({ name }) => name).filter((name) => !OWN.test(name));
  const counts = await Promise.all(
    named.map((name) => of<{ is: boolean }>(`select exists (select from ${name}) as is`)),
  );
  return named.filter((_, i) => counts[i]?.[0]?.is === true);
}

test('the same seed gives the same rows', async () => {
  await seedIfEmpty(again.databaseUrl, again.hub.services.reader.tables, () => {}, DEMO);
  const tables = await filled(sql);
  expect(tables.length).toBeGreaterThan(25);
  expect(await filled(again.sql)).toEqual(tables);
  for (const table of tables) {
    const digest = `select count(*)::integer as rows, md5(string_agg(t::text, '|' order by t::text collate "C")) as md5 from ${table} t`;
    expect(await again.sql(digest), table).toEqual(await sql(digest));
  }
}, 120_000);

test('a district that is there already is left alone', async () => {
  expect(
    await seedIfEmpty(again.databaseUrl, again.hub.services.reader.tables, () => {}, DEMO),
  ).toBe(false);
});

test('everything generated is marked, and names only what is made up', async () => {
  for (const table of [
    'party_organisation',
    'building_post',
    'civic_body',
    'term',
    'venue',
    'service_item',
    'delegated_function',
    'person',
    'appointment',
    'seat',
    'meeting',
    'decision',
    'partner_unit',
    'agreement',
    'resource',
    'need',
    'claim',
    'project',
  ]) {
    expect(await number(`select count(*) from ${table} where not is_demo`), table).toBe(0);
  }
  expect(await number(`select count(*) from partner_unit where name not like '%示范%'`)).toBe(0);
  expect(await number(`select count(*) from person where name not like '%示范%'`)).toBe(0);
});

test('it provides what the article tells, figure by figure', async () => {
  const ofCommunities = `from venue v join place p on p.id = v.place_id where p.kind in ('COMMUNITY', 'VILLAGE')`;
  expect(await number(`select count(*) ${ofCommunities}`)).toBe(51);
  expect(await number(`select round(avg(v.area)) ${ofCommunities}`)).toBeGreaterThan(1_000);
  expect(
    await number(`select count(*) ${ofCommunities} and p.kind = 'COMMUNITY' and v.area > 1000`),
  ).toBe(15);
  expect(await number(`select count(*) from service_item where scheme = 'STREET'`)).toBe(76);
  expect(await number(`select count(*) from service_item where scheme = 'NEARBY'`)).toBe(253);
  expect(await number('select count(distinct field) from service_item')).toBe(6);
  expect(await number('select count(distinct bureau) from delegated_function')).toBe(3);
  expect(
    await number(
      'select count(*) from (select place_id, name from service_item group by 1, 2 having count(*) > 1) t',
    ),
  ).toBe(0);
});

interface StepRow {
  command: string;
  from_state: string | null;
  to_state: string;
}

test('every history is one that the commands could have made', async () => {
  const steps = await sql<StepRow>('select distinct command, from_state, to_state from need_step');
  for (const { command, from_state: from, to_state: to } of steps) {
    if (from === null || command.endsWith('Claim')) continue;
    expect(needCommands.lifecycle.next(command, from as never), command).toBe(to);
  }
  for (const { command, from_state: from, to_state: to } of await sql<StepRow>(
    'select distinct command, from_state, to_state from claim_step',
  )) {
    if (from !== null)
      expect(claimCommands.lifecycle.next(command, from as never), command).toBe(to);
  }
});

test('every need is where its claims have brought it', async () => {
  const needs = await sql<{
    id: string;
    state: string;
    quantity: number;
    committed: number;
    delivered: number;
    resolved: number;
    claims: never[];
  }>(
    `select n.*, coalesce((select json_agg(json_build_object('state', c.state, 'quantity', c.quantity, 'refusedQuantity', c.refused_quantity))
       from claim c where c.need_id = n.id), '[]') as claims from need n`,
  );
  for (const need of needs) {
    const { committed, delivered, state } = progressOf(need, need.claims);
    expect({ committed: need.committed, delivered: need.delivered }, need.id).toEqual({
      committed,
      delivered,
    });
    if (['LISTED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED'].includes(need.state))
      expect(need.state).toBe(state);
  }
  expect(new Set(needs.map(({ state }) => state)).size).toBe(11);
  expect(
    await number(
      `select count(*) from need n where version <> (select count(*) from need_step where need_id = n.id)`,
    ),
  ).toBe(0);
  expect(
    await number(`select count(*) from need where updated_at > '${DEMO.asOf.toISOString()}'`),
  ).toBe(0);
});

test('of 120 projects 51 are led by secretaries, one for each community and village', async () => {
  expect(await number('select count(*) from project')).toBe(120);
  const led = await sql<{ places: number; needs: number }>(
    `select count(distinct p.place_id)::int as places,
       count(*) filter (where exists (select from project_need n where n.project_id = p.id))::int as needs
     from project p join place o on o.id = p.place_id
     where p.kind = 'SECRETARY' and o.kind in ('COMMUNITY', 'VILLAGE')
       and exists (select from appointment a where a.person_id = p.lead_id and a.post = 'SECRETARY' and a.path = p.path)`,
  );
  expect(led).toEqual([{ places: 51, needs: 51 }]);
});

test('every project has a history that its commands could have made, and what stands in it fits', async () => {
  const steps = await sql<StepRow>(
    'select distinct command, from_state, to_state from project_step',
  );
  for (const { command, from_state: from, to_state: to } of steps) {
    if (from === null || command === 'resumeProject') continue;
    expect(projectCommands.lifecycle.next(command, from as never), command).toBe(to);
  }
  const odd = {
    versions: `version <> (select count(*) from project_step s where s.project_id = p.id)`,
    future: `updated_at > '${DEMO.asOf.toISOString()}'`,
    units: `unit_ids <> array(select distinct u from (select lead_unit_id as u union select n.unit_id from project_need j
      join need n on n.id = j.need_id where j.project_id = p.id union select r.unit_id from project_resource j
      join resource r on r.id = j.resource_id where j.project_id = p.id) k where u is not null order by u)`,
    early: `exists (select from project_need j join need n on n.id = j.need_id where j.project_id = p.id and n.created_at > j.created_at)`,
    undecided: `filed_at < (select d.created_at from decision d where d.id = p.decision_id)`,
    elsewhere: `not exists (select from decision d where d.id = p.decision_id and starts_with(p.path, d.path)) and filed_at is not null`,
    unfiled: `filed_at <> (select max(at) from project_step s where s.project_id = p.id and command = 'fileProject')`,
    deliberated: `filed_at < (select max(at) from project_step s where s.project_id = p.id and command = 'deliberateProject')`,
    sums: `planned_fen <> (select coalesce(sum((l ->> 'plannedFen')::int), 0) from jsonb_array_elements(budget) l)`,
    publicity: `state = 'COMPLETED' and publicised_until >= (completed_at at time zone 'Asia/Shanghai')::date`,
    unsettled: `state = 'COMPLETED' and exists (select from project_need j join claim c on c.need_id = j.need_id
      where j.project_id = p.id and c.state = 'DELIVERED' and c.unit_id = any(p.unit_ids))`,
    undelivered: `state = 'COMPLETED' and exists (select from project_need j join claim c on c.need_id = j.need_id
      join project_resource r on r.project_id = p.id and r.resource_id = c.resource_id
      where j.project_id = p.id and c.state in ('ACCEPTED', 'DELIVERING'))`,
    unmet: `state = 'COMPLETED' and exists (select from project_need j join need n on n.id = j.need_id
      where j.project_id = p.id and (n.state <> 'CLOSED' or n.closed_at > p.completed_at or n.closed_at < j.created_at))`,
    over: `state not in ('COMPLETED', 'CANCELLED') and exists (select from project_need j join need n on n.id = j.need_id
      where j.project_id = p.id and n.state in ('CLOSED', 'REJECTED', 'MERGED', 'WITHDRAWN'))`,
    bare: `filed_at is not null and milestones = '[]'`,
  };
  for (const [name, condition] of Object.entries(odd)) {
    expect(await number(`select count(*) from project p where ${condition}`), name).toBe(0);
  }
  const states = await sql('select distinct state from project');
  expect(states.length).toBeGreaterThan(7);
});
