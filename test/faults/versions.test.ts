/** Programs and databases that are not of one age: an older hub is refused, a migration that was killed is taken up again. */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, expect, inject, test } from 'vitest';
import { M0103Places } from '../../migrations/0103-places.ts';
import { BASELINE_FINGERPRINT, FINGERPRINT } from '../../migrations/baseline.ts';
import { MIGRATIONS } from '../../migrations/index.ts';
import { SteppedMigration, type Step } from '../../migrations/stepped.ts';
import { migrate } from '../../src/engine/database/migrate.ts';
import { EMPTY_TEMPLATE, dropDatabase, inDatabase, onServer } from '../support/databases.ts';
import { start, startScript, stopAll } from '../support/process.ts';
import { tell } from './account.ts';
import { fillWithLongTexts, onSchema as ask } from './long-texts.ts';

const serverUrl = inject('serverUrl');
const made: string[] = [];
const PATIENCE = { timeout: 60_000, interval: 20 };

afterEach(stopAll);
afterAll(async () => {
  for (const name of made) await dropDatabase(serverUrl, name);
});

async function makeDatabase(template: string): Promise<string> {
  const name = `gridhub_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, (client) =>
    client.query(`create database ${name} template ${template}`),
  );
  made.push(name);
  return inDatabase(serverUrl, name);
}

/** The server's side of whoever migrates ends too: the machine went down, and not the program alone. */
const cut = (url: string) =>
  ask(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'gridhub-start' and datname = current_database()`,
  );

const COMMANDS = [
  ['serve'],
  ['serve', '--demo'],
  ['migrate'],
  ['seed'],
  ['token', 'create', '--account', 'x'],
  ['token', 'list'],
  ['token', 'revoke', 'token_x'],
  ['grant', 'role', 'DISTRICT_ADMIN', '--account', 'x', '--place', '1'],
  ['grant', 'end', 'grant_x'],
  ['doctor', '--audit'],
];

test('an older hub is refused in words by a newer database, whatever it is asked to do, and writes nothing', async () => {
  const url = await makeDatabase(EMPTY_TEMPLATE);
  await ask(url, `insert into migration (name) values ('0198-of-tomorrow'), ('0199-beyond')`);
  const state = () =>
    ask(
      url,
      `select (select count(*) from migration) as migrations, (select count(*) from account) as accounts,
      (select count(*) from audit) as audits, (select count(*) from place) as places`,
    );
  const before = await state();
  const at = performance.now();
  for (const words of COMMANDS) {
    const older = start(words, { DATABASE_URL: url });
    expect(await older.ended, words.join(' ')).toBe(1);
    expect(older.said(), words.join(' ')).toMatch(
      /brought to 0199-beyond by a newer GridHub; this one knows \d{4}-\S+ at most.*Start the newer GridHub/s,
    );
    expect(older.said(), words.join(' ')).not.toMatch(/\n\s+at |ready/);
  }
  expect(await state()).toEqual(before);
  const healed = performance.now() - at;
  tell(`older hub, ${COMMANDS.length} commands`, {
    saw: 'a sentence, exit 1',
    lost: 'nothing',
    healed,
  });
});

/** A database with needs whose index takes some seconds. */
async function withLongTexts(): Promise<string> {
  const url = await makeDatabase(EMPTY_TEMPLATE);
  await fillWithLongTexts(url);
  // As cautious administrators set it: a migration that asked for no more would end here.
  await ask(
    url,
    `do $$ begin execute format('alter database %I set statement_timeout = ''500ms''', current_database()); end $$`,
  );
  return url;
}

/** The hub's steps and a slow one behind them, in a process of its own. */
const migrateSlowly = (url: string) => startScript('test/faults/slow-step.mjs', [url]);

const indexOf = (url: string) =>
  ask<{ valid: boolean }>(
    url,
    `select indisvalid as valid from pg_index where indexrelid = to_regclass('need_slow')`,
  );
const notedOn = (url: string) =>
  ask<{ name: string }>(url, 'select name from migration order by id');
const ALL = MIGRATIONS.map(({ name }) => ({ name }));
const WITH_SLOW = [...ALL, { name: '0199-slow-index' }];

test('a migration that is killed with its server process is taken up where it was, though an index is half made', async () => {
  const url = await withLongTexts();
  const first = migrateSlowly(url);
  await expect.poll(() => indexOf(url), PATIENCE).toEqual([{ valid: false }]);
  first.child.kill('SIGKILL');
  await cut(url);
  await first.ended;
  const at = performance.now();
  expect(await indexOf(url)).toEqual([{ valid: false }]);
  expect(await notedOn(url)).toEqual(ALL);
  const second = migrateSlowly(url);
  expect(await second.ended).toBe(0);
  const healed = performance.now() - at;
  expect(second.said()).toMatch(
    /schema: 1 migration\n(.*\n)*migration 1 of 1, 0199-slow-index \(index need_slow\): \d+\.\d s so far\n/,
  );
  expect(second.said()).toMatch(
    /0199-slow-index: ended after \d+\.\d s\n(.*\n)*the database has the present schema/,
  );
  expect(await indexOf(url)).toEqual([{ valid: true }]);
  expect(await notedOn(url)).toEqual(WITH_SLOW);
  tell('killed migration', { saw: 'no hub until it was done', lost: 'nothing', healed });
});

test('where only the program was killed, the next start says for whom it waits, and takes over what that has done', async () => {
  const url = await withLongTexts();
  const first = migrateSlowly(url);
  await expect.poll(() => indexOf(url), PATIENCE).toEqual([{ valid: false }]);
  first.child.kill('SIGKILL');
  const at = performance.now();
  const second = migrateSlowly(url);
  expect(await second.ended).toBe(0);
  const healed = performance.now() - at;
  expect(second.said()).toMatch(
    /another start is migrating this database \(server process \d+, since \d\d:\d\d:\d\d UTC\): waiting/,
  );
  expect(await indexOf(url)).toEqual([{ valid: true }]);
  expect(await notedOn(url)).toEqual(WITH_SLOW);
  tell('killed program of a migration', {
    saw: 'no hub until it was done',
    lost: 'nothing',
    healed,
  });
});

/** As GridHub 0.1.0 noted its steps. */
const noteSteps = (url: string, names: readonly string[]) =>
  ask(
    url,
    `delete from migration; insert into migration (name) select unnest(array[${names.map((one) => `'${one}'`).join()}])`,
  );

test('a database whose last step is the last before the baseline stands at the baseline, and goes on from there', async () => {
  const url = await makeDatabase('template0');
  await migrate(url, { migrations: MIGRATIONS.slice(0, 11) });
  expect(await ask(url, FINGERPRINT)).toEqual([{ fingerprint: BASELINE_FINGERPRINT }]);
  await noteSteps(url, ['0001-places', '0055-screens-words', '0056-areas']);
  const said: string[] = [];
  await migrate(url, { say: (line) => said.push(line) });
  expect(said[0]).toMatch(/GridHub 0\.1\.0 stands at the baseline/);
  expect(await notedOn(url)).toEqual(ALL);
  const again: string[] = [];
  await migrate(url, { say: (line) => again.push(line) });
  expect(again).toEqual([]);
});

test.each([
  [
    'that stands further back',
    ['0001-places', '0044-floors'],
    /stands at 0044-floors.*Start GridHub 0\.1\.0 on it once/,
  ],
  [
    'that somebody has changed by hand',
    ['0001-places', '0056-areas'],
    /not what they make: somebody has changed them/,
  ],
])('a database %s is refused in words, and left as it is', async (_, steps, words) => {
  const url = await makeDatabase('template0');
  await migrate(url, { migrations: MIGRATIONS.slice(0, 11) });
  await ask(url, 'alter table need add column note text');
  await noteSteps(url, steps);
  await expect(migrate(url)).rejects.toThrow(words);
  expect(await notedOn(url)).toEqual(steps.map((name) => ({ name })));
});

class Counting extends SteppedMigration {
  readonly steps: readonly Step[] = [
    { kind: 'statement', sql: 'alter table heap add column if not exists filled integer' },
    {
      kind: 'batches',
      what: 'filling the heap',
      sql: `update heap set filled = n, times = times + 1 from (select pg_sleep(0.1)) s
        where n in (select n from heap where filled is null limit 100)`,
    },
  ];
}

test('rows that are filled in batches are filled once each, though the work is cut off in the midst', async () => {
  const url = await makeDatabase(EMPTY_TEMPLATE);
  await ask(
    url,
    `set role gridhub_owner; create table heap as select n, 0 as times from generate_series(1, 3000) n`,
  );
  const said: string[] = [];
  const migrations = [...MIGRATIONS, { name: '0199-heap', class: Counting }];
  const options = { migrations, say: (line: string) => said.push(line) };
  const first = migrate(url, options);
  const failing = expect(first).rejects.toThrow(
    /^migration 1 of 1, 0199-heap, failed: .*What was done before it stands.*it goes on from there/,
  );
  const done = () =>
    ask<{ n: number }>(
      url,
      `select count(*)::int as n from heap where to_jsonb(heap) ->> 'filled' is not null`,
    );
  await expect.poll(async () => (await done())[0]?.n, PATIENCE).toBeGreaterThan(200);
  await cut(url);
  await failing;
  const [{ n } = { n: 0 }] = await done();
  expect(n).toBeLessThan(3_000);
  await migrate(url, options);
  expect(
    await ask(
      url,
      'select count(*)::int as n, sum(times)::int as times from heap where filled = heap.n',
    ),
  ).toEqual([{ n: 3_000, times: 3_000 }]);
  expect(said.join('\n')).toMatch(
    /1 of 1, 0199-heap \(filling the heap, \d+00 rows\): 2\.\d s so far/,
  );
});

test('a migration that fails leaves nothing of itself, and is told by its name', async () => {
  const url = await makeDatabase(EMPTY_TEMPLATE);
  const migrations = [...MIGRATIONS, { name: '0199-again', class: M0103Places }];
  await expect(migrate(url, { migrations })).rejects.toThrow(
    /0199-again, failed: .*already exists/,
  );
  expect(await notedOn(url)).toEqual(ALL);
});

test('a start whose turn does not come says so, and goes on when it does', async () => {
  const url = await makeDatabase(EMPTY_TEMPLATE);
  const said: string[] = [];
  await onServer(url, async (client) => {
    const { rows } = await client.query(
      'select pg_advisory_lock(7414001), pg_backend_pid() as pid',
    );
    const waiting = migrate(url, { say: (line) => said.push(line) });
    await expect
      .poll(() => said.join(), PATIENCE)
      .toContain(`(server process ${rows[0].pid}, since`);
    await client.query('select pg_advisory_unlock(7414001)');
    await waiting;
  });
  expect(said).toHaveLength(1);
});
