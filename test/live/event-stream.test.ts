/** Feeds as server-sent events: the published clients, going on after a cut, and how a stream ends. */
import { EventSource } from 'eventsource';
import { createClient } from 'graphql-sse';
import { afterAll, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, office, sql } = hub;
const { url } = hub.hub;
const stream = `${url}/graphql/stream`;
const FEED = `subscription ($scope: ScopeInput, $snapshot: Boolean) { needChanged(scope: $scope, snapshot: $snapshot) { __typename
  ... on NeedSnapshotRow { present: need { id } } ... on NeedChange { id version } ... on FeedCaughtUp { cursor } } }`;
const authorization = `Bearer ${office.token}`;
const open: EventSource[] = [];
afterAll(() => {
  for (const one of open) one.close();
});

interface Told {
  __typename: string;
  id?: string;
  present?: { id: string };
}

/** What an EventSource hears, without any library of GraphQL. */
function source(variables: object, token = office.token) {
  const asked = new URLSearchParams({ query: FEED, variables: JSON.stringify(variables) });
  const told: Told[] = [];
  const ended: string[] = [];
  const headers = { authorization: `Bearer ${token}` };
  const events = new EventSource(`${stream}?${asked.toString()}`, {
    fetch: (address, init) => fetch(address, { ...init, headers: { ...init.headers, ...headers } }),
  });
  open.push(events);
  events.addEventListener('next', ({ data }) => {
    const { data: answer, errors } = JSON.parse(String(data)) as {
      data?: { needChanged: Told };
      errors?: { extensions: { code: string } }[];
    };
    if (answer) told.push(answer.needChanged);
    for (const { extensions } of errors ?? []) ended.push(extensions.code);
  });
  events.addEventListener('complete', () => {
    ended.push('complete');
    events.close();
  });
  return { events, told, ended };
}

const post = (body: object, headers: Record<string, string> = {}) =>
  fetch(stream, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body: JSON.stringify(body),
  });

test('the published client of graphql-sse is told of a need as it changes', async () => {
  const { place } = await build.pair();
  const client = createClient({ url: stream, headers: { authorization }, retryAttempts: 0 });
  const events = client.iterate<{ needChanged: Told }>({
    query: FEED,
    variables: { scope: { placeId: place.id } },
  });
  const next = async () => (await events.next()).value?.data?.needChanged as Told | undefined;
  expect((await next())?.__typename).toBe('FeedCaughtUp');
  const need = await build.need({ place });
  expect([await next(), await next()]).toMatchObject([
    { id: need.id, version: 1 },
    { id: need.id, version: 2 },
  ]);
  const answer = await new Promise((resolve, reject) => {
    client.subscribe(
      { query: '{ hub { version } }' },
      { next: resolve, error: reject, complete: () => {} },
    );
  });
  expect(answer).toMatchObject({ data: { hub: { version: expect.any(String) } } });
  client.dispose();
});

test('a plain EventSource that is cut off goes on where it was, without the list', async () => {
  const { place } = await build.pair();
  const listed = await build.need({ place });
  const { told } = source({ scope: { placeId: place.id }, snapshot: true });
  await expect.poll(() => told.at(-1)?.__typename, { timeout: 5_000 }).toBe('FeedCaughtUp');
  expect(told[0]?.present?.id).toBe(listed.id);
  told.length = 0;
  // The hub ends what it has open, as it does when it stops; the client comes back by itself.
  hub.hub.streams.close();
  const missed = await build.need({ place });
  await expect.poll(() => told.at(-1)?.__typename, { timeout: 10_000 }).toBe('FeedCaughtUp');
  expect(told.map(({ id }) => id)).toEqual([missed.id, missed.id, undefined]);
});

test('a token that is revoked ends its streams within a second, and is told why', async () => {
  const { token, accountId } = await office.account({ role: 'DISTRICT_ADMIN', place: office.root });
  const { told, ended } = source({}, token);
  await expect.poll(() => told.length, { timeout: 5_000 }).toBe(1);
  await sql('update token set revoked_at = now() where account_id = $1', [accountId]);
  await expect.poll(() => ended, { timeout: 1_500 }).toEqual(['UNAUTHENTICATED', 'complete']);
});

test.each([
  [{ query: 'subscription { needChanged { nothing } }' }, 'GRAPHQL_VALIDATION_FAILED'],
  [{ query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
  [{ query: FEED, variables: { scope: { placeCode: 'none' } } }, 'NOT_FOUND'],
  [{ query: 'subscription { needChanged(since: "x") { __typename } }' }, 'BAD_USER_INPUT'],
  [{ query: FEED, variables: 'x' }, 'BAD_USER_INPUT'],
  [
    { query: 'subscription { needChanged { __typename } }', documentId: 'x' },
    'PERSISTED_QUERY_NOT_SUPPORTED',
  ],
])('%j is told in the stream, which is then over', async (body, code) => {
  const answer = await post(body);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toMatch(/^event: next\ndata: \{"errors":.*\n\nevent: complete\ndata:\n\n$/);
  expect(text).toContain(`"code":"${code}"`);
});

test('what is no request of GraphQL, or nobody’s token, gets no stream', async () => {
  const wrong = await post({ query: FEED }, { authorization: 'Bearer none' });
  expect([wrong.status, await wrong.json()]).toMatchObject([
    401,
    { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
  ]);
  const text = await fetch(stream, { method: 'POST', body: 'hello', headers: { authorization } });
  expect(text.status).toBe(400);
  const mutation = await fetch(
    `${stream}?query=${encodeURIComponent('mutation { closeNeed(input: {needId: "x"}) { need { id } } }')}`,
    { headers: { authorization } },
  );
  expect(await mutation.text()).toContain('A mutation is sent by POST.');
  const broken = await fetch(`${stream}?query=${encodeURIComponent(FEED)}`, {
    headers: { authorization, 'last-event-id': 'broken' },
  });
  expect(await broken.text()).toContain('BAD_USER_INPUT');
});

test('a client that goes leaves nothing behind', async () => {
  const sessions = () => hub.hub.streams.size;
  await expect
    .poll(sessions)
    .toBe(open.filter((one) => one.readyState === EventSource.OPEN).length);
  const before = sessions();
  const { events, told } = source({});
  await expect.poll(() => told.length, { timeout: 5_000 }).toBe(1);
  expect(sessions()).toBe(before + 1);
  events.close();
  await expect.poll(sessions).toBe(before);
});
