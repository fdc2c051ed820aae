/** Filters by what other rows say: they know the rows that the viewer sees, cost what they look up, and are no feed's. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, listen, office } = hub;
const street = await build.place('STREET');
const place = await build.place('COMMUNITY', street);
const [unit, other] = [await build.unit({ place }), await build.unit({ place })];
for (const one of [unit, other]) await build.agreement({ unit: one, place: street });
const claimed = await build.need({ place, quantity: 5 });
const left = await build.need({ place });
const resource = await build.resource({ unit, place, quantity: 4 });
const claim = await build.claim({
  need: claimed,
  unit,
  resourceId: resource.id,
  isAccepted: false,
});
const liaison = async (of: { id: string }) =>
  as((await office.account({ role: 'UNIT_LIAISON', unit: of })).token);
const staff = as((await office.account({ role: 'STREET_ADMIN', place: street })).token);

const NEEDS = 'query ($filter: NeedFilter) { needs(filter: $filter) { nodes { id } totalCount } }';
const idsOf = async (asker: typeof staff, filter: object) => {
  const { needs } = await asker.ask(NEEDS, { filter });
  expect(needs.totalCount).toBe(needs.nodes.length);
  return new Set((needs.nodes as { id: string }[]).map(({ id }) => id));
};

test('needs that a unit has claimed, and those that nobody has', async () => {
  const some = { claims: { some: { unitId: { eq: unit.id } } } };
  expect(await idsOf(staff, some)).toEqual(new Set([claimed.id]));
  expect(await idsOf(staff, { claims: { none: {} } })).toEqual(new Set([left.id]));
  expect(await idsOf(staff, { not: some })).toEqual(new Set([left.id]));
  const both = {
    claims: { some: { state: { eq: 'PROPOSED' } }, none: { state: { eq: 'ACCEPTED' } } },
  };
  expect(await idsOf(staff, both)).toEqual(new Set([claimed.id]));
});

test('a claim that a viewer does not see says nothing, neither for nor against', async () => {
  const stranger = await liaison(other);
  const open = new Set([claimed.id, left.id]);
  expect(await idsOf(stranger, {})).toEqual(open);
  expect(await idsOf(stranger, { claims: { some: { unitId: { eq: unit.id } } } })).toEqual(
    new Set(),
  );
  expect(await idsOf(stranger, { claims: { none: {} } })).toEqual(open);
});

test('to one: by the unit, the need, the resource; null where there is none', async () => {
  const { claims } = await staff.ask(
    `{ claims(filter: { need: { category: { eq: PUBLIC_FACILITY } }, unit: { sector: { eq: SOCIAL } },
      resource: { kind: { eq: PEOPLE } } }) { nodes { id } } }`,
  );
  expect(claims.nodes).toEqual([{ id: claim.id }]);
  expect(await idsOf(staff, { unit: {} })).toEqual(new Set());
  expect((await idsOf(staff, { not: { unit: { sector: { eq: 'ORGAN' } } } })).size).toBe(2);
});

test('units by what they do, as far as the viewer sees it', async () => {
  const query =
    '{ partnerUnits(filter: { claims: { some: { stateClass: { eq: OPEN } } } }) { nodes { id } } }';
  expect((await staff.ask(query)).partnerUnits.nodes).toEqual([{ id: unit.id }]);
  expect((await (await liaison(other)).ask(query)).partnerUnits.nodes).toEqual([]);
});

test('the list of a unit is filtered and ordered like the list at the root', async () => {
  const { partnerUnit } = await staff.ask(
    `query ($id: ID!) { partnerUnit(id: $id) { claims(filter: { stateClass: { eq: DONE } }) { totalCount }
      open: claims(filter: { quantity: { in: [1, 2] } }, orderBy: [{ field: UPDATED_AT }]) { totalCount nodes { id } } } }`,
    { id: unit.id },
  );
  expect(partnerUnit.claims.totalCount).toBe(0);
  expect(partnerUnit.open).toEqual({ totalCount: 1, nodes: [{ id: claim.id }] });
});

test('a relation costs more than a column, and only so many are asked for', async () => {
  const costOf = async (filter: object) =>
    (await staff.answer(NEEDS, { filter })).extensions?.cost.requested ?? 0;
  const column = await costOf({ state: { eq: 'LISTED' } });
  const relation = await costOf({ claims: { some: { state: { eq: 'PROPOSED' } } } });
  expect(relation - column).toBe(50);
  const two = await costOf({
    claims: { some: { state: { eq: 'PROPOSED' } }, none: { state: { eq: 'ACCEPTED' } } },
  });
  expect(two - column).toBe(105);
  const many = {
    or: Array.from({ length: 19 }, () => ({ claims: { some: { quantity: { gt: 1 } } } })),
  };
  expect(await staff.refusal(NEEDS, { filter: many })).toMatchObject({ code: 'TOO_COMPLEX' });
});

test('a feed goes by its rows: a filter by others is refused, at any depth', async () => {
  const feed = await listen(
    'subscription ($filter: NeedFilter) { needChanged(filter: $filter) { __typename } }',
    { filter: { or: [{ state: { eq: 'LISTED' } }, { not: { claims: { some: {} } } }] } },
  );
  const failure = await feed.next().catch((error: Error) => error.cause);
  expect((failure as object[])[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', argument: 'filter.claims' },
  });
});

interface Told {
  __typename: string;
  id?: string;
  effect?: string;
}

test('nor by what some of its subscribers do not read', async () => {
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit: other });
  const feed = await listen(
    'subscription { partnerUnitChanged(snapshot: true, filter: { updatedAt: { gte: "2020-01-01" } }) { __typename } }',
    {},
    token,
  );
  const failure = await feed.next().catch((error: Error) => error.cause);
  expect((failure as object[])[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', argument: 'filter.updatedAt' },
  });
});

test('a feed knows classes of states: a need that is given up leaves those that are open', async () => {
  const feed = await listen<Told>(
    'subscription { needChanged(filter: { stateClass: { eq: OPEN } }) { __typename ... on NeedChange { id effect } } }',
  );
  expect((await feed.next()).__typename).toBe('FeedCaughtUp');
  const need = await build.need({ place, state: 'REPORTED' });
  expect(await feed.next()).toMatchObject({ id: need.id, effect: 'ENTERED' });
  await build.run('rejectNeed', { needId: need.id, reason: '不属于受理范围' });
  expect(await feed.next()).toMatchObject({ id: need.id, effect: 'LEFT' });
  feed.stop();
});

test('what lies below the viewer’s place, in the list and in the feed, is not what hangs on it', async () => {
  const { token } = await office.account({ role: 'STREET_ADMIN', place: street });
  const feed = await listen<Told>(
    'subscription { needChanged(scope: { myChildren: true }) { __typename ... on NeedChange { id } } }',
    {},
    token,
  );
  expect((await feed.next()).__typename).toBe('FeedCaughtUp');
  const on = await build.need({ place: street, state: 'REPORTED' });
  const below = await build.need({ place, state: 'REPORTED' });
  expect((await feed.next()).id).toBe(below.id);
  feed.stop();
  const { children, mine } = await as(token).ask(
    '{ children: needs(scope: { myChildren: true }) { totalCount nodes { id } } mine: needs(scope: { mine: true }) { totalCount } }',
  );
  const ids = (children.nodes as { id: string }[]).map(({ id }) => id);
  expect([ids.includes(below.id), ids.includes(on.id)]).toEqual([true, false]);
  expect(children.totalCount).toBe(ids.length);
  expect(mine.totalCount).toBe(ids.length + 1);
});
