/** Starting and stopping, as a user meets it: one sentence where it cannot, nothing left where it ends. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, inject, test } from 'vitest';
import { openClient } from '../../src/engine/database/connect.ts';
import { openLogin } from '../../src/engine/database/login.ts';
import { migrate } from '../../src/engine/database/migrate.ts';
import { dropDatabase, inDatabase, onServer } from '../support/databases.ts';
import { type Started, serversOn, start, stopAll, watchersOf } from '../support/process.ts';

const folder = join(tmpdir(), `gridhub-test-serve-${randomBytes(4).toString('hex')}`);
const own = { GRIDHUB_DATA: folder };

afterEach(stopAll);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Asks with the token that it has printed for the administrator, where it prints one. */
const ask = async (hub: Started, query: string) => {
  const url = await hub.ready;
  const [token] = printedBy(hub, 'DISTRICT_ADMIN');
  return askAs(url, query, token);
};
const askAs = async (url: string, query: string, token?: string) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: Record<string, never>; errors?: { message: string }[] };
};
/** The role's token in the table, and in its link. */
const printedBy = (hub: Started, role: string) =>
  ['', String.raw`http://127\.0\.0\.1:\d+/(?:screen)?\?token=`].flatMap(
    (front) => new RegExp(`^  ${role} +${front}(hub_\\S{43})$`, 'm').exec(hub.said())?.[1] ?? [],
  );
const DISTRICT = '{ hub { demo } district(code: "211102") { id name } needs { totalCount } }';

/** One sentence or two, no stack, exit code 1. */
async function expectRefusal(words: string[], environment: Record<string, string>, what: RegExp) {
  const hub = start(words, environment);
  expect(await hub.ended).toBe(1);
  expect(hub.said()).toMatch(what);
  expect(hub.said()).not.toMatch(/\n\s+at /);
}

describe('on its own PostgreSQL', () => {
  test('the first start makes the demo district, SIGTERM ends everything, the second start finds it again', async () => {
    const first = start(['serve'], own);
    const { data } = await ask(first, DISTRICT);
    expect(data).toMatchObject({
      hub: { demo: true },
      district: { name: '双台子区' },
      needs: { totalCount: 5000 },
    });
    expect(first.said()).toContain('generating the demo district');
    expect(serversOn(folder)).toHaveLength(1);
    // Beside the hub that runs: a token must be revocable without stopping it.
    const office = start(['token', 'create', '--account', '示范办公室'], own);
    expect(await office.ended).toBe(0);
    expect(office.said()).toMatch(/^hub_[\w-]{43}$/m);
    expect(serversOn(folder)).toHaveLength(1);
    const at = Date.now();
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(Date.now() - at).toBeLessThan(10_000);
    expect(serversOn(folder)).toEqual([]);

    const second = start(['serve'], own);
    expect((await ask(second, DISTRICT)).data).toEqual(data);
    // The links of yesterday are good today.
    expect(printedBy(second, 'SCREEN')).toEqual(printedBy(first, 'SCREEN'));
    expect(second.said()).not.toContain('generating');
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
    expect(serversOn(folder)).toEqual([]);
  }, 120_000);

  test('a hub that was killed with its watcher is recovered from, with its orphaned server', async () => {
    const first = start(['serve'], own);
    const before = await ask(first, DISTRICT);
    for (const pid of watchersOf(folder)) process.kill(pid, 'SIGKILL');
    await expect
      .poll(() => first.said())
      .toContain('nobody watches over PostgreSQL: the watcher ended (SIGKILL)');
    first.child.kill('SIGKILL');
    await first.ended;
    expect(serversOn(folder)).toHaveLength(1);
    const second = start(['serve'], own);
    expect(await ask(second, DISTRICT)).toEqual(before);
    expect(serversOn(folder)).toHaveLength(1);
  }, 60_000);

  test('when its server is killed the hub ends with a sentence, and the next start recovers', async () => {
    const first = start(['serve'], own);
    await first.ready;
    for (const pid of serversOn(folder)) process.kill(pid, 'SIGKILL');
    expect(await first.ended).toBe(1);
    expect(first.said()).toContain('The embedded PostgreSQL ended (SIGKILL). Start the hub again');
    expect(first.said()).not.toMatch(/\n\s+at /);
    const second = start(['serve'], own);
    expect((await ask(second, DISTRICT)).data).toMatchObject({ hub: { demo: true } });
  }, 60_000);

  test('a second hub on the same data folder is refused', async () => {
    const first = start(['serve'], own);
    await first.ready;
    await expectRefusal(['serve'], own, /Another hub is running on the data folder/);
  }, 60_000);

  test('a port in use is told, and nothing is left running', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    await expectRefusal(['serve'], { ...own, PORT: String(port) }, /Port \d+ is in use/);
    expect(serversOn(folder)).toEqual([]);
    taken.close();
  }, 60_000);
});

describe('on a server of the user’s', () => {
  const name = `gridhub_test_${randomBytes(6).toString('hex')}`;
  const serverUrl = inject('serverUrl');
  const url = inDatabase(serverUrl, name);

  afterAll(() => dropDatabase(serverUrl, name));

  test('the database stays empty unless the demo is asked for', async () => {
    await onServer(serverUrl, (client) =>
      client.query(`create database ${name} template template0 encoding 'UTF8'`),
    );
    const plain = start(['serve'], { DATABASE_URL: url });
    expect((await ask(plain, DISTRICT)).data).toEqual({
      hub: { demo: false },
      district: null,
      needs: { totalCount: 0 },
    });
    expect(serversOn(folder)).toEqual([]);
    plain.child.kill('SIGTERM');
    expect(await plain.ended).toBe(0);
    expect(plain.said()).not.toContain('hub_');
    const demo = start(['serve', '--demo'], { DATABASE_URL: url });
    expect((await ask(demo, DISTRICT)).data).toMatchObject({
      hub: { demo: true },
      needs: { totalCount: 5000 },
    });
  }, 60_000);

  test('two hubs that start at once on an empty database both come up', async () => {
    const other = `${name}_two`;
    await onServer(serverUrl, (client) =>
      client.query(`create database ${other} template template0 encoding 'UTF8'`),
    );
    const address = inDatabase(serverUrl, other);
    const hubs = [
      start(['serve'], { DATABASE_URL: address }),
      start(['serve'], { DATABASE_URL: address }),
    ];
    for (const hub of hubs)
      expect((await ask(hub, DISTRICT)).data).toMatchObject({ district: null });
    await stopAll();
    await dropDatabase(serverUrl, other);
  }, 60_000);

  test('an unreachable database is told without its password', async () => {
    const address = 'postgresql://someone:secret@127.0.0.1:1/none';
    const hub = start(['serve'], { DATABASE_URL: address });
    expect(await hub.ended).toBe(1);
    expect(hub.said()).toMatch(
      /The database at postgresql:\/\/someone@127.0.0.1:1\/none cannot be reached/,
    );
    expect(hub.said()).not.toContain('secret');
  });

  test('a missing right is told with the SQL that an administrator can run', async () => {
    const login = `gridhub_nobody_${randomBytes(4).toString('hex')}`;
    await onServer(serverUrl, (client) => client.query(`create role ${login} login password 'x'`));
    const address = inDatabase(serverUrl, 'template1').replace(/\/\/[^@]*@/, `//${login}:x@`);
    const hub = start(['serve'], { DATABASE_URL: address });
    expect(await hub.ended).toBe(1);
    expect(hub.said()).toMatch(
      /may not set GridHub up.*grant gridhub_owner to "gridhub_nobody.*create schema gridhub/s,
    );
    expect(hub.said()).not.toMatch(/\n\s+at /);
    await onServer(serverUrl, (client) => client.query(`drop role ${login}`));
  });

  test('a server that is too old is told with the cure', async () => {
    await expect(migrate(url, { oldestServer: 99 })).rejects.toThrow(
      /GridHub needs 99 or later. Upgrade it, or leave DATABASE_URL empty/,
    );
  });

  test('a connection that is cut while the database is prepared fails what is asked of it, and nothing else', async () => {
    const clients = [await openLogin(serverUrl), await openClient(serverUrl, 'gridhub_feed')];
    for (const client of clients) {
      const { rows } = await client.query('select pg_backend_pid() as pid');
      await onServer(serverUrl, (other) =>
        other.query('select pg_terminate_backend($1)', [rows[0].pid]),
      );
      await expect(client.query('select 1')).rejects.toThrow(/terminat|connection/i);
      await client.end();
    }
  });

  test('a variable that makes no sense is told by its name', async () => {
    await expectRefusal(
      ['serve'],
      { PORT: 'abc' },
      /PORT is "abc"; give a whole number from 0 to 65535/,
    );
    await expectRefusal(
      ['serve'],
      { DATABASE_URL: 'mysql://x' },
      /DATABASE_URL must start with postgres/,
    );
  });
});
