/** The subscription as clients see it: scope, filter, since, and what bad input is told. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, ask, listen, sql } = hub;

const CHANGES = `subscription ($scope: ScopeInput, $filter: NeedFilter, $since: String) {
  needChanged(scope: $scope, filter: $filter, since: $since) {
    __typename
    ... on NeedChange { cursor id version effect need { title } }
    ... on FeedCaughtUp { cursor }
    ... on FeedReset { cursor }
  }
}`;

test('what was missed comes first, then the caught-up mark, then live', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  const before = await listen(CHANGES, { scope });
  const { cursor } = await before.next();
  before.stop();
  const missed = await build.need({ place });
  const again = await listen(CHANGES, { scope, since: cursor });
  const told = await again.take(3);
  expect(told.map((one) => one.__typename)).toEqual(['NeedChange', 'NeedChange', 'FeedCaughtUp']);
  expect(told.slice(0, 2).map(({ id, version }) => [id, version])).toEqual([
    [missed.id, 1],
    [missed.id, 2],
  ]);
  const next = await build.need({ place });
  expect(await again.next()).toMatchObject({ id: next.id, version: 1, effect: 'ENTERED' });
});

test('a place is told what happens below it and nothing beside it', async () => {
  const { place } = await build.pair();
  const building = await build.place('BUILDING', await build.place('GRID', place));
  const all = await listen(CHANGES, { scope: { placeCode: place.code } });
  await all.next();
  await build.need({ state: 'REPORTED' });
  const here = await build.need({ place: building, state: 'REPORTED' });
  expect(await all.next()).toMatchObject({ id: here.id });
  expect(all.waiting()).toEqual([]);
});

test('a unit is told of the needs that it raised or claimed', async () => {
  const { place, unit } = await build.pair();
  const ofUnit = await listen(CHANGES, { scope: { unitId: unit.id } });
  await ofUnit.next();
  const foreign = await build.need({ place });
  const own = await build.need({ place, unitId: unit.id });
  expect((await ofUnit.take(2)).map(({ id }) => id)).toEqual([own.id, own.id]);
  await build.claim({ need: foreign, unit });
  expect(await ofUnit.next()).toMatchObject({ id: foreign.id, effect: 'CHANGED' });
});

test('every event shows the row as it is when it is delivered, not as it was when the feed was opened', async () => {
  const { place } = await build.pair();
  const all = await listen(CHANGES, { scope: { placeId: place.id } });
  await all.next();
  const need = await build.need({ place, state: 'REPORTED' });
  expect((await all.next()).need).toEqual({ title: '楼道照明维修' });
  await build.run('amendNeed', { needId: need.id, title: '新标题' });
  expect((await all.next()).need).toEqual({ title: '新标题' });
});

test('a change made by hand in the database is told like any other', async () => {
  const { place } = await build.pair();
  const need = await build.need({ place });
  const all = await listen(CHANGES, { scope: { placeId: place.id } });
  await all.next();
  await sql(`update need set title = '手工' where id = $1`, [need.id]);
  expect(await all.next()).toMatchObject({ id: need.id, version: 3, need: { title: '手工' } });
});

test('a broken cursor and an unknown scope are refused with the argument at fault', async () => {
  const encoded = (text: string) => Buffer.from(text).toString('base64url');
  const refusals = [
    [{ since: encoded('abc 10:5:') }, { code: 'BAD_USER_INPUT', argument: 'since' }],
    [{ since: encoded('abc 10:20:30') }, { code: 'BAD_USER_INPUT', argument: 'since' }],
    [
      { since: encoded(`abc ${'9'.repeat(19)}:${'9'.repeat(19)}:`) },
      { code: 'BAD_USER_INPUT', argument: 'since' },
    ],
    [{ since: 'nonsense' }, { code: 'BAD_USER_INPUT', argument: 'since' }],
    [{ scope: { placeCode: '000' } }, { code: 'NOT_FOUND', argument: 'scope.placeCode' }],
    [{ scope: { placeId: 'a', placeCode: 'b' } }, { code: 'BAD_USER_INPUT', argument: 'scope' }],
    [
      { filter: { state: { in: ['NONSENSE'] } } },
      { code: 'BAD_USER_INPUT', argument: 'filter.state.in[0]' },
    ],
  ] as const;
  for (const [variables, extensions] of refusals) {
    const feed = await listen(CHANGES, variables);
    const failure = await feed.next().then(
      () => undefined,
      (error: Error) => error.cause,
    );
    expect(failure).toMatchObject([{ extensions }]);
  }
});

test('queries and mutations are answered over the socket too', async () => {
  const { createClient } = await import('graphql-ws');
  const { WebSocket } = await import('ws');
  const client = createClient({
    url: `${hub.hub.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${hub.office.token}` },
  });
  const answers: unknown[] = [];
  for await (const answer of client.iterate({ query: '{ viewer { role } }' })) answers.push(answer);
  expect(answers).toMatchObject([{ data: { viewer: { role: 'DISTRICT_ADMIN' } } }]);
  await client.dispose();
  expect(await ask('{ viewer { role } }')).toEqual({ viewer: { role: 'DISTRICT_ADMIN' } });
});
