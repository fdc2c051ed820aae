/** The demonstration's tokens, as whoever starts the hub meets them: whose they are, where they lie, when there are none. */
import { randomBytes } from 'node:crypto';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, inject, test } from 'vitest';
import { hashOf } from '../../src/engine/access/secret.ts';
import { ROLES, openDemoTokens } from '../../src/demo/demo-tokens.ts';
import { dropDatabase, inDatabase, onServer } from '../support/databases.ts';
import { DEMO_TOKENS } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';
import { type Started, start, stopAll } from '../support/process.ts';

const folder = join(tmpdir(), `gridhub-test-demo-${randomBytes(4).toString('hex')}`);
const file = join(folder, 'demo-tokens.json');
const own = { GRIDHUB_DATA: folder };
const template = await openTestHub({ demo: true });
const WHO = JSON.stringify({ query: '{ viewer { role } }' });

afterEach(stopAll);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The tokens in its table, by role. */
async function printedBy(hub: Started): Promise<Map<string, string>> {
  await hub.ready;
  const rows = [...hub.said().matchAll(/^ {2}([A-Z_]+) +(hub_\S{43})$/gm)];
  return new Map(rows.map(([, role = '', token = '']) => [role, token]));
}

async function roleOf(url: string, token: string | undefined): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: WHO });
  const { data, errors } = (await answer.json()) as {
    data?: { viewer: { role: string } };
    errors?: { message: string }[];
  };
  return data?.viewer.role ?? errors?.[0]?.message ?? '';
}

async function told(...words: string[]): Promise<string> {
  const run = start(words, own);
  await run.ended;
  return run.said().trim();
}

test('they are random, kept for whoever runs the hub alone, printed as links and as a table, and again', async () => {
  expect(await told('token', 'demo')).toContain(`kept in ${folder}: start the hub first.`);
  const first = start(['serve'], own);
  const printed = await printedBy(first);
  expect([...printed.keys()]).toEqual(ROLES);
  expect(new Set(printed.values()).size).toBe(ROLES.length);
  const url = await first.ready;
  for (const [role, token] of printed) {
    expect(await roleOf(url, token)).toBe(role);
    // The screen's own opens the screen.
    const page = role === 'SCREEN' ? 'screen' : '';
    expect(first.said()).toContain(`${url}/${page}?token=${token}`);
  }
  expect(await told('token', 'demo', 'SCREEN')).toBe(printed.get('SCREEN'));
  const again = await told('token', 'demo');
  for (const token of printed.values()) expect(again).toContain(token);
  expect(await told('token', 'demo', 'KING')).toMatch(
    /^KING is no role\. There are: DISTRICT_ADMIN, /,
  );
  const { mode, uid } = await stat(file);
  expect([mode & 0o777, uid]).toEqual([0o600, process.getuid?.()]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(Object.fromEntries(printed));
}, 120_000);

test('none are good where others reach the hub, unless they are asked for, which is said loudly', async () => {
  const before = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  for (const reach of [{ HOST: '0.0.0.0' }, { NODE_ENV: 'production' }]) {
    const hub = start(['serve'], { ...own, ...reach });
    const url = (await hub.ready).replace('0.0.0.0', '127.0.0.1');
    expect(hub.said()).not.toContain('hub_');
    expect(hub.said()).toMatch(
      /No tokens of the demonstration are good here, since (HOST|NODE_ENV)/,
    );
    expect(await roleOf(url, before['DISTRICT_ADMIN'])).toContain('(--demo)');
    await stopAll();
    const asked = start(['serve', '--demo'], { ...own, ...reach });
    const there = (await asked.ready).replace('0.0.0.0', '127.0.0.1');
    await expect
      .poll(() => asked.said())
      .toMatch(/!!! These tokens are good although (HOST|NODE_ENV)/);
    expect(asked.said()).toContain(`${there}/screen?token=${before['SCREEN']}`);
    expect(await roleOf(there, before['SCREEN'])).toBe('SCREEN');
    await stopAll();
  }
}, 120_000);

test('one that was revoked is made anew, the others stay; so is a file that was lost or read by others', async () => {
  const known = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const hub = start(['serve'], own);
  await hub.ready;
  const list = await told('token', 'list');
  const [id = ''] =
    list
      .split('\n')
      .find((line) => line.includes('演示 AUDITOR'))
      ?.split(' ') ?? [];
  await told('token', 'revoke', id);
  await stopAll();
  await chmod(file, 0o644);
  const again = await printedBy(start(['serve'], own));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(again.get('AUDITOR')).not.toBe(known['AUDITOR']);
  again.delete('AUDITOR');
  const { AUDITOR: _, ...others } = known;
  expect(Object.fromEntries(again)).toEqual(others);
  await stopAll();
  await writeFile(file, 'nothing that is kept');
  const last = start(['serve'], own);
  const fresh = await printedBy(last);
  expect(await roleOf(await last.ready, fresh.get('SCREEN'))).toBe('SCREEN');
  expect(await roleOf(await last.ready, known['SCREEN'])).toContain('was revoked at');
}, 120_000);

test('in another’s database they are new at each start with --demo, kept nowhere, and the earlier ones are over', async () => {
  const name = `gridhub_test_${randomBytes(6).toString('hex')}`;
  const serverUrl = inject('serverUrl');
  await onServer(serverUrl, (client) =>
    client.query(`create database ${name} template template0 encoding 'UTF8'`),
  );
  const environment = { DATABASE_URL: inDatabase(serverUrl, name) };
  const inIt = async () =>
    onServer(environment.DATABASE_URL, async (client) => {
      const { rows } = await client.query<{ hash: string }>(
        'select hash from gridhub.token where revoked_at is null',
      );
      return rows.map(({ hash }) => hash).toSorted();
    });
  const seeding = start(['seed'], environment);
  expect([await seeding.ended, await inIt()]).toEqual([0, []]);
  const first = await printedBy(start(['serve', '--demo'], environment));
  expect(await inIt()).toEqual([...first.values()].map(hashOf).toSorted());
  await stopAll();
  const hub = start(['serve', '--demo'], environment);
  const second = await printedBy(hub);
  expect(hub.said()).toContain(
    '!!! These tokens are good although DATABASE_URL names the database',
  );
  expect(await roleOf(await hub.ready, second.get('SCREEN'))).toBe('SCREEN');
  expect(await roleOf(await hub.ready, first.get('SCREEN'))).toContain('was revoked at');
  await stopAll();
  const plain = start(['serve'], environment);
  expect(await roleOf(await plain.ready, second.get('SCREEN'))).toContain('(--demo)');
  expect(plain.said()).not.toContain('hub_');
  const again = start(['token', 'demo'], environment);
  expect(await again.ended).toBe(1);
  expect(again.said()).toMatch(/^In the database of DATABASE_URL .* printed there\.$/m);
  await stopAll();
  await dropDatabase(serverUrl, name);
}, 120_000);

test('the database holds their hashes alone', async () => {
  const tokens = await openDemoTokens(template.databaseUrl, { folder: undefined, now: new Date() });
  const rows = await template.sql<{ text: string }>('select t::text as text from token t');
  const all = rows.map(({ text }) => text).join('\n');
  for (const role of ROLES) {
    expect(all).not.toContain(DEMO_TOKENS[role].slice(4));
    expect(all).not.toContain(tokens?.[role].slice(4));
    expect(all).toContain(hashOf(tokens?.[role] ?? ''));
  }
});
