/** A stop under load: no request fails, every feed is told where it stands, and goes on elsewhere from there. */
import { afterAll, expect, inject, test } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.ts';
import { startHub } from '../../src/hub.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, listen, office } = hub;
const start = (environment: Record<string, string> = {}) =>
  startHub({
    config: {
      ...readConfig(environment),
      port: 0,
      dataFolder: inject('secrets'),
      databaseUrl: hub.databaseUrl,
    },
  });
const FEED =
  'subscription { needChanged { __typename ... on NeedChange { id cursor } ... on FeedCaughtUp { cursor } } }';
const authorization = `Bearer ${office.token}`;

interface Raw {
  events: { __typename: string; id?: string; cursor: string }[];
  closed: Promise<number>;
  socket: WebSocket;
}

async function subscribe(url: string): Promise<Raw> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const events: Raw['events'] = [];
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise<void>((resolve) => {
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })),
    );
    socket.on('message', (text: Buffer) => {
      const { type, payload } = JSON.parse(text.toString()) as {
        type: string;
        payload?: { data: { needChanged: Raw['events'][number] } };
      };
      if (type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: FEED } }));
      }
      if (!payload?.data) return;
      events.push(payload.data.needChanged);
      resolve();
    });
  });
  return { events, closed, socket };
}

/** Asks again and again until nobody answers at its door any more; what went wrong before that. */
async function askUntilClosed(url: string): Promise<{ answers: number; faults: string[] }> {
  const told = { answers: 0, faults: [] as string[] };
  for (;;) {
    try {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({
          query: '{ needs(first: 5) { totalCount nodes { id place { name } } } }',
        }),
      });
      const { errors } = (await answer.json()) as { errors?: object[] };
      if (answer.status !== 200 || errors) told.faults.push(JSON.stringify(errors));
      told.answers += 1;
    } catch (error) {
      const { code } = (error as { cause: { code?: string } }).cause;
      if (code !== 'ECONNREFUSED') told.faults.push(String(code));
      return told;
    }
  }
}

test('no request fails, every feed gets its cursor and 1001, within ten seconds', async () => {
  const stopping = await start();
  const { place } = await build.pair();
  const feeds = await Promise.all(Array.from({ length: 30 }, () => subscribe(stopping.url)));
  const lanes = Array.from({ length: 8 }, () => askUntilClosed(stopping.url));
  const seen = await build.need({ place });
  await expect.poll(() => feeds.every(({ events }) => events.length >= 3)).toBe(true);
  const readiness = fetch(`${stopping.url}/readyz`);
  expect((await readiness).status).toBe(200);

  const begun = Date.now();
  const stopped = stopping.stop();
  const unready = await fetch(`${stopping.url}/readyz`);
  expect(unready.status).toBe(503);
  const late = new WebSocket(
    `${stopping.url.replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
  );
  const refused = await new Promise((resolve) => {
    late.on('unexpected-response', (_, answer) => resolve(answer.statusCode));
    late.on('error', () => resolve('no answer'));
  });
  expect(refused).toBe(503);
  const codes = await Promise.all(feeds.map(({ closed }) => closed));
  await stopped;
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect(new Set(codes)).toEqual(new Set([1001]));
  for (const { answers, faults } of await Promise.all(lanes)) {
    expect(faults).toEqual([]);
    expect(answers).toBeGreaterThan(0);
  }

  const missed = await build.need({ place });
  for (const { events } of feeds) {
    const last = events.at(-1);
    expect(last?.__typename).toBe('FeedCaughtUp');
    expect(events.map(({ id }) => id).filter(Boolean)).toEqual([seen.id, seen.id]);
  }
  const since = feeds[0]?.events.at(-1)?.cursor;
  const again = await listen<{ id?: string }>(
    'subscription ($since: String) { needChanged(since: $since) { ... on NeedChange { id } } }',
    { since },
  );
  expect((await again.take(3)).map(({ id }) => id)).toEqual([missed.id, missed.id, undefined]);
});

const strict = await start({ GRIDHUB_PING_INTERVAL_MS: '100' });
afterAll(() => strict.stop());

test('a socket that leaves two pings unanswered is given up, one that answers stays', async () => {
  const [silent, alive] = [await subscribe(strict.url), await subscribe(strict.url)];
  silent.socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 600));
  silent.socket.resume();
  expect(await silent.closed).toBe(1006);
  expect(alive.socket.readyState).toBe(WebSocket.OPEN);
  alive.socket.close();
});
