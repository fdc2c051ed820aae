/** Cursors are signed: nobody goes on from where nobody has been, and a key can be changed while clients are away. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, listen, sql } = hub;

interface Event {
  __typename: string;
  cursor: string;
  id?: string;
}

const FEED = `subscription ($since: String) { needChanged(since: $since) {
  __typename ... on NeedChange { cursor id } ... on FeedCaughtUp { cursor } ... on FeedReset { cursor } } }`;

async function firstSince(since: string | null): Promise<Event> {
  const feed = await listen<Event>(FEED, { since });
  const event = await feed.next();
  feed.stop();
  return event;
}

const cursorNow = async () => (await firstSince(null)).cursor;
const textOf = (cursor: string) => Buffer.from(cursor, 'base64url').toString();
const cursorOf = (text: string) => Buffer.from(text).toString('base64url');
const isRefused = async (since: string) => {
  const { cause } = (await firstSince(since).catch((error: unknown) => error)) as Error;
  expect(JSON.stringify(cause)).toContain('BAD_USER_INPUT');
};

test('a cursor is about eighty characters', async () => {
  expect((await cursorNow()).length).toBeLessThan(100);
});

test('one that was changed is refused, wherever it was', async () => {
  const text = textOf(await cursorNow());
  const [epoch, , signature] = text.split(' ');
  await isRefused(cursorOf(`${epoch} 3:3: ${signature}`));
  await isRefused(cursorOf(text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A')));
});

test('one without a signature begins anew, and so does one of another database, life or key', async () => {
  const text = textOf(await cursorNow());
  const [epoch, after, signature] = text.split(' ');
  for (const other of [
    `${epoch} ${after}`,
    `${epoch} 3:3:`,
    `${epoch} 3:999999999999:`,
    `0x0x1 ${after} ${signature}`,
    `${epoch} ${after} ~zzzz${signature?.slice(5)}`,
  ]) {
    expect((await firstSince(cursorOf(other))).__typename, other).toBe('FeedReset');
  }
});

test('a key that was changed is good for the days of the journal', async () => {
  const since = await cursorNow();
  await sql('select renew_feed_key()');
  const { id } = await build.need({ state: 'REPORTED' });
  expect(await firstSince(since)).toMatchObject({ __typename: 'NeedChange', id });
  await sql(
    `update feed_key set retired_at = now() - interval '8 days' where retired_at is not null`,
  );
  await hub.hub.services.live.keep();
  expect((await firstSince(since)).__typename).toBe('FeedReset');
  expect((await firstSince(await cursorNow())).__typename).toBe('FeedCaughtUp');
});

test('nobody but the feeds reads the key', async () => {
  const readers = await sql<{ name: string }>(
    `select r.rolname as name from pg_roles r where r.rolname like 'gridhub\\_%' and not r.rolcanlogin
       and has_any_column_privilege(r.oid, 'feed_key', 'select')`,
  );
  expect(readers.map(({ name }) => name).toSorted()).toEqual(['gridhub_feed', 'gridhub_owner']);
});
