/**
 * Everything that happens in months, in a minute: eight writers that delay, roll back and deadlock, fifty clients that
 * drop out at random, one of two hubs killed twice, the database crashed. Every client ends with every change of its
 * slice. 2,000 changes; GRIDHUB_CHANGES sets another number, as `npm run test:long` does.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectAs } from '../../src/engine/database/connect.ts';
import type { Embedded } from '../../src/engine/database/embedded-handle.ts';
import { openEmbedded } from '../../src/engine/database/embedded.ts';
import { openOffice } from '../support/office.ts';
import { type Started, serversOn, start, stopAll } from '../support/process.ts';
import { Wanderer } from './wanderer.ts';

const CHANGES = Number(process.env['GRIDHUB_CHANGES'] ?? 2_000);
const WRITERS = 8;
const CLIENTS = 50;
const folder = join(tmpdir(), `gridhub-test-chaos-${randomBytes(4).toString('hex')}`);
/** An administrator's, made when the district is there: that of the demonstration changes with each start. */
let token = '';
let embedded: Embedded | undefined;

afterAll(async () => {
  await stopAll();
  await embedded?.close();
  await rm(folder, { recursive: true, force: true });
});

const open = async () => (embedded = await openEmbedded({ folder, say: () => {} }));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The server without a moment to tidy up, behind transactions that leave no trace: their ids are given again. */
async function crash(whileAway: () => Promise<void>): Promise<void> {
  const client = new pg.Client(connectAs(embedded?.url ?? '', 'gridhub_writer'));
  client.on('error', () => {});
  await client.connect();
  for (let i = 0; i < 20; i += 1) {
    await client.query('begin; select pg_current_xact_id(); rollback');
  }
  for (const pid of serversOn(folder)) process.kill(pid, 'SIGQUIT');
  await embedded?.lost;
  await whileAway();
  await client.end().catch(() => {}); // It is gone already.
  await embedded?.close();
}

/** A hub on a port that it keeps when it comes back. */
class Hub {
  readonly port: number;
  private readonly databaseUrl: string;
  private started: Started | undefined;

  constructor(port: number, databaseUrl: string) {
    this.port = port;
    this.databaseUrl = databaseUrl;
  }

  async start(): Promise<string> {
    const environment = { DATABASE_URL: this.databaseUrl, PORT: String(this.port) };
    this.started = start(['serve', '--demo'], environment);
    return this.started.ready;
  }

  async killAndStart(): Promise<void> {
    this.started?.child.kill('SIGKILL');
    await this.started?.ended;
    await this.start();
  }
}

/** The published client, as PROTOCOL.md says to use it. */
function publishedClient(url: string, since: string) {
  const told: string[] = [];
  const faults: string[] = [];
  const opened: { socket?: WebSocket } = {};
  const variables = { since };
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: Infinity,
    retryWait: () => pause(50),
    connectionParams: { authorization: `Bearer ${token}` },
    on: { connected: (one) => void (opened.socket = one as WebSocket) },
  });
  client.subscribe<{ needChanged: { cursor: string; id?: string; version: number } }>(
    {
      query: `subscription ($since: String) { needChanged(since: $since) {
        ... on NeedChange { cursor id version } ... on FeedCaughtUp { cursor } ... on FeedProgress { cursor } } }`,
      variables,
    },
    {
      next: ({ data, errors }) => {
        if (!data) return void faults.push(JSON.stringify(errors));
        const { id, version, cursor } = data.needChanged;
        variables.since = cursor;
        if (id !== undefined) told.push(`${id} ${version}`);
      },
      error: (error) => faults.push(error instanceof Error ? error.message : JSON.stringify(error)),
      complete: () => faults.push('complete'),
    },
  );
  return { told, faults, drop: () => opened.socket?.terminate(), close: () => client.dispose() };
}

const progress = { committed: 0 };

/** A few needs a transaction, in any order; some are held for a while, some rolled back. */
async function write(url: string, ids: readonly string[]): Promise<void> {
  while (progress.committed < CHANGES) {
    const client = new pg.Client(connectAs(url, 'gridhub_writer'));
    client.on('error', () => {}); // Its server goes and comes back.
    try {
      await client.connect();
      while (progress.committed < CHANGES) await change(client, ids);
    } catch {
      await pause(50);
    } finally {
      await client.end().catch(() => {}); // It is gone already.
    }
  }
}

async function change(client: pg.Client, ids: readonly string[]): Promise<void> {
  const picked = Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => {
    return ids[Math.floor(Math.random() * ids.length)];
  });
  await client.query('begin');
  try {
    for (const id of picked) {
      await client.query(
        'update need set version = version + 1, updated_at = now() where id = $1',
        [id],
      );
    }
  } catch (error) {
    if ((error as { code?: string }).code !== '40P01') throw error;
    await client.query('rollback');
    return;
  }
  if (Math.random() < 0.2) await pause(Math.random() * 100);
  const isKept = Math.random() > 0.15;
  await client.query(isKept ? 'commit' : 'rollback');
  if (isKept) progress.committed += picked.length;
}

async function until(share: number): Promise<void> {
  while (progress.committed < CHANGES * share) await pause(20);
}

async function query<R>(url: string, text: string, values: unknown[] = []): Promise<R[]> {
  const client = new pg.Client(connectAs(url, 'gridhub_feed'));
  await client.connect();
  try {
    return (await client.query(text, values)).rows as R[];
  } finally {
    await client.end();
  }
}

async function administrator(url: string): Promise<string> {
  const client = new pg.Client(connectAs(url, 'gridhub_writer'));
  await client.connect();
  try {
    const office = await openOffice(
      async <R>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as R[],
    );
    return office.token;
  } finally {
    await client.end();
  }
}

/** The cursor of this moment. */
async function cursorOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: 'subscription { needChanged { ... on FeedCaughtUp { cursor } } }',
    }),
  });
  for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const [, cursor] = /^id: (.+)$/m.exec(text) ?? [];
    if (cursor !== undefined) return cursor;
  }
  throw new Error('no cursor came');
}

interface Committed {
  id: string;
  version: number;
  code: string;
}

test('nothing is lost, nothing is told twice, and every row keeps its order, whatever is killed', async () => {
  const { url } = await open();
  const [one, two] = [new Hub(await freePort(), url), new Hub(await freePort(), url)];
  const urls = [await one.start(), await two.start()];
  token = await administrator(url);
  const needs = await query<{ id: string; code: string }>(
    url,
    `select n.id, p.code from need n join place p on p.kind = 'COMMUNITY' and n.path ^@ p.path order by n.id limit 400`,
  );
  const codes = [...new Set(needs.map(({ code }) => code))];
  const since = await cursorOf(urls[0] ?? '');
  const [{ last } = { last: 0 }] = await query<{ last: number }>(
    url,
    'select max(id)::int as last from change',
  );
  let isOver = false;
  const wanderers = Array.from({ length: CLIENTS }, (_, i) => {
    const placeCode = i % 5 === 0 ? undefined : codes[i % codes.length];
    return new Wanderer({
      urls,
      token,
      since,
      placeCode,
      isStream: i % 4 === 0,
      isSteady: i % 10 < 2,
      goesOn: () => !isOver,
    });
  });
  const wandering = wanderers.map((each) => each.wander());
  const published = publishedClient(urls[0] ?? '', since);
  const writing = Array.from({ length: WRITERS }, () =>
    write(
      url,
      needs.map(({ id }) => id),
    ),
  );
  await until(0.2);
  await two.killAndStart();
  await until(0.4);
  await crash(async () => {
    published.drop();
    await pause(500);
  });
  expect((await open()).url).toBe(url);
  await until(0.6);
  await two.killAndStart();
  await Promise.all(writing);

  const committed = await query<Committed>(
    url,
    `select c.row_id as id, c.version, p.code from change c join place p on p.kind = 'COMMUNITY' and c.path ^@ p.path
     where c.id > $1 and c.kind = 'need' order by c.id`,
    [last],
  );
  const sliceOf = ({ placeCode }: Wanderer) =>
    committed
      .filter(({ code }) => placeCode === undefined || code === placeCode)
      .map(({ id, version }) => `${id} ${version}`);
  const all = committed.map(({ id, version }) => `${id} ${version}`).toSorted();
  const isWhole = () =>
    published.told.length >= all.length &&
    wanderers.every((each) => each.told.length >= sliceOf(each).length);
  // Those who are cut off every second come on slowly while other tests have the machine.
  const begun = performance.now();
  for (let i = 0; i < 1_500 && !isWhole(); i += 1) await pause(100);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  isOver = true;
  for (const each of wanderers) each.leave();
  await Promise.all(wandering);
  await published.close();

  expect(published.faults.filter((one) => one !== 'complete')).toEqual([]);
  expect(published.told.toSorted()).toEqual(all);
  expect(committed.length).toBeGreaterThanOrEqual(CHANGES);
  for (const each of wanderers) {
    expect(each.faults).toEqual([]);
    expect(each.told.toSorted()).toEqual(sliceOf(each).toSorted());
    const newest = new Map<string, number>();
    for (const [id = '', version] of each.told.map((text) => text.split(' '))) {
      expect(Number(version)).toBeGreaterThan(newest.get(id) ?? 0);
      newest.set(id, Number(version));
    }
  }
  const visits = wanderers.reduce((sum, each) => sum + each.visits, 0);
  const told = wanderers.reduce((sum, each) => sum + each.told.length, 0);
  console.log(
    `${committed.length} changes, ${CLIENTS} clients, ${visits} visits, ${told} events, whole after ${seconds} s`,
  );
}, 420_000);
