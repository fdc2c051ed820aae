/** `scope: { mine: true }`: what the viewer's own grants cover, in lists and in the feed. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, office, listen } = hub;
const street = await build.place('STREET');
const [community, beside] = [
  await build.place('COMMUNITY', street),
  await build.place('COMMUNITY', street),
];
const [unit, other] = [
  await build.unit({ place: community }),
  await build.unit({ place: community }),
];
for (const one of [unit, other]) await build.agreement({ unit: one, place: street });
const liaison = (await office.account({ role: 'UNIT_LIAISON', unit })).token;
const staff = (
  await office.account(
    { role: 'COMMUNITY_STAFF', place: community },
    { role: 'UNIT_LIAISON', unit: other },
  )
).token;
const NEEDS =
  'query ($scope: ScopeInput) { needs(scope: $scope) { totalCount nodes { id } } needStats(scope: $scope, groupBy: [STATE]) { count } }';
const idsOf = async (token: string, scope: object | null) => {
  const { needs, needStats } = await as(token).ask(NEEDS, { scope });
  const counted = needStats.reduce((sum: number, one: { count: number }) => sum + one.count, 0);
  expect(counted).toBe(needs.totalCount);
  return new Set(needs.nodes.map((one: { id: string }) => one.id));
};

test('a partner’s own are those that it raised or claimed, not what is open to it', async () => {
  const open = await build.need({ place: beside });
  const raised = await build.need({ place: beside, unitId: unit.id });
  const claimed = await build.need({ place: beside });
  await build.claim({ need: claimed, unit });
  expect(await idsOf(liaison, null)).toEqual(new Set([open.id, raised.id, claimed.id]));
  expect(await idsOf(liaison, { mine: true })).toEqual(new Set([raised.id, claimed.id]));
});

test('several grants are all its own', async () => {
  const here = await build.need({ place: community });
  const elsewhere = await build.need({ place: beside, unitId: other.id });
  const open = await build.need({ place: beside });
  const mine = await idsOf(staff, { mine: true });
  expect([mine.has(here.id), mine.has(elsewhere.id), mine.has(open.id)]).toEqual([
    true,
    true,
    false,
  ]);
  const { claims, resources } = await as(staff).ask(
    '{ claims(scope: { mine: true }) { totalCount } resources(scope: { mine: true }) { totalCount } }',
  );
  expect([claims.totalCount, resources.totalCount]).toEqual([0, 0]);
});

test('a place that is moved into one’s own is told of as a reset', async () => {
  const far = await build.place('STREET');
  const moved = await build.place('COMMUNITY', far);
  await build.need({ place: moved });
  const { token } = await office.account({ role: 'STREET_ADMIN', place: street });
  for (const scope of ['(scope: { mine: true })', '']) {
    const feed = await listen<{ __typename: string }>(
      `subscription { needChanged${scope} { __typename } }`,
      {},
      token,
    );
    expect((await feed.next()).__typename).toBe('FeedCaughtUp');
    const target = scope ? street : far;
    await hub.ask(
      'mutation ($input: MovePlaceInput!) { movePlace(input: $input) { place { id } } }',
      { input: { placeId: moved.id, parentId: target.id } },
    );
    expect((await feed.next()).__typename).toBe('FeedReset');
    feed.stop();
  }
});

test('whoever has no grant has nothing of its own; false is refused', async () => {
  const { token } = await office.account();
  expect((await idsOf(token, { mine: true })).size).toBe(0);
  const { errors } = await as(token).answer(NEEDS, { scope: { mine: false } });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'scope.mine',
  });
});

test('the feed of one’s own tells of nothing else', async () => {
  for (const [token, own] of [
    [liaison, { place: beside, unitId: unit.id }],
    [staff, { place: community }],
  ] as const) {
    const feed = await listen<{ __typename: string; id?: string }>(
      'subscription { needChanged(scope: { mine: true }) { __typename ... on NeedChange { id } } }',
      {},
      token,
    );
    expect((await feed.next()).__typename).toBe('FeedCaughtUp');
    await build.need({ place: beside });
    const need = await build.need(own);
    expect((await feed.next()).id).toBe(need.id);
    feed.stop();
  }
});
