/** What asks for too much is refused before a statement of it is sent; what tools and screens ask for is not. */
import 'reflect-metadata';
import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { Budget } from '../../src/engine/execution/budget.ts';
import { MOST_COST } from '../../src/engine/execution/limits.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, listen, office, explained } = hub;
const asker = as(office.token);
const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

const TOO_MUCH: [string, string, string][] = [
  ['101 aliases', `{ ${times(101, (i) => `a${i}: __typename`)} }`, 'TOO_COMPLEX'],
  ['10,000 aliases', `{ ${times(10_000, (i) => `a${i}: __typename`)} }`, 'GRAPHQL_PARSE_FAILED'],
  ['a field 500 times', `{ hub { ${times(500, () => 'version')} } }`, 'TOO_COMPLEX'],
  ['51 directives', `{ __typename ${times(51, () => '@skip(if: false)')} }`, 'TOO_COMPLEX'],
  [
    '60 directives on 60 fields',
    `{ hub { ${times(60, () => 'version @include(if: true)')} } }`,
    'TOO_COMPLEX',
  ],
  [
    'a list in a list in a list …',
    '{ needs(first: 100) { nodes { place { needs(first: 100) { nodes { claims { nodes { id } } } } } } } }',
    'TOO_COMPLEX',
  ],
  [
    'sixteen levels',
    `{ viewer { grants { place { ${times(14, () => 'parent {')} id ${times(14, () => '}')} } } } }`,
    'TOO_COMPLEX',
  ],
  [
    'introspection that goes round',
    `{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'fragments that go round',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'fragments that double, twenty times',
    `{ viewer { ...F0 } } ${times(20, (i) => `fragment F${i} on Viewer { a${i}: grants { place { needs { nodes { id } } } } ...F${i + 1} b${i}: grants { place { needs { nodes { id } } } } ...F${i + 1} }`)} fragment F20 on Viewer { name }`,
    'TOO_COMPLEX',
  ],
  [
    'fragments of the schema that double, twelve times',
    `{ __type(name: "Need") { ...F0 } } ${times(12, (i) => `fragment F${i} on __Type { ofType { ...F${i + 1} } b: ofType { ...F${i + 1} } }`)} fragment F12 on __Type { name }`,
    'TOO_COMPLEX',
  ],
  [
    'groups of statistics, each with a list',
    '{ needStats(groupBy: [STATE]) { count community { descendants(first: 100) { nodes { name } } } } }',
    'TOO_COMPLEX',
  ],
  [
    'pages whose size is a default',
    'query ($n: Int = 100) { needs(first: $n) { nodes { place { needs(first: $n) { nodes { place { needs(first: $n) { nodes { id } } } } } } } } }',
    'TOO_COMPLEX',
  ],
  [
    'a fragment named like the schema',
    '{ ...__schema } fragment __schema on Query { __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
];

test.each(TOO_MUCH)('%s', async (_, query, code) => {
  const sent = await explained(async () => {
    const { errors, data } = await asker.answer(query);
    expect([errors?.[0]?.extensions['code'], data ?? null]).toEqual([code, null]);
  });
  expect(sent).toEqual([]);
});

test('the same is refused over the socket, a subscription too', async () => {
  for (const [, query, code] of [
    ...TOO_MUCH,
    [
      'a subscription',
      `subscription { needChanged { ... on NeedChange { need { place { needs(first: 100) { nodes { place { needs(first: 100) { nodes { claims { nodes { id } } history { nodes { at } } } } } } } } } } } }`,
      'TOO_COMPLEX',
    ],
  ] as const) {
    const feed = await listen(query);
    const failure = await feed.next().catch((error: Error) => error.cause);
    expect((failure as object[])[0], query.slice(0, 80)).toMatchObject({ extensions: { code } });
  }
});

test('the cost is told, and follows the variables', async () => {
  const query = 'query ($n: Int) { needs(first: $n) { nodes { place { id } } } }';
  const costs = await Promise.all(
    [1, 10, 100].map(async (n) => (await asker.answer(query, { n })).extensions?.cost.requested),
  );
  expect(costs).toEqual([3, 30, 300]);
  const empty = await asker.answer('{ needs(first: 0) { totalCount } }');
  expect(empty.extensions?.cost.requested).toBe(11);
});

test('introspection as tools ask for it is answered, and the tree of a district is within the bound', async () => {
  expect((await asker.answer(getIntrospectionQuery())).errors).toBeUndefined();
  const { errors, extensions } = await asker.answer(
    `{ district(code: "211102") { streets { name needCounts { total byState { count } } partyOrganisations { name }
       communities { name needCounts { total } partyOrganisations { name }
         grids { name partyOrganisations { name } buildings { name } } } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(extensions?.cost.requested).toBeLessThan(MOST_COST / 2);
});

test('a filter of more values than a statement can hold is refused', async () => {
  const filter = { or: Array.from({ length: 6_000 }, () => ({ rating: { gt: 1, lt: 5 } })) };
  const query = 'query ($f: NeedFilter) { needs(filter: $f) { totalCount } }';
  const sent = await explained(async () => {
    expect(await asker.refusal(query, { f: filter })).toEqual({
      code: 'BAD_USER_INPUT',
      argument: 'f',
    });
  });
  expect(sent).toEqual([]);
});

test('in production strangers are told nothing of the schema', async () => {
  const closed = await openTestHub({ environment: { NODE_ENV: 'production' } });
  const stranger = closed.as(null);
  for (const query of [
    '{ __schema { types { name } } }',
    '{ __type(name: "Need") { name } }',
    '{ _service { sdl } }',
  ]) {
    expect(await stranger.refusal(query)).toEqual({ code: 'FORBIDDEN' });
    expect((await closed.as(closed.office.token).answer(query)).errors).toBeUndefined();
  }
  const { errors: unknown } = await stranger.answer('{ plac { id } }');
  expect(unknown?.[0]?.message).not.toContain('Did you mean');
  const by = await stranger.answer('query ($by: PlaceBy!) { place(by: $by) { id } }', {
    by: { cod: '1' },
  });
  expect(by.errors?.[0]?.message).not.toContain('Did you mean');
  const feed = await closed.listen('{ plac { id } }', {}, null);
  const failure = await feed.next().catch((error: Error) => error.cause);
  expect(JSON.stringify(failure)).not.toContain('Did you mean');
});

test('a batch, a form and a mutation over GET are refused', async () => {
  const post = (body: string, type = 'application/json') =>
    fetch(`${hub.hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${office.token}` },
      body,
    });
  const one = { query: '{ viewer { name } }' };
  expect((await post(JSON.stringify([one, one]))).status).toBe(400);
  expect((await post('query=%7B__typename%7D', 'application/x-www-form-urlencoded')).status).toBe(
    400,
  );
  const need = await build.need({ state: 'REPORTED' });
  const asked = encodeURIComponent(
    `mutation { listNeed(input: { needId: "${need.id}" }) { need { id } } }`,
  );
  const answer = await fetch(`${hub.hub.url}/graphql?query=${asked}`, {
    headers: { authorization: `Bearer ${office.token}`, 'apollo-require-preflight': '1' },
  });
  expect(answer.status).toBe(405);
  const query = 'query ($id: ID!) { need(by: { id: $id }) { state } }';
  expect(await asker.ask(query, { id: need.id })).toEqual({ need: { state: 'REPORTED' } });
});

test('a query over GET without the header of a page that may send one is refused', async () => {
  const answer = await fetch(`${hub.hub.url}/graphql?query={__typename}`);
  expect(answer.status).toBe(400);
});

test('who has spent its minute is told when to come back; others are not held up', () => {
  const budget = new Budget(100);
  expect(budget.spend('one', 60)).toBe(40);
  expect(budget.spend('other', 100)).toBe(0);
  const refused = () => budget.spend('one', 41);
  expect(refused).toThrow('Try again in');
  try {
    refused();
  } catch (error) {
    expect((error as { extensions: object }).extensions).toEqual({
      code: 'RATE_LIMITED',
      retryAfter: 60,
    });
  }
  expect(budget.spend('one', 40)).toBe(0);
});

test('a token has so many sockets at once, and a socket so many subscriptions', async () => {
  const small = await openTestHub({
    environment: { GRIDHUB_SOCKETS_PER_TOKEN: '2', GRIDHUB_SUBSCRIPTIONS_PER_SOCKET: '3' },
  });
  const { createClient } = await import('graphql-ws');
  const { WebSocket } = await import('ws');
  const query = 'subscription { needChanged { __typename } }';
  const sockets = [await small.listen(query), await small.listen(query)];
  for (const one of sockets) expect(await one.next()).toEqual({ __typename: 'FeedCaughtUp' });
  const third = await small.listen(query);
  expect((await third.next().catch((error: Error) => error.cause)) as object).toMatchObject({
    code: 4451,
  });
  const other = await small.office.account({ role: 'SCREEN', place: small.office.root });
  const client = createClient({
    url: `${small.hub.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${other.token}` },
  });
  const outcomes = Array.from({ length: 4 }, () => {
    const iterator = client.iterate({ query });
    return iterator.next().then(
      ({ value }) => (value as { errors?: object }).errors ?? 'open',
      (error: unknown) => error,
    );
  });
  const refused = (await Promise.all(outcomes)).filter((one) => one !== 'open');
  expect(refused).toMatchObject([[{ extensions: { code: 'TOO_COMPLEX' } }]]);
  await client.dispose();
});
