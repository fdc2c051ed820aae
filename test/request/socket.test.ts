/** Sockets under bad clients: resets, silence, other sites, large and broken documents. */
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestHub } from '../support/hub.ts';

const { hub, ask, build, listen, sql, logged, breakNext } = await openTestHub();
const { port } = new URL(hub.url);

/** Past the commands: what a test breaks are the reads of events, and nobody else's. */
const INSERT = `insert into need (id, number, title, description, category, scale, urgency, place_id, path,
    visibility, quantity, unit_of_measure, deadline, state)
  values ('need_' || gen_random_uuid(), gen_random_uuid(), '演示', '', 'OTHER', 'ORDINARY', 'ORDINARY', $1, $2,
    'PARTNERS', 1, '件', now(), 'LISTED')`;

const upgrade = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n${more}\r\n`;

test('a client that resets its upgrade harms nobody', async () => {
  for (const path of ['/nothing', '/graphql']) {
    for (let i = 0; i < 20; i += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => {});
      await new Promise<void>((resolve) => socket.write(upgrade(path), () => resolve()));
      socket.resetAndDestroy();
    }
  }
  expect(await ask('{ viewer { role } }')).toEqual({ viewer: { role: 'DISTRICT_ADMIN' } });
});

test('a page of another site cannot open a socket, its own can', async () => {
  const answer = (origin: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.once('data', (text) => {
        resolve(String(text).split('\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.write(upgrade('/graphql', `origin: ${origin}\r\n`));
    });
  expect(await answer('https://elsewhere.example')).toContain('403');
  expect(await answer('null')).toContain('403');
  expect(await answer(hub.url)).toContain('101');
});

test('a document that is broken is refused with its code', async () => {
  for (const [query, code] of [
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ] as const) {
    const feed = await listen(query);
    const failure = await feed.next().then(
      () => undefined,
      (error: Error) => error.cause,
    );
    expect(failure).toMatchObject([{ extensions: { code } }]);
  }
});

const CHANGES =
  'subscription ($s: ScopeInput) { needChanged(scope: $s) { ... on NeedChange { version need { title } } } }';

test('an event whose reading fails once is read again: it is not passed over', async () => {
  const { place } = await build.pair();
  const feed = await listen(CHANGES, { s: { placeId: place.id } });
  await feed.next();
  breakNext('need.byId');
  await sql(INSERT, [place.id, place.path]);
  expect(await feed.next()).toEqual({ version: 1, need: { title: '演示' } });
  expect(logged.splice(0)).toHaveLength(1);
});

test('where it cannot be read at all the subscription ends: the next cursor would pass over it', async () => {
  const { place } = await build.pair();
  const feed = await listen(CHANGES, { s: { placeId: place.id } });
  await feed.next();
  breakNext('need.byId', 2);
  await sql(INSERT, [place.id, place.path]);
  const failure = await feed.next().catch((error: Error) => error.cause);
  expect(failure).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(logged.splice(0)).toHaveLength(2);
});

test('readers that lose their connections again and again pass over nothing', async () => {
  const { place } = await build.pair();
  const feed = await listen(CHANGES, { s: { placeId: place.id } });
  await feed.next();
  for (let i = 0; i < 10; i += 1) {
    await sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gridhub-viewer' and datname = current_database()`,
    );
    await sql(INSERT, [place.id, place.path]);
  }
  const told = await feed.take(10).catch((error: Error) => error);
  // Two losses in a row end the subscription, which is said; what came before then is whole.
  if (Array.isArray(told)) expect(told.every(({ need }) => need)).toBe(true);
  else expect(told.message).toBe('the subscription failed');
  // What was cut off is in the log, as it should be.
  logged.splice(0);
});

test('a silent client does not hold up the stop', async () => {
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(upgrade('/graphql'));
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  const loud = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((resolve) => loud.once('open', resolve));
  const at = Date.now();
  await hub.stop();
  expect(Date.now() - at).toBeLessThan(8_000);
  socket.destroy();
});
