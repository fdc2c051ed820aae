/** Work behind the scenes that has fallen far behind: it catches up in batches, loses nothing, and costs nothing when it is done. */
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { verifyAudit } from '../../src/engine/access/audit-verification.ts';
import { connectAs } from '../../src/engine/database/connect.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ isUnfolded: true });
const { ask, build, sql } = hub;
const { audit, live } = hub.hub.services;
const open: pg.Client[] = [];
afterAll(() => Promise.all(open.map((one) => one.end())));

async function connected(role: 'gridhub_feed' | 'gridhub_writer'): Promise<pg.Client> {
  const client = new pg.Client(connectAs(hub.databaseUrl, role));
  await client.connect();
  open.push(client);
  return client;
}

/** Pages that a statement looked at. */
async function pagesOf(client: pg.Client, statement: string): Promise<number> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    `explain (analyze, buffers, format json) ${statement}`,
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
  return ['Hit', 'Read', 'Dirtied'].reduce(
    (sum, what) => sum + (plan[`Shared ${what} Blocks`] ?? 0),
    0,
  );
}

const countIn = async (table: string) => {
  const [row] = await sql<{ n: number }>(`select count(*)::integer as n from ${table}`);
  return row?.n ?? -1;
};

const listed = async (id: string) => {
  const document = 'query ($id: ID!) { place(by: { id: $id }) { needCounts { total } } }';
  return (await ask(document, { id })).place.needCounts.total as number;
};

const addDeltas = (client: Pick<pg.Client, 'query'>, path: string, count: number) =>
  client.query(
    `insert into need_count_delta (path, state, count) select $1, 'LISTED', 1 from generate_series(1, $2::integer)`,
    [path, count],
  );

const addAudit = (client: Pick<pg.Client, 'query'>, name: string, count: number) =>
  client.query(
    `insert into audit (id, kind, what) select 'audit_' || $1 || lpad(n::text, 7, '0'), 'COMMAND', 'work'
     from generate_series(1, $2::integer) n`,
    [name, count],
  );

test('300,000 deltas are folded in batches, and every count on the way is right', async () => {
  const place = await build.place();
  const writer = await connected('gridhub_writer');
  for (let i = 0; i < 3; i += 1) await addDeltas(writer, place.path, 100_000);
  const work = { isOver: false };
  const folding = live.foldCounts().finally(() => (work.isOver = true));
  const left = new Set<number>();
  while (!work.isOver) {
    expect(await listed(place.id)).toBe(300_000);
    left.add(await countIn('need_count_delta'));
  }
  await folding;
  expect(left.size).toBeGreaterThan(5);
  expect(await countIn('need_count_delta')).toBe(0);
  expect(await listed(place.id)).toBe(300_000);
}, 120_000);

test('with nothing to fold or to chain hardly a page is looked at, whatever was there before', async () => {
  const writer = await connected('gridhub_writer');
  const feed = await connected('gridhub_feed');
  await addAudit(writer, 'idle', 20_000);
  await writer.query('begin');
  await addDeltas(writer, (await build.place()).path, 50_000);
  await writer.query('rollback');
  await live.foldCounts();
  await audit.chain();
  for (const work of ['fold_need_counts', 'chain_audit']) {
    await pagesOf(feed, `select ${work}()`);
    expect(await pagesOf(feed, `select ${work}()`), work).toBeLessThan(100);
  }
}, 60_000);

test('processes that fold and chain at once neither lose nor double anything', async () => {
  const place = await build.place();
  const before = await countIn('audit_link');
  const waiting = await countIn('audit_waiting');
  const writers = await Promise.all([1, 2, 3].map(() => connected('gridhub_writer')));
  const workers = await Promise.all([1, 2, 3].map(() => connected('gridhub_feed')));
  const work = { isOver: false };
  let kept = 0;
  const writing = writers.map(async (client, i) => {
    for (let n = 0; n < 30; n += 1) {
      await client.query('begin');
      await addDeltas(client, place.path, 20);
      await addAudit(client, `${i}w${n}_`, 5);
      await client.query(n % 3 === 2 ? 'rollback' : 'commit');
      if (n % 3 !== 2) kept += 1;
    }
  });
  const working = workers.map(async (client, i) => {
    for (let n = 0; !work.isOver; n += 1) {
      await client.query('begin');
      await client.query('select fold_need_counts(37), chain_audit(11)');
      // What breaks off has done nothing.
      await client.query((n + i) % 4 === 3 ? 'rollback' : 'commit');
    }
  });
  await Promise.all(writing);
  work.isOver = true;
  await Promise.all(working);
  await live.foldCounts();
  await audit.chain();
  expect(await countIn('need_count_delta')).toBe(0);
  expect(await listed(place.id)).toBe(kept * 20);
  expect((await countIn('audit_link')) - before).toBe(kept * 5 + waiting);
  expect((await verifyAudit(await connected('gridhub_feed'))).fault).toBeNull();
}, 60_000);

test('what commits late is folded and chained when it is seen', async () => {
  const place = await build.place();
  const late = await connected('gridhub_writer');
  await late.query('begin');
  await addDeltas(late, place.path, 3);
  await addAudit(late, 'late', 3);
  await build.need({ state: 'REPORTED' });
  await live.foldCounts();
  await audit.chain();
  await late.query('commit');
  expect(await countIn('need_count_delta')).toBe(3);
  await live.foldCounts();
  await audit.chain();
  expect([await countIn('need_count_delta'), await countIn('audit_waiting')]).toEqual([0, 0]);
  expect(await listed(place.id)).toBe(3);
});

test('a database that was moved to another cluster, whose transactions begin anew, goes on to fold', async () => {
  await sql(`update water_mark set up_to = '900000000:900000000:'`);
  const place = await build.place();
  await addDeltas(await connected('gridhub_writer'), place.path, 7);
  await live.foldCounts();
  expect(await countIn('need_count_delta')).toBe(0);
  await audit.chain();
  expect(await countIn('audit_waiting')).toBe(0);
});

test('rows that wait for their link are no fault, a row that was slipped in among them is', async () => {
  const writer = await connected('gridhub_writer');
  const feed = await connected('gridhub_feed');
  await audit.chain();
  // Before anything is chained, as if the work were far behind.
  await writer.query('begin');
  await addAudit(writer, 'behind', 50_000);
  await writer.query('commit');
  const { waiting, fault } = await verifyAudit(feed);
  expect([waiting > 0, fault]).toEqual([true, null]);
  await expect(
    writer.query(`insert into audit_waiting (audit_id, since) values ('x', '2000-01-01')`),
  ).rejects.toThrow('permission denied');
  await writer.query(
    `insert into audit (id, kind, what, at) values ('audit_slipped', 'COMMAND', 'x', now() - interval '2 hours')`,
  );
  expect((await verifyAudit(feed)).fault).toBe('audit_slipped is not in the chain');
  await audit.chain();
  expect((await verifyAudit(feed)).fault).toBe('audit_slipped is not in the chain');
}, 60_000);
