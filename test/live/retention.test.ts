/** The journal is kept for some days: older ones are dropped whole, and whoever was away for longer begins anew. */
import pg from 'pg';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { connectAs } from '../../src/engine/database/connect.ts';
import { openJournal } from '../../src/engine/live/journal.ts';
import { inDatabase } from '../support/databases.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, listen, sql } = hub;
const journal = await openJournal(hub.databaseUrl);
/** A transaction of another database that stays open: snapshots know it too. */
const elsewhere = new pg.Client(inDatabase(inject('serverUrl'), 'postgres'));
await elsewhere.connect();
await elsewhere.query('begin; select pg_current_xact_id()');
afterAll(async () => {
  await elsewhere.end();
  await journal.close();
});
const CHANGES = `subscription ($since: String, $scope: ScopeInput) { needChanged(since: $since, scope: $scope) {
  __typename ... on NeedChange { cursor id } ... on FeedCaughtUp { cursor } ... on FeedReset { cursor } } }`;

interface Event {
  __typename: string;
  cursor: string;
  id?: string;
}

/** What is dropped here is younger than the transaction elsewhere: whoever listened meanwhile may be told to begin anew. */
function forgive(): void {
  for (const line of hub.logged.splice(0)) expect(line).toContain('no longer reaches so far back');
}

const days = () =>
  sql<{ name: string; ends: Date }>('select * from gridhub.journal_days() order by ends');

/** Moves everything that the journal holds into a day that long ago. */
async function age(byDays: number): Promise<void> {
  const day = new Date(Date.now() - byDays * 86_400_000).toISOString().slice(0, 10);
  const name = `change_${day.replaceAll('-', '')}`;
  await sql(`create table ${name} (like change including defaults)`);
  await sql(`alter table ${name} owner to gridhub_owner`);
  await sql(`insert into ${name} select * from change`);
  await sql(`update ${name} set at = '${day}T12:00Z'`);
  await sql('delete from change');
  await sql('drop table if exists change_before');
  await sql(
    `alter table change attach partition ${name} for values from ('${day}T00:00Z') to ('${day}T24:00Z')`,
  );
}

test('partitions are made for the days ahead, and made once', async () => {
  const before = await days();
  const last = before.at(-1)?.ends ?? new Date(0);
  expect(last.getTime()).toBeGreaterThan(Date.now() + 2 * 86_400_000);
  expect(await journal.keep(7)).toBe(0);
  expect(await days()).toEqual(before);
});

test('what is changed on a day that nobody made room for is kept, and told', async () => {
  const feed = await listen<Event>(CHANGES);
  const { cursor } = await feed.next();
  const need = await build.need();
  await feed.take(2);
  await sql(
    `insert into change (at, kind, row_id, version, actor, after) select now() + interval '40 days', kind, row_id, version, actor, after
    from change where row_id = $1 order by id limit 1`,
    [need.id],
  );
  expect((await sql('select * from only change_other')).length).toBe(1);
  expect((await feed.next()).id).toBe(need.id);
  const again = await listen<Event>(CHANGES, { since: cursor });
  expect((await again.take(4)).map(({ id }) => id)).toEqual([need.id, need.id, need.id, undefined]);
  await sql('delete from change_other');
});

test('a cursor from before the days that are kept is told to begin anew, one from within goes on', async () => {
  const feed = await listen<Event>(CHANGES);
  const { cursor: old } = await feed.next();
  await build.need();
  await feed.take(2);
  feed.stop();
  await age(9);
  expect(await journal.keep(10)).toBe(0);
  const kept = await listen<Event>(CHANGES, { since: old });
  expect((await kept.take(3)).map((one) => one.__typename)).toEqual([
    'NeedChange',
    'NeedChange',
    'FeedCaughtUp',
  ]);
  expect(await journal.keep(7)).toBe(1);
  const lost = await listen<Event>(CHANGES, { since: old });
  const [reset, mark] = await lost.take(2);
  expect([reset?.__typename, mark?.__typename]).toEqual(['FeedReset', 'FeedCaughtUp']);
  // The cursor of the reset is good, whatever else is open.
  const other = await build.need();
  const back = await listen<Event>(CHANGES, { since: reset?.cursor });
  expect((await back.take(3)).map(({ id }) => id)).toEqual([other.id, other.id, undefined]);
  forgive();
});

test('a hub that was away for longer than the journal is kept tells everybody to begin anew', async () => {
  const feed = await listen<Event>(CHANGES);
  await feed.next();
  await sql('update journal_end set xid = pg_current_xact_id(), dropped_by = pg_current_xact_id()');
  expect((await feed.next()).__typename).toBe('FeedReset');
  expect(hub.logged.splice(0)).toEqual(['live: the journal no longer reaches so far back']);
  const need = await build.need();
  expect((await feed.take(2)).map(({ id }) => id)).toEqual([need.id, need.id]);
});

test('a writer that is open holds no day up, and no day holds a writer up', async () => {
  await age(20);
  const writer = new pg.Client(connectAs(hub.databaseUrl, 'gridhub_writer'));
  await writer.connect();
  onTestFinished(() => writer.end());
  await writer.query('begin');
  const need = await build.need();
  await writer.query(`update need set title = '未提交' where id = $1`, [need.id]);
  const begun = Date.now();
  expect(await journal.keep(7)).toBe(0);
  expect(Date.now() - begun).toBeLessThan(2_000);
  await build.need();
  await writer.query('commit');
  expect(await journal.keep(7)).toBe(1);
  forgive();
});
