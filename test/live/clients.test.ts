/** The published client of graphql-ws, used as PROTOCOL.md says, over a connection that is lost again and again. */
import { createClient } from 'graphql-ws';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, office, sql } = hub;

test('it comes back by itself, and goes on behind the cursor in its variables', async () => {
  const need = await build.need();
  let socket: WebSocket | undefined;
  let connected = 0;
  const client = createClient({
    url: `${hub.hub.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: Infinity,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    connectionParams: { authorization: `Bearer ${office.token}` },
    on: {
      connected: (one) => {
        socket = one as WebSocket;
        connected += 1;
      },
    },
  });
  onTestFinished(async () => client.dispose());
  const variables: { since: string | null } = { since: null };
  const versions: number[] = [];
  client.subscribe<{ needChanged: { cursor: string; version?: number } }>(
    {
      query: `subscription ($since: String) { needChanged(since: $since) {
        ... on NeedChange { cursor version } ... on FeedCaughtUp { cursor } } }`,
      variables,
    },
    {
      next: ({ data }) => {
        if (!data) return;
        variables.since = data.needChanged.cursor;
        if (data.needChanged.version !== undefined) versions.push(data.needChanged.version);
      },
      error: (error) => expect.unreachable(String(error)),
      complete: () => {},
    },
  );
  await expect.poll(() => variables.since).not.toBeNull();
  for (let i = 0; i < 40; i += 1) {
    await sql('update need set version = version + 1 where id = $1', [need.id]);
    if (i % 10 === 5) socket?.terminate();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await expect.poll(() => versions.length, { timeout: 5_000 }).toBe(40);
  expect(versions).toEqual(Array.from({ length: 40 }, (_, i) => need.version + 1 + i));
  expect(connected).toBeGreaterThan(3);
});
