/** Several hubs on one database: each hears of what the others commit, at once. */
import { afterAll, expect, inject, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startHub } from '../../src/hub.ts';
import { openTestHub } from '../support/hub.ts';
import { Listeners } from '../support/listen.ts';

const hub = await openTestHub();
const { build, office, sql } = hub;
const logged: string[] = [];
/** Polls once a minute: what it hears sooner, the bell has told. */
const beside = await startHub({
  config: {
    ...readConfig({}),
    port: 0,
    dataFolder: inject('secrets'),
    databaseUrl: hub.databaseUrl,
    tailIntervalMs: 60_000,
  },
  log: (line) => logged.push(line),
});
const listeners = new Listeners(beside.url, office.token);
afterAll(async () => {
  await listeners.close();
  await beside.stop();
});
const CHANGES =
  'subscription ($since: String) { needChanged(since: $since) { __typename ... on NeedChange { id cursor } ... on FeedCaughtUp { cursor } } }';

interface Event {
  __typename: string;
  id?: string;
  cursor: string;
}

test('what one process commits, a subscriber of another is told at once', async () => {
  const feed = await listeners.listen<Event>(CHANGES);
  await feed.next();
  const need = await build.need();
  expect((await feed.take(2)).map(({ id }) => id)).toEqual([need.id, need.id]);
  feed.stop();
});

test('a cursor of one process is good on the other', async () => {
  const here = await hub.listen<Event>(CHANGES);
  const { cursor } = await here.next();
  here.stop();
  const need = await build.need();
  const there = await listeners.listen<Event>(CHANGES, { since: cursor });
  const told = await there.take(3);
  expect(told.map(({ id }) => id)).toEqual([need.id, need.id, undefined]);
  there.stop();
});

test('a bell that was cut off is hung up again, and what was missed meanwhile is told', async () => {
  const feed = await listeners.listen<Event>(CHANGES);
  await feed.next();
  const cut = await sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gridhub-bell' and datname = current_database()`,
  );
  expect(cut).toHaveLength(2);
  const missed = await build.need();
  expect((await feed.take(2)).map(({ id }) => id)).toEqual([missed.id, missed.id]);
  const bells = `select 1 from pg_stat_activity where application_name = 'gridhub-bell' and datname = current_database()`;
  await expect.poll(() => sql(bells), { timeout: 5_000 }).toHaveLength(2);
  const need = await build.need();
  expect((await feed.take(2)).map(({ id }) => id)).toEqual([need.id, need.id]);
  // Whoever was just ringing when it was cut has said so.
  for (const line of hub.logged.splice(0)) expect(line).toMatch(/terminat|connection error/i);
});
