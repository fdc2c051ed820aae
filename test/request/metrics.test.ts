/** Figures for Prometheus, who may read them, and when a hub says that it is not ready. */
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startHub } from '../../src/hub.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ environment: { GRIDHUB_READY_LAG_MS: '500' } });
const { build, listen } = hub;
const FEED =
  'subscription ($since: String, $filter: NeedFilter) { needChanged(since: $since, filter: $filter) { __typename ... on NeedChange { cursor } ... on FeedCaughtUp { cursor } } }';

const known = { authorization: `Bearer ${hub.office.token}` };
const read = (headers: Record<string, string> = known, url = hub.hub.url) =>
  fetch(`${url}/metrics`, { headers });

/** Values by name and labels. */
async function figures(): Promise<Map<string, number>> {
  const text = await (await read()).text();
  const lines = text.split('\n').filter((line) => line.startsWith('gridhub_'));
  return new Map(lines.map((line) => [line.replace(/ .*$/, ''), Number(line.split(' ').at(-1))]));
}

test('subscriptions, groups, deliveries, resumptions and latencies are counted', async () => {
  const before = await figures();
  const feeds = await Promise.all([
    listen<{ cursor: string }>(FEED),
    listen<{ cursor: string }>(FEED),
    listen<{ cursor: string }>(FEED, { filter: { state: { in: ['LISTED'] } } }),
  ]);
  const marks = await Promise.all(feeds.map((one) => one.next()));
  const now = await figures();
  expect(now.get('gridhub_feed_subscriptions{state="live"}')).toBe(3);
  expect(now.get('gridhub_feed_groups')).toBe(2);
  await build.need();
  await feeds[0]?.take(2);
  await feeds[2]?.next();
  const resumed = await listen<{ cursor: string }>(FEED, { since: marks[0]?.cursor });
  await resumed.take(3);
  const after = await figures();
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  // Two changes for two, one for the third, two for whoever came back.
  expect(grown('gridhub_feed_deliveries_total')).toBe(7);
  expect(grown('gridhub_feed_resumed_total')).toBe(1);
  // Of all changes of the batches that held something for somebody.
  expect(grown('gridhub_feed_commit_to_send_seconds_count')).toBeGreaterThanOrEqual(2);
  expect(after.get('gridhub_feed_lag_seconds')).toBeLessThan(1);
  expect(after.get('gridhub_feed_horizon_age_seconds')).toBeGreaterThanOrEqual(0);
  for (const one of [...feeds, resumed]) one.stop();
});

test('who has gone is counted by cause', async () => {
  const name = 'gridhub_feed_closed_total{way="stream",cause="client"}';
  const before = (await figures()).get(name) ?? 0;
  const leaving = new AbortController();
  const asked = new URLSearchParams({ query: 'subscription { needChanged { __typename } }' });
  const stream = await fetch(`${hub.hub.url}/graphql/stream?${asked.toString()}`, {
    signal: leaving.signal,
    headers: known,
  });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  leaving.abort();
  await expect.poll(async () => (await figures()).get(name)).toBe(before + 1);
});

test('figures are for whoever brings the token, or administers a district, on this machine', async () => {
  expect((await read()).status).toBe(200);
  // A proxy on this machine that adds no header asks like this.
  expect((await read({})).status).toBe(403);
  const { token } = await hub.office.account({ role: 'SCREEN', place: hub.office.root });
  expect((await read({ authorization: `Bearer ${token}` })).status).toBe(403);
  expect((await read({ authorization: 'Bearer wrong' })).status).toBe(403);
  const config = {
    ...readConfig({ GRIDHUB_METRICS_TOKEN: 'secret' }),
    port: 0,
    dataFolder: inject('secrets'),
    databaseUrl: hub.databaseUrl,
  };
  const other = await startHub({ config });
  try {
    expect((await read({}, other.url)).status).toBe(403);
    expect((await read({ authorization: 'Bearer wrong' }, other.url)).status).toBe(403);
    expect((await read({ authorization: 'Bearer secret' }, other.url)).status).toBe(200);
  } finally {
    await other.stop();
  }
});

test('a hub that tells changes too late is not ready until it has caught up', async () => {
  const ready = async () => (await fetch(`${hub.hub.url}/readyz`)).status;
  const feed = await listen<{ cursor: string }>(FEED);
  await feed.next();
  await expect.poll(ready).toBe(200);
  const blocker = new pg.Client(hub.databaseUrl);
  await blocker.connect();
  onTestFinished(() => blocker.end());
  await blocker.query('begin; lock table gridhub.change in access exclusive mode');
  await expect.poll(ready, { timeout: 5_000 }).toBe(503);
  expect((await figures()).get('gridhub_feed_lag_seconds')).toBeGreaterThan(0.5);
  await blocker.query('commit');
  await expect.poll(ready, { timeout: 5_000 }).toBe(200);
});
