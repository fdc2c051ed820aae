/** The feed against the table of what committed: delayed commits, rollbacks, opposite orders, reconnects. */
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import type { Broadcaster } from '../../src/engine/live/broadcaster.ts';
import type { Follower, FanOut } from '../../src/engine/live/follower.ts';
import { type Cursor, decodeCursor } from '../../src/engine/live/cursor.ts';
import type { Noted } from '../../src/engine/live/noted-batch.ts';
import { openTestHub } from '../support/hub.ts';

const { build, sql, databaseUrl, hub } = await openTestHub();
const { live } = hub.services;

const WRITERS = 8;
const ROUNDS = 25;
const NEEDS = 30;

const { place } = await build.pair();
const needs: string[] = [];
for (let i = 0; i < NEEDS; i += 1) needs.push((await build.need({ place })).id);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Transactions over two or three needs, half of them in the opposite order; one in twenty is rolled back. */
async function writer(): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    options: '-c search_path=gridhub',
  });
  await client.connect();
  for (let round = 0; round < ROUNDS; round += 1) {
    const picked = needs
      .toSorted(() => Math.random() - 0.5)
      .slice(0, 2 + Math.floor(Math.random() * 2));
    try {
      await client.query('begin');
      for (const id of picked) {
        await client.query(`update need set description = description || '.' where id = $1`, [id]);
      }
      await pause(Math.random() * 200);
      await client.query(Math.random() < 0.05 ? 'rollback' : 'commit');
    } catch (error) {
      // Opposite orders deadlock now and then: PostgreSQL rolls one back, which is a rollback like any other.
      if ((error as { code?: string }).code !== '40P01') throw error;
      await client.query('rollback');
    }
  }
  await client.end();
}

type Told = (Noted & { type: 'change' }) | { type: 'caughtUp' | 'reset'; cursor: string };

/** Hands changes on as they are. */
const stage: FanOut<Reading, Told> = {
  async perform(told, readers, done) {
    const made = told.noted.map(({ change, cursor }): Told => ({ type: 'change', change, cursor }));
    done(new Map(readers.map((one) => [one, made])));
  },
  groupOf: () => '',
  caughtUp: async (_, cursor) => [{ type: 'caughtUp', cursor }],
  reset: async (_, cursor) => [{ type: 'reset', cursor }],
};
const broadcaster: Broadcaster<Reading, Told> = live.broadcast(stage);
afterAll(() => broadcaster.close());

/** Takes up to so many messages, and more as they are read. */
class Reading implements Follower<Told> {
  private readonly leaving = new AbortController();
  private readonly most: number;
  private readonly told: Told[] = [];
  private wake: () => void = () => {};
  readonly ended: Promise<void>;

  constructor(since: Cursor | undefined, most = Infinity) {
    this.most = most;
    this.leaving.signal.addEventListener('abort', () => this.wake());
    this.ended = broadcaster.follow(this, since, this.leaving.signal);
  }

  take(messages: readonly Told[]): void {
    this.told.push(...messages);
    this.wake();
  }

  get isFull(): boolean {
    return this.told.length > this.most;
  }

  async drained(): Promise<void> {
    while (this.told.length > 0 && !this.leaving.signal.aborted) await pause(5);
  }

  /** The next message; undefined once it has left. */
  async next(): Promise<Told | undefined> {
    while (this.told.length === 0 && !this.leaving.signal.aborted) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return this.told.shift();
  }

  get waiting(): number {
    return this.told.length;
  }

  leave(): void {
    this.leaving.abort();
  }
}

interface Seen {
  changes: { id: number; rowId: string; version: number }[];
  cursor: string;
}

/** Follows until told to stop, dropping and coming back with its cursor after a random number of events. */
async function follower(from: string, until: () => boolean): Promise<Seen> {
  const seen: Seen = { changes: [], cursor: from };
  while (!until()) {
    const reading = new Reading(decodeCursor(seen.cursor, 'since'));
    const patience = setTimeout(() => reading.leave(), 50 + Math.random() * 300);
    await take(reading, seen, Math.floor(Math.random() * 30));
    clearTimeout(patience);
    reading.leave();
  }
  return seen;
}

async function take(reading: Reading, seen: Seen, most: number): Promise<void> {
  let count = 0;
  for (let told = await reading.next(); told; told = await reading.next()) {
    expect(told.type).not.toBe('reset');
    seen.cursor = told.cursor;
    if (told.type === 'change') {
      const { id, rowId, version } = told.change;
      seen.changes.push({ id, rowId, version });
      count += 1;
    }
    if (count > most) return;
  }
}

/** What a cursor over serial ids would have told: the newest id seen, and whatever has a greater one. */
async function byIds(last: number, until: () => boolean): Promise<number[]> {
  const seen: number[] = [];
  while (!until()) {
    const rows = await sql<{ id: number }>(`select id::int from change where id > $1 order by id`, [
      seen.at(-1) ?? last,
    ]);
    seen.push(...rows.map(({ id }) => id));
    await pause(20);
  }
  return seen;
}

async function start(): Promise<string> {
  const reading = new Reading(undefined);
  const first = await reading.next();
  reading.leave();
  return first?.cursor ?? '';
}

test('nothing is lost, nothing is told twice, and every row keeps the order of its changes', async () => {
  const from = await start();
  const [{ last } = { last: 0 }] = await sql<{ last: number }>(
    'select coalesce(max(id), 0)::int as last from change',
  );
  let isDone = false;
  const followers = [
    follower(from, () => isDone),
    follower(from, () => isDone),
    follower(from, () => isDone),
  ];
  const naive = byIds(last, () => isDone);
  await Promise.all(Array.from({ length: WRITERS }, writer));
  await pause(800);
  isDone = true;
  const committed = await sql<{ id: number; rowId: string; version: number }>(
    `select id::int, row_id as "rowId", version from change where id > $1 order by id`,
    [last],
  );
  expect(committed.length).toBeGreaterThan(WRITERS * ROUNDS);
  // The same commits, followed by serial ids: this is what the snapshots are for.
  expect((await naive).length).toBeLessThan(committed.length);
  for (const { changes } of await Promise.all(followers)) {
    expect(changes.toSorted((a, b) => a.id - b.id)).toEqual(committed);
    for (const id of needs) {
      const versions = changes.filter(({ rowId }) => rowId === id).map(({ version }) => version);
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    }
  }
}, 60_000);

test('a cursor rests on what has committed alone: after a crash other ids may be given again', async () => {
  for (let i = 0; i < 30; i += 1) await sql('select pg_current_xact_id()');
  const cursor = decodeCursor(await start(), 'since');
  const [row] = await sql<{ last: string; now: string }>(
    'select (select c.xid::text from change c order by c.xid desc limit 1) as last, pg_snapshot_xmax(pg_current_snapshot())::text as now',
  );
  expect(Number(row?.now)).toBeGreaterThan(Number(row?.last) + 20);
  expect(Number(cursor.after.split(':')[1])).toBe(Number(row?.last) + 1);
});

test('a cursor of another database, or of the future, is answered with a reset', async () => {
  const cursor = decodeCursor(await start(), 'since');
  const strange = [
    { ...cursor, epoch: 'abc' },
    { ...cursor, after: '9000000000:9000000000:' },
  ];
  for (const since of strange) {
    const reading = new Reading(since);
    expect(await reading.next()).toMatchObject({ type: 'reset' });
    reading.leave();
  }
});

test('a reader that stops for a while reads on from the journal', async () => {
  const reading = new Reading(undefined, 100);
  await reading.next();
  await sql(`update need set description = '.' where path like $1`, [`${place.path}%`]);
  for (let i = 0; i < 6; i += 1) {
    await sql(
      `insert into change (kind, row_id, version, actor) select 'test', 'row', n, 'test' from generate_series(1, 1000) n`,
    );
    await pause(60);
  }
  // What waits for it is one batch at the most, however many have come since.
  expect(reading.waiting).toBeLessThan(2_000);
  let last = 0;
  for (let count = 0; count < 6_000 + NEEDS;) {
    const told = await reading.next();
    if (told?.type !== 'change') continue;
    expect(told.change.id).toBeGreaterThan(last);
    last = told.change.id;
    count += 1;
  }
  reading.leave();
});
