/** Traffic of the demonstration against a real hub: through the API alone, at the pace that is asked for, on a demonstration alone. */
import { expect, onTestFinished, test } from 'vitest';
import { openCast } from '../../src/demo/traffic/cast.ts';
import type { Command } from '../../src/demo/traffic/command.ts';
import { TrafficClient } from '../../src/demo/traffic/client.ts';
import { type Planned, planHour } from '../../src/demo/traffic/plan.ts';
import { type Counts, Actor } from '../../src/demo/traffic/actor.ts';
import { surveyWorld } from '../../src/demo/traffic/survey.ts';
import { type Traffic, type TrafficOptions, openTraffic } from '../../src/demo/traffic/traffic.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { type TestHub, openTestHub } from '../support/hub.ts';

const [busy, beside, foreign] = (await Promise.all(
  [1, 2, 3].map(() => openTestHub({ demo: true, isBare: true })),
)) as [TestHub, TestHub, TestHub];

const TUESDAY_AT_NINE = new Date('2026-11-24T01:00:00Z');
const HOUR = planHour(1, { day: '2026-11-24', hour: 9 });
const ADMINISTRATOR = demoToken('DISTRICT_ADMIN');
/** The machine is shared. */
const LONG_MS = 180_000;

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);

interface Seen {
  counts: Counts;
  said: string[];
  given: Command[];
}

const seen = (): Seen => ({ counts: { done: {}, refused: {}, idle: 0 }, said: [], given: [] });

/** Does what is planned one by one, without waiting for its time. */
async function act({ hub, databaseUrl }: TestHub, plan: readonly Planned[]): Promise<Seen> {
  const { counts, said, given } = seen();
  const client = new TrafficClient(hub.url, new AbortController().signal);
  const cast = await openCast(databaseUrl, ADMINISTRATOR);
  const world = await surveyWorld(client, ADMINISTRATOR);
  const log = (line: string) => said.push(line);
  const onCommand = (command: Command) => given.push(command);
  const actor = new Actor({ client, cast, world, counts, log, onCommand });
  for (const planned of plan) await actor.act(planned, '2026-11-24');
  return { counts, said, given };
}

async function open(
  { hub, databaseUrl }: TestHub,
  more: Partial<TrafficOptions> = {},
): Promise<Traffic & { said: string[] }> {
  const said: string[] = [];
  const traffic = openTraffic({
    url: hub.url,
    cast: await openCast(databaseUrl, ADMINISTRATOR),
    seed: 1,
    pace: 1_000,
    from: TUESDAY_AT_NINE,
    log: (line) => said.push(line),
    ...more,
  });
  onTestFinished(() => traffic.stop());
  return { ...traffic, said };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + LONG_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Counters of the district by state, beside its rows counted one by one. */
async function counted({ as, sql, hub }: TestHub) {
  await hub.services.live.foldCounts();
  const { district } = await as(ADMINISTRATOR).ask(
    `{ district(code: "211102") { needCounts { total open byState { state count } } needs { totalCount } } }`,
  );
  const rows = await sql<{ state: string; count: number }>(
    'select state, count(*)::int as count from need group by state order by state',
  );
  const { total, open, byState } = district.needCounts as {
    total: number;
    open: number;
    byState: { state: string; count: number }[];
  };
  const kept = byState
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => (a.state < b.state ? -1 : 1));
  return { total, open, list: district.needs.totalCount as number, kept, rows };
}

let first: Seen;

test(
  'an hour of it: every step of a need’s life through the API, nothing INTERNAL, counters that equal their rows',
  { timeout: LONG_MS },
  async () => {
    const before = await counted(busy);
    first = await act(busy, HOUR);
    const { done, refused } = first.counts;
    for (const name of [
      'reportNeed',
      'listNeed',
      'claimNeed',
      'acceptClaim',
      'startClaim',
      'deliverClaim',
      'confirmClaim',
      'closeNeed',
    ]) {
      expect(done[name] ?? 0, `${name} of ${JSON.stringify(first.counts)}`).toBeGreaterThan(4);
    }
    expect(sum(done)).toBeGreaterThan(HOUR.length * 0.5);
    // Another had the need first, or an agreement has ended: nothing else is ever refused.
    const others = Object.keys(refused).filter((code) => code !== 'CONFLICT');
    expect(others, first.said.join('\n')).toEqual([]);
    expect(refused['CONFLICT'] ?? 0).toBeLessThan(HOUR.length / 10);
    const after = await counted(busy);
    expect(after.total - before.total).toBe(done['reportNeed']);
    expect(after.list).toBe(after.total);
    expect(after.kept).toEqual(after.rows);
    expect(after.open - before.open).toBeLessThanOrEqual(done['reportNeed'] ?? 0);
  },
);

test(
  'the same seed and the same answers give the same commands',
  { timeout: LONG_MS },
  async () => {
    const { given } = await act(beside, HOUR.slice(0, 80));
    expect(given.length).toBeGreaterThan(40);
    // What was made meanwhile has ids of its own: such a one is told apart by its place in the order of what was made.
    const known = new Set((await sqlIds(busy)).concat(await sqlIds(beside)));
    const told = ({ given }: Seen) =>
      given.slice(0, 80).map(({ name, input, by }) => [name, plain(input, known), by]);
    expect(told({ ...first, given })).toEqual(told(first).slice(0, given.length));
  },
);

/** Rows of the demonstration itself, which are the same in both. */
const sqlIds = async ({ sql }: TestHub) =>
  (
    await sql<{ id: string }>(
      'select id from need where is_demo union all select id from claim where is_demo',
    )
  ).map(({ id }) => id);

function plain(input: Readonly<Record<string, unknown>>, known: ReadonlySet<string>) {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const isMade = /^(need|claim)Id$/.test(name) && !known.has(String(value));
      return [name, isMade ? 'made' : value];
    }),
  );
}

test('it stands again on what it has made itself, as the accounts that it has', async () => {
  const count = (table: string) => busy.sql(`select count(*)::int as count from ${table}`);
  const before = [await count('account'), await count('token')];
  await openCast(busy.databaseUrl, ADMINISTRATOR);
  expect([await count('account'), await count('token')]).toEqual(before);
  const [step] = await busy.sql<{ actor: string; role: string }>(
    `select s.actor, s.role from need_step s where s.command = 'listNeed' order by s.id desc limit 1`,
  );
  expect(step).toMatchObject({
    role: 'COMMUNITY_SECRETARY',
    actor: expect.stringMatching(/^示范书记·/),
  });
});

const STEPS = 'select count(*)::int as count from need_step';

test(
  'it goes by its clock until it is stopped, and nothing goes on then',
  { timeout: LONG_MS },
  async () => {
    const traffic = await open(busy);
    await until(() => sum(traffic.counts.done) > 3);
    await traffic.stop();
    const steps = await busy.sql(STEPS);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await busy.sql(STEPS)).toEqual(steps);
  },
);

test(
  'refusals end nothing: they are counted and said, and it goes on',
  { timeout: LONG_MS },
  async () => {
    const traffic = await open(busy);
    await until(() => sum(traffic.counts.done) > 0);
    const revoke = (when: string) =>
      busy.sql(`update token set revoked_at = ${when} where is_demo`);
    await revoke('now()');
    await until(() => (traffic.counts.refused['UNAUTHENTICATED'] ?? 0) > 2);
    await revoke('null');
    const done = sum(traffic.counts.done);
    await until(() => sum(traffic.counts.done) > done + 3);
    expect(traffic.said.join('\n')).toContain('UNAUTHENTICATED');
  },
);

test('a hub that is not there is asked again, and stopping does not wait for it', async () => {
  const traffic = await open(busy, { url: 'http://127.0.0.1:9' });
  await until(() => traffic.said.length > 0);
  expect(traffic.said[0]).toContain('UNREACHED');
  await traffic.stop();
});

test('a database that holds anything else is refused, and left as it was', async () => {
  const { sql, databaseUrl } = foreign;
  const empty = await openTestHub({ isBare: true });
  await expect(openCast(empty.databaseUrl, ADMINISTRATOR)).rejects.toThrow(
    /holds no demonstration/,
  );
  const accounts = await sql('select count(*) from account');
  const mark = (isDemo: boolean) =>
    sql(`update need set is_demo = ${isDemo} where id = (select min(id) from need)`);
  await mark(false);
  await expect(openCast(databaseUrl, ADMINISTRATOR)).rejects.toThrow(/\(1 needs\)/);
  await mark(true);
  await sql(`insert into account (id, name) values ('account_real', '区委组织部')`);
  await expect(openCast(databaseUrl, ADMINISTRATOR)).rejects.toThrow(/\(1 accounts\)/);
  await sql(`delete from account where id = 'account_real'`);
  expect(await sql('select count(*) from account')).toEqual(accounts);
  await openCast(databaseUrl, ADMINISTRATOR);
});
