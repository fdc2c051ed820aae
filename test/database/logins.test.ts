/** The logins that a hub works by: made for its database, kept for itself, and able to become nothing else. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type DatabaseRole, connectAs } from '../../src/engine/database/connect.ts';
import { addressAs, withoutPassword } from '../../src/engine/database/address.ts';
import { openMadeLogins } from '../../src/engine/database/logins.ts';
import { startHub } from '../../src/hub.ts';
import { EMPTY_TEMPLATE, dropDatabase, inDatabase, onServer } from '../support/databases.ts';
import { openTestHub } from '../support/hub.ts';

const { databaseUrl, sql, ask, build } = await openTestHub();
const secrets = inject('secrets');
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gridhub-logins-'));
  folders.push(folder);
  return folder;
}

async function asked(address: string, role: DatabaseRole, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connectAs(address, role));
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

const KINDS = { reader: 'gridhub_viewer', writer: 'gridhub_writer', feed: 'gridhub_feed' } as const;
const kinds = Object.entries(KINDS) as ['reader' | 'writer' | 'feed', DatabaseRole][];

test.each(kinds)('the %s can become nothing but %s', async (kind, role) => {
  const logins = await openMadeLogins(databaseUrl, secrets);
  const { rows } = await asked(logins[kind], role, 'select current_user as name');
  expect(rows).toEqual([{ name: role }]);
  const found = await asked(logins[kind], role, `set role none; select session_user as name`);
  const [, bare] = found as unknown as pg.QueryResult[];
  expect(bare?.rows[0].name).toMatch(new RegExp(`^gridhub_${kind}_\\d+$`));
  for (const other of [
    'gridhub_owner',
    'gridhub_writer',
    'gridhub_feed',
    'gridhub_viewer',
    'postgres',
    'gridhub',
  ]) {
    if (other === role) continue;
    await expect(asked(logins[kind], role, `set role ${other}`)).rejects.toThrow(
      /permission denied|does not exist/,
    );
  }
});

test('the connections of a hub are by its own logins', async () => {
  await build.need();
  await ask('{ needs { nodes { id } } }');
  const rows = await sql<{ name: string }>(
    `select distinct usename as name from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name ~ '^gridhub'`,
  );
  expect(rows.map(({ name }) => name.replace(/\d+$/, '')).toSorted()).toEqual([
    'gridhub_feed_',
    'gridhub_reader_',
    'gridhub_writer_',
  ]);
});

test('what has happened cannot be written anew by whoever writes', async () => {
  const { writer } = await openMadeLogins(databaseUrl, secrets);
  const refused = async (text: string) =>
    expect(asked(writer, 'gridhub_writer', text), text).rejects.toThrow('permission denied');
  const steps = await sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'gridhub'::regnamespace and relkind in ('r', 'p')
       and relname like '%\\_step'`,
  );
  expect(steps.length).toBeGreaterThan(3);
  for (const { name } of [...steps, { name: 'audit' }]) {
    await refused(`update ${name} set id = 'x'`);
    await refused(`delete from ${name}`);
    await refused(`truncate ${name}`);
  }
  await refused(`insert into audit_link (audit_id, hash) values ('x', 'x')`);
  await refused('delete from change');
});

test('passwords are for the user alone who runs the hub, and the server is told none of them', async () => {
  const [name = ''] = (await readdir(secrets)).filter((one) => one.startsWith('logins-'));
  const file = join(secrets, name);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const kept: Record<string, string> = JSON.parse(await readFile(file, 'utf8'));
  expect(Object.keys(kept).toSorted()).toEqual(['feed', 'reader', 'writer']);
  for (const password of Object.values(kept)) expect(password).toMatch(/^[\w-]{32}$/);
  expect(new Set(Object.values(kept)).size).toBe(3);
});

const open = (dataFolder: string, more: object = {}) =>
  startHub({ config: { ...readConfig({}), port: 0, databaseUrl, dataFolder, ...more } });

test('another hub with a folder of its own is refused while one is at work, and told what to do', async () => {
  const words =
    /Another hub is at work on this database.*GRIDHUB_READER_URL, GRIDHUB_WRITER_URL, GRIDHUB_FEED_URL/s;
  const folder = await emptyFolder();
  // However often it is started, as by whoever watches over it.
  await expect(open(folder)).rejects.toThrow(words);
  await expect(open(folder)).rejects.toThrow(words);
  // It has kept nothing, and the one that is at work goes on.
  const [{ oid } = { oid: 0 }] = await sql<{ oid: number }>(
    'select oid::int as oid from pg_database where datname = current_database()',
  );
  await expect(readdir(folder)).resolves.not.toContain(`logins-${oid}.json`);
  await expect(openMadeLogins(databaseUrl, secrets)).resolves.toBeDefined();
});

test('several hubs work by logins that they are given; one that may do more is refused', async () => {
  const [{ oid } = { oid: 0 }] = await sql<{ oid: number }>(
    'select oid::int as oid from pg_database where datname = current_database()',
  );
  const given = async (kind: string, ...roles: string[]) => {
    const name = `gridhub_given_${kind}_${oid}`;
    await sql(`create role ${name} login password 'given'`);
    for (const role of roles) await sql(`grant ${role} to ${name}`);
    return addressAs(databaseUrl, name, 'given');
  };
  const logins = {
    reader: await given('reader', 'gridhub_viewer'),
    writer: await given('writer', 'gridhub_writer'),
    feed: await given('feed', 'gridhub_feed'),
  };
  const nowhere = join(await emptyFolder(), 'not', 'made');
  const hub = await open(nowhere, { logins });
  await hub.stop();
  await expect(stat(nowhere)).rejects.toThrow('ENOENT');
  const wide = await given('wide', 'gridhub_viewer', 'gridhub_writer');
  await expect(open(nowhere, { logins: { ...logins, reader: wide } })).rejects.toThrow(
    /can become gridhub_writer.*Let GRIDHUB_READER_URL name a user that is a member of gridhub_viewer and of nothing else/s,
  );
  await expect(open(nowhere, { logins: { ...logins, reader: databaseUrl } })).rejects.toThrow(
    /can become .*gridhub/,
  );
  await sql(`alter role gridhub_given_reader_${oid} createdb`);
  await expect(open(nowhere, { logins })).rejects.toThrow(
    /has the attribute CREATEDB.*Let GRIDHUB_READER_URL name .* with no attribute but LOGIN/s,
  );
  await sql(`alter role gridhub_given_reader_${oid} nocreatedb`);
  const elsewhere = inDatabase(logins.writer, 'postgres');
  await expect(open(nowhere, { logins: { ...logins, writer: elsewhere } })).rejects.toThrow(
    /GRIDHUB_WRITER_URL leads to postgres of the server \d+, and DATABASE_URL to .*let both name one database/s,
  );
  const unknown = addressAs(databaseUrl, `gridhub_given_nobody_${oid}`, 'given');
  await expect(open(nowhere, { logins: { ...logins, feed: unknown } })).rejects.toThrow(
    /refuses one of the logins.*does not exist.*Check GRIDHUB_READER_URL/s,
  );
  const other = addressAs(databaseUrl, `gridhub_given_feed_${oid}`, 'given');
  await expect(open(nowhere, { logins: { ...logins, writer: other } })).rejects.toThrow(
    /refuses one of the logins.*permission denied.*gridhub_writer/s,
  );
});

test('of two first starts at once one works, and the other is told of it', async () => {
  const serverUrl = inject('serverUrl');
  const own = `gridhub_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, (client) =>
    client.query(`create database ${own} template ${EMPTY_TEMPLATE}`),
  );
  const url = { databaseUrl: inDatabase(serverUrl, own) };
  const started = await Promise.allSettled([
    open(await emptyFolder(), url),
    open(await emptyFolder(), url),
  ]);
  const hubs = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(hubs).toHaveLength(1);
  expect(started.find((one) => one.status === 'rejected')?.reason.message).toContain(
    'Another hub is at work on this database',
  );
  const asked = await fetch(`${hubs[0]?.url}/readyz`);
  expect(asked.status).toBe(200);
  for (const hub of hubs) await expect(hub.stop()).resolves.toEqual([]);
  await dropDatabase(serverUrl, own);
});

test('a file that is lost is made anew once no hub is at work; one that is half there too', async () => {
  const folder = await emptyFolder();
  const serverUrl = inject('serverUrl');
  const own = `gridhub_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, (client) =>
    client.query(`create database ${own} template ${EMPTY_TEMPLATE}`),
  );
  const config = {
    ...{ ...readConfig({}), port: 0, dataFolder: folder },
    databaseUrl: inDatabase(serverUrl, own),
  };
  await (await startHub({ config })).stop();
  const [name = ''] = await readdir(folder);
  const file = join(folder, name);
  const before = await readFile(file, 'utf8');
  await rm(file);
  await (await startHub({ config })).stop();
  expect(await readFile(file, 'utf8')).not.toBe(before);
  await writeFile(file, '{"reader": ');
  await chmod(file, 0o644);
  await (await startHub({ config })).stop();
  expect(Object.keys(JSON.parse(await readFile(file, 'utf8')))).toHaveLength(3);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await dropDatabase(serverUrl, own);
});

test.each([
  [{ GRIDHUB_READER_URL: 'postgresql://x' }, /or none of them/],
  [
    { GRIDHUB_READER_URL: 'x', GRIDHUB_WRITER_URL: 'x', GRIDHUB_FEED_URL: 'x' },
    /GRIDHUB_READER_URL must start with/,
  ],
])('%o is told', (environment, words) => {
  expect(() => readConfig(environment)).toThrow(words);
});

test.each([
  [
    'postgresql://u:p@ss@host:5432/db',
    'postgresql://a:b@host:5432/db',
    'postgresql://u@host:5432/db',
  ],
  [
    'postgresql://u:p@%2Ftmp%2Fx/db?a=@',
    'postgresql://a:b@%2Ftmp%2Fx/db?a=@',
    'postgresql://u@%2Ftmp%2Fx/db?a=@',
  ],
  ['postgresql:///db?host=/tmp', 'postgresql://a:b@/db?host=/tmp', 'postgresql:///db?host=/tmp'],
  [
    'postgresql://host/db?user=u&password=p&sslmode=require',
    'postgresql://a:b@host/db?sslmode=require',
    'postgresql://host/db?user=u&password=…&sslmode=require',
  ],
  ['postgresql://host/db?user=u', 'postgresql://a:b@host/db', 'postgresql://host/db?user=u'],
])('%s by another login', (url, other, bare) => {
  expect(addressAs(url, 'a', 'b')).toBe(other);
  expect(withoutPassword(url)).toBe(bare);
});
