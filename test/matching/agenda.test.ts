/** A plan that is adopted as the agenda of a meeting: claims and items at once, or neither. */
import { expect, test } from 'vitest';
import { committeeOf } from '../meeting-lifecycles.ts';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';
import { NOON } from './cases.ts';

const hub = await openTestHub({ environment: { GRIDHUB_COST_PER_MINUTE: '0' } });
const { ask, as, build, office, sql } = hub;
hub.clock.now = NOON;

const PLAN = `query ($placeId: ID!) { planMatches(placeId: $placeId) {
  claims { quantity needVersion resourceVersion need { id } resource { id } } } }`;
const ADOPT = `mutation ($input: AdoptPlanInput!) { adoptPlan(input: $input) { claims { id origin state }
  agendaItems { id title description meeting { id } unit { id } about(first: 50) { nodes { need { id category } resource { id } } } } } }`;

interface Line {
  needId: string;
  resourceId: string;
  quantity: number;
  needVersion: number;
  resourceVersion: number;
}
interface Item {
  title: string;
  about: {
    nodes: { need: { id: string; category: string } | null; resource: { id: string } | null }[];
  };
}

async function planned(placeId: string): Promise<Line[]> {
  const { planMatches } = await ask(PLAN, { placeId });
  return planMatches.claims.map(
    ({ need, resource, ...line }: { need: { id: string }; resource: { id: string } }) => ({
      needId: need.id,
      resourceId: resource.id,
      ...line,
    }),
  );
}

async function meetingAt(place: Built, unit: { id: string }) {
  const { committeeId, seatId } = await committeeOf({ build }, { place, unit });
  const plan = { committeeId, title: '联席会议', venue: '议事厅' };
  const scheduledAt = new Date(NOON.getTime() + 86_400_000).toISOString();
  const { meeting } = await build.run('planMeeting', { ...plan, scheduledAt });
  return { meetingId: meeting.id as string, seatId };
}

const counted = async () =>
  (
    await sql<{ claims: number; items: number; matters: number }>(
      `select (select count(*) from claim)::integer as claims, (select count(*) from agenda_item)::integer as items,
         (select count(*) from matter)::integer as matters`,
    )
  )[0];
const idsOf = (items: Item[], kind: 'need' | 'resource') =>
  new Set(items.flatMap(({ about }) => about.nodes.flatMap((one) => one[kind]?.id ?? [])));

/** A need of each category, and a resource for both. */
async function twoCategories() {
  const { place, unit } = await build.pair();
  const needs = [
    await build.need({ place, quantity: 2 }),
    await build.need({ place, quantity: 2, category: 'ELDERLY_CARE' }),
  ];
  const resource = await build.resource({ unit, place, quantity: 9 });
  await sql(`update resource set categories = '{PUBLIC_FACILITY,ELDERLY_CARE}' where id = $1`, [
    resource.id,
  ]);
  return { place, unit, needs, resource };
}

test('each category of needs is an item, about the needs and the resources of its claims', async () => {
  const { place, unit, needs, resource } = await twoCategories();
  const { meetingId } = await meetingAt(place, unit);
  const claims = await planned(place.id);
  expect(claims).toHaveLength(2);
  const input = { placeId: place.id, meetingId, claims, idempotencyKey: `agenda ${place.id}` };
  const { adoptPlan } = await ask(ADOPT, { input });
  expect(adoptPlan.claims).toMatchObject([
    { origin: 'SUGGESTED', state: 'PROPOSED' },
    { origin: 'SUGGESTED', state: 'PROPOSED' },
  ]);
  const byTitle = new Map<string, unknown>(
    adoptPlan.agendaItems.map((one: Item) => [one.title, one]),
  );
  for (const [title, need] of [
    ['匹配方案：公共设施', needs[0]],
    ['匹配方案：养老助老', needs[1]],
  ] as const) {
    expect(byTitle.get(title), title).toMatchObject({
      description: '采用匹配方案：建议认领1项，涉及需求1项、资源1项。',
      meeting: { id: meetingId },
      unit: null,
      about: {
        nodes: expect.arrayContaining([
          { need: expect.objectContaining({ id: need?.id }), resource: null },
          { need: null, resource: { id: resource.id } },
        ]),
      },
    });
  }
  // Given again under its key it is the same, and nothing more.
  const before = await counted();
  expect(await ask(ADOPT, { input })).toEqual({ adoptPlan });
  expect(await counted()).toEqual(before);
  const { need } = await ask(
    'query ($id: ID!) { need(by: { id: $id }) { claims { totalCount } matters { nodes { agendaItem { title } } } } }',
    { id: needs[0]?.id },
  );
  expect(need).toEqual({
    claims: { totalCount: 1 },
    matters: { nodes: [{ agendaItem: { title: '匹配方案：公共设施' } }] },
  });
});

test('what is about more than an item can name is several, and none of it is left out', async () => {
  const { place, unit } = await build.pair();
  const { meetingId } = await meetingAt(place, unit);
  for (let i = 0; i < 23; i += 1) await build.need({ place });
  await build.resource({ unit, place, quantity: 50 });
  const claims = await planned(place.id);
  expect(claims).toHaveLength(23);
  const { adoptPlan } = await ask(ADOPT, { input: { placeId: place.id, meetingId, claims } });
  const items = adoptPlan.agendaItems as Item[];
  expect(items.map(({ title }) => title).toSorted()).toEqual([
    '匹配方案：公共设施（1/2）',
    '匹配方案：公共设施（2/2）',
  ]);
  expect(idsOf(items, 'need')).toEqual(new Set(claims.map(({ needId }) => needId)));
  expect(idsOf(items, 'resource')).toEqual(new Set(claims.map(({ resourceId }) => resourceId)));
});

test('without a meeting there is no item; where a row has moved on there is neither claim nor item', async () => {
  const { place, unit, resource } = await twoCategories();
  const { meetingId } = await meetingAt(place, unit);
  const claims = await planned(place.id);
  await build.run('amendResource', { resourceId: resource.id, quantity: 8 });
  const before = await counted();
  const stale = { placeId: place.id, meetingId, claims };
  expect(await as(office.token).refusal(ADOPT, { input: stale })).toMatchObject({
    code: 'CONFLICT',
  });
  expect(await counted()).toEqual(before);
  const anew = await planned(place.id);
  const { adoptPlan } = await ask(ADOPT, { input: { placeId: place.id, claims: anew } });
  expect(adoptPlan.agendaItems).toEqual([]);
  expect((await counted())?.items).toBe(before?.items);
});

test('the meeting is one still to be held, of a committee at the place or above it, that the giver leads', async () => {
  const street = await build.place('STREET');
  const place = await build.place('COMMUNITY', street);
  const unit = await build.unit({ place });
  await build.agreement({ unit, place });
  await build.need({ place });
  await build.resource({ unit, place, quantity: 9 });
  const claims = await planned(place.id);
  const own = await meetingAt(place, unit);
  const above = await meetingAt(street, unit);
  const grid = await meetingAt(await build.place('GRID', place), unit);
  const before = await counted();
  const refused = async (meetingId: string, token = office.token) =>
    as(token).refusal(ADOPT, { input: { placeId: place.id, meetingId, claims } });
  expect(await refused(grid.meetingId)).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'input.meetingId',
  });
  const secretary = await office.account(
    { role: 'COMMUNITY_SECRETARY', place },
    { role: 'UNIT_LIAISON', unit },
  );
  // As its unit's liaison she sees the street's meeting, and does not lead its committee's place.
  expect(await refused(above.meetingId, secretary.token)).toMatchObject({ code: 'FORBIDDEN' });
  const alone = await office.account({ role: 'COMMUNITY_SECRETARY', place });
  expect(await refused(above.meetingId, alone.token)).toMatchObject({
    code: 'NOT_FOUND',
    argument: 'input.meetingId',
  });
  await build.run('notifyMeeting', { meetingId: own.meetingId });
  hub.clock.now = new Date(NOON.getTime() + 2 * 86_400_000);
  await build.run('holdMeeting', { meetingId: own.meetingId, presentIds: [own.seatId] });
  hub.clock.now = NOON;
  expect(await refused(own.meetingId)).toMatchObject({ code: 'CONFLICT', state: 'HELD' });
  expect(await counted()).toEqual(before);
  const { adoptPlan } = await ask(ADOPT, {
    input: { placeId: place.id, meetingId: above.meetingId, claims },
  });
  expect(adoptPlan.agendaItems).toHaveLength(1);
});
