/** Long stretches of the journal that hold nothing of a follower's own: it comes on all the same, however often it is cut. */
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, listen, office, sql } = hub;
const { url } = hub.hub;
const authorization = `Bearer ${office.token}`;
const EVENTS = '__typename ... on NeedChange { cursor id version } ... on FeedCaughtUp { cursor }';
const asking = (what: string) =>
  `subscription ($since: String, $scope: ScopeInput) { needChanged(since: $since, scope: $scope) { ${what} } }`;
const QUERY = asking(`${EVENTS} ... on FeedProgress { cursor } ... on FeedReset { cursor }`);

interface Event {
  __typename: string;
  cursor?: string;
  id?: string;
  version?: number;
}

interface Asked {
  since: string | undefined;
  scope: object;
  query?: string;
}

const typesOf = (told: readonly Event[]) => new Set(told.map((one) => one.__typename));

/** Changes of a need of another place, as so many commands would leave them. */
async function addForeign(count: number): Promise<void> {
  const need = await build.need();
  await sql(
    `insert into change (kind, row_id, version, path, state_before, state_after, before, after, actor)
     select 'need', c.row_id, c.version + n, c.path, c.state_after, c.state_after, c.after, c.after, 'test'
     from generate_series(1, $2::integer) n,
       (select * from change where row_id = $1 order by id desc limit 1) c`,
    [need.id, count],
  );
}

/** All that is told until it is live, or until it is cut. */
async function visit({ since, scope, query = QUERY }: Asked, ms = 30_000): Promise<Event[]> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const told: Event[] = [];
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'connection_init', payload: { authorization } }));
  socket.on('message', (text: Buffer) => {
    const message = JSON.parse(text.toString()) as {
      type: string;
      payload: { data: { needChanged: Event } };
    };
    if (message.type === 'connection_ack') {
      send({ id: '1', type: 'subscribe', payload: { query, variables: { since, scope } } });
    }
    if (message.type !== 'next') return;
    told.push(message.payload.data.needChanged);
    if (told.at(-1)?.__typename === 'FeedCaughtUp') socket.terminate();
  });
  const cut = setTimeout(() => socket.terminate(), ms);
  await new Promise((resolve) => socket.once('close', resolve));
  clearTimeout(cut);
  return told;
}

async function begin(scope: object): Promise<string> {
  return (await visit({ since: undefined, scope })).at(-1)?.cursor ?? '';
}

test('a client that is cut every second comes on with each visit, through 100,000 changes of others', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  let since = await begin(scope);
  await addForeign(100_000);
  const own = await build.need({ place });
  const told: Event[] = [];
  for (let visits = 0; told.at(-1)?.__typename !== 'FeedCaughtUp'; visits += 1) {
    expect(visits).toBeLessThan(25);
    const came = await visit({ since, scope }, 1_000);
    told.push(...came);
    since = came.at(-1)?.cursor ?? since;
  }
  expect(told.flatMap(({ id }) => id ?? [])).toEqual([own.id, own.id]);
  const marks = told.filter((one) => one.__typename === 'FeedProgress');
  expect(new Set(marks.map(({ cursor }) => cursor)).size).toBe(marks.length);
}, 60_000);

test('from every cursor that was told, what is left of its own is told, and once', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  const since = await begin(scope);
  for (let i = 0; i < 4; i += 1) {
    await addForeign(700);
    await build.need({ place, state: 'REPORTED' });
  }
  const told = await visit({ since, scope });
  expect(typesOf(told)).toEqual(new Set(['NeedChange', 'FeedProgress', 'FeedCaughtUp']));
  for (const [i, { cursor }] of told.entries()) {
    const rest = await visit({ since: cursor, scope });
    const own = (events: readonly Event[]) => events.flatMap(({ id }) => id ?? []);
    expect(own(rest)).toEqual(own(told.slice(i + 1)));
  }
});

test('ids that hold nothing at all are come along too', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  const since = await begin(scope);
  await addForeign(600);
  await sql(`select setval('change_id', last_value + 3000) from change_id`);
  const own = await build.need({ place, state: 'REPORTED' });
  const told = await visit({ since, scope });
  expect(told.filter((one) => one.__typename === 'FeedProgress').length).toBeGreaterThan(5);
  expect(told.at(-2)?.id).toBe(own.id);
});

test('a document that does not ask for it is told nothing of it', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  const since = await begin(scope);
  await addForeign(2_000);
  const told = await visit({ since, scope, query: asking(EVENTS) });
  expect(told.map((one) => one.__typename)).toEqual(['FeedCaughtUp']);
});

test('a stream has it as an id to come back with, whatever its document asks', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  const since = await begin(scope);
  await addForeign(2_000);
  const hear = async (from: string, query: string) => {
    const answer = await fetch(`${url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, 'last-event-id': from },
      body: JSON.stringify({ query, variables: { scope } }),
    });
    let text = '';
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      if ((text += part).includes('FeedCaughtUp')) break;
    }
    return text.split('\n\n').filter((one) => one !== '');
  };
  const plain = await hear(since, asking('__typename'));
  expect(plain.length).toBeGreaterThan(3);
  for (const one of plain.slice(0, -1)) expect(one).toMatch(/^id: \S+$/);
  const asked = await hear(since, QUERY);
  for (const one of asked.slice(0, -1)) {
    const [, id = ''] = /^id: (\S+)\nevent: next\ndata: /.exec(one) ?? [];
    expect(one).toContain(`{"__typename":"FeedProgress","cursor":"${id}"}`);
  }
  const [, last = ''] = /^id: (\S+)/.exec(plain.at(-2) ?? '') ?? [];
  expect((await hear(last, asking('__typename'))).length).toBeLessThan(plain.length - 1);
});

test('whoever is live while others change very much is told now and then where it stands', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  const feed = await listen<Event>(QUERY, { scope });
  await feed.next();
  await addForeign(5_000);
  await expect.poll(() => feed.waiting().length, { timeout: 15_000 }).toBe(1);
  const { __typename: type, cursor } = await feed.next();
  expect(type).toBe('FeedProgress');
  const own = await build.need({ place, state: 'REPORTED' });
  expect((await feed.next()).id).toBe(own.id);
  const back = await visit({ since: cursor, scope });
  expect(back.map((one) => one.id)).toEqual([own.id, undefined]);
}, 30_000);

test('a cursor that names ids which were never given out is of another database', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  const since = await begin(scope);
  const [epoch, after] = Buffer.from(since, 'base64url').toString().split(' ');
  const forged = Buffer.from(`${epoch} ${after} ${after} 0 999999999999`).toString('base64url');
  const told = await visit({ since: forged, scope });
  expect(told.map((one) => one.__typename)).toEqual(['FeedReset', 'FeedCaughtUp']);
});
