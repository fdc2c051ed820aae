/** One transaction that changes very much: told whole, once, in parts that are whole batches and parts of one. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ demo: true });
const { listen, sql } = hub;
const FEED = `subscription ($since: String) { needChanged(since: $since) {
  __typename ... on NeedChange { id version cursor } ... on FeedCaughtUp { cursor } } }`;

interface Event {
  __typename: string;
  cursor: string;
  id?: string;
}

test.each([1_000, 2_000, 4_321])('%i changes at once', async (count) => {
  const feed = await listen<Event>(FEED);
  const { cursor } = await feed.next();
  await sql(
    'update need set version = version + 1 where id in (select id from need order by id limit $1)',
    [count],
  );
  const told = await feed.take(count);
  expect(new Set(told.map(({ id }) => id)).size).toBe(count);
  const middle = told[Math.floor(count / 2)]?.cursor;
  for (const [since, rest] of [
    [cursor, count],
    [middle, count - Math.floor(count / 2) - 1],
  ]) {
    const again = await listen<Event>(FEED, { since });
    const missed = await again.take(Number(rest) + 1);
    expect(new Set(missed.map(({ id }) => id)).size).toBe(Number(rest) + 1);
    expect(missed.at(-1)?.__typename).toBe('FeedCaughtUp');
    again.stop();
  }
  expect(feed.waiting()).toEqual([]);
  feed.stop();
});
