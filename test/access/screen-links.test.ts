/** Links for walls: opened once, revoked, listed with the last that was heard; and who may make them. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ environment: { GRIDHUB_PAGES: import.meta.dirname } });
const { as, build, clock, office, sql } = hub;
const { url } = hub.hub;
const district = await build.place('DISTRICT');
const street = await build.place('STREET', district);
const beside = await build.place('STREET', district);
const admin = as((await office.account({ role: 'STREET_ADMIN', place: street })).token);

const CREATE = `mutation ($input: CreateScreenLinkInput!) { createScreenLink(input: $input) {
  address screenLink { id label page state exchangedAt expiresAt revokedAt lastHeartbeatAt place { id } } } }`;
const REVOKE = `mutation ($id: ID!) { revokeScreenLink(input: { screenLinkId: $id }) {
  address screenLink { state revokedAt } } }`;
const LIST = '{ screenLinks { nodes { id label state lastHeartbeatAt exchangedAt } } }';
/** For what a hub does beside its answers. */
const PATIENCE = { timeout: 20_000 };
const WHO = '{ viewer { role grants { place { id } } } }';

const create = async (given: object = {}) =>
  (await admin.ask(CREATE, { input: { placeId: street.id, label: '大厅', ...given } }))
    .createScreenLink;

const open = (address: string, headers: Record<string, string> = {}) =>
  fetch(url + address, { redirect: 'manual', headers });

const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const tokenIn = (cookie: string) => cookie.split('=')[1] ?? '';

interface Wall {
  id: string;
  state: string;
  lastHeartbeatAt: string | null;
}
const wallWith = async (id: string): Promise<Wall | undefined> =>
  (await admin.ask(LIST)).screenLinks.nodes.find((one: Wall) => one.id === id);

test('the first opening signs the wall in at its place, another browser is told what to do, its own is led on', async () => {
  const { address, screenLink } = await create({ idempotencyKey: 'hall' });
  expect(screenLink).toMatchObject({
    label: '大厅',
    page: null,
    state: 'WAITING',
    place: { id: street.id },
  });
  expect(address).toMatch(/^\/screen\?link=hub_[\w-]{43}$/);
  expect((await create({ idempotencyKey: 'hall' })).address).toBeNull();

  const first = await open(address);
  expect([first.status, first.headers.get('location')]).toEqual([
    303,
    `/screen?scope=${street.code}`,
  ]);
  expect(first.headers.get('set-cookie')).toMatch(
    /^gridhub=hub_.+; Path=\/; .*HttpOnly; SameSite=Strict/,
  );
  const cookie = cookieOf(first);
  expect(await as(tokenIn(cookie)).ask(WHO)).toEqual({
    viewer: { role: 'SCREEN', grants: [{ place: { id: street.id } }] },
  });

  const second = await open(address);
  expect([second.status, second.headers.get('set-cookie')]).toEqual([410, null]);
  expect(await second.text()).toMatch(/只能启用一次[\s\S]*Ask an administrator for a new link/);
  const again = await open(address, { cookie });
  expect([again.status, cookieOf(again)]).toEqual([303, cookie]);
  expect((await open(address, { cookie: `gridhub=${office.token}` })).status).toBe(410);
  const [row] = await sql<{ what: string; path: string }>(
    'select what, path from audit where object_id = $1 order by id desc limit 1',
    [screenLink.id],
  );
  expect(row).toEqual({ what: 'openScreenLink', path: street.path });
});

test('of many that open a link at once one is given the token', async () => {
  const { address } = await create();
  const answers = await Promise.all(Array.from({ length: 8 }, () => open(address)));
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([303, ...Array<number>(7).fill(410)]);
});

test('what looks ahead, leads here from another site or only looks at the head uses no link up', async () => {
  const { address, screenLink } = await create();
  for (const headers of [
    { 'sec-purpose': 'prefetch' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    expect((await open(address, headers)).status).toBe(403);
  }
  expect((await fetch(url + address, { method: 'HEAD' })).status).toBe(403);
  expect((await wallWith(screenLink.id))?.state).toBe('WAITING');
  expect((await open('/screen?link=hub_guess')).status).toBe(410);
  expect((await open(`/screen?link=hub_${'x'.repeat(43)}`)).status).toBe(410);
  expect((await open(address, { 'sec-fetch-site': 'none' })).status).toBe(303);
});

test('a wall that is revoked is shown nothing more, and its link opens nothing', async () => {
  const { address, screenLink } = await create();
  const token = tokenIn(cookieOf(await open(address)));
  await as(token).ask(WHO);
  const revoked = (await admin.ask(REVOKE, { id: screenLink.id })).revokeScreenLink;
  expect(revoked).toMatchObject({ address: null, screenLink: { state: 'REVOKED' } });
  expect(await as(token).refusal(WHO)).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await open(address, { cookie: `gridhub=${token}` })).status).toBe(410);
  const [grant] = await sql<{ isOver: boolean }>(
    `select valid_until <= now() + interval '1 second' as "isOver" from access_grant g join screen_link l on l.grant_id = g.id where l.id = $1`,
    [screenLink.id],
  );
  expect(grant?.isOver).toBe(true);
  const unopened = await create();
  await admin.ask(REVOKE, { id: unopened.screenLink.id });
  expect((await open(unopened.address)).status).toBe(410);
});

test('the list tells which wall is dead, and at most once a minute anything is written for one', async () => {
  const { address, screenLink } = await create();
  const token = tokenIn(cookieOf(await open(address)));
  const version = async () => {
    const [row] = await sql<{ version: number }>(
      'select t.version from token t join screen_link l on l.token_id = t.id where l.id = $1',
      [screenLink.id],
    );
    return row?.version;
  };
  await as(token).ask(WHO);
  await expect
    .poll(async () => (await wallWith(screenLink.id))?.lastHeartbeatAt, PATIENCE)
    .not.toBeNull();
  const before = await version();
  for (let i = 0; i < 5; i += 1) await as(token).ask(WHO);
  expect(await version()).toBe(before);
  expect((await wallWith(screenLink.id))?.state).toBe('ALIVE');
  clock.now = new Date(Date.now() + 6 * 60_000);
  expect((await wallWith(screenLink.id))?.state).toBe('SILENT');
  // A wall that only listens is heard.
  const feed = await hub.listen('subscription { needChanged { __typename } }', {}, token);
  await feed.next();
  await expect.poll(async () => (await wallWith(screenLink.id))?.state, PATIENCE).toBe('ALIVE');
  clock.now = undefined;
});

test('a link ends with the grant of whoever made it, and within the days that it was given', async () => {
  const maker = await office.account({ role: 'STREET_ADMIN', place: beside });
  const input = { placeId: beside.id, label: '门厅', days: 3 };
  const { address, screenLink } = (await as(maker.token).ask(CREATE, { input })).createScreenLink;
  const days = (Date.parse(screenLink.expiresAt) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(2.9);
  expect(days).toBeLessThanOrEqual(3);
  const token = tokenIn(cookieOf(await open(address)));
  await sql('update access_grant set valid_until = now() where id = $1', [maker.grantIds[0]]);
  expect(await as(token).refusal(WHO)).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('links are made, seen and revoked by the admins of the place alone', async () => {
  const input = { placeId: beside.id, label: '大厅' };
  expect(await admin.refusal(CREATE, { input })).toMatchObject({ code: 'FORBIDDEN' });
  const { screenLink } = (await as(office.token).ask(CREATE, { input })).createScreenLink;
  expect(await admin.refusal(REVOKE, { id: screenLink.id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await wallWith(screenLink.id)).toBeUndefined();
  const staff = as((await office.account({ role: 'COMMUNITY_STAFF', place: street })).token);
  expect((await staff.ask(LIST)).screenLinks.nodes).toEqual([]);
});

test('days and pages are judged', async () => {
  const refused = (given: object) =>
    admin.refusal(CREATE, { input: { placeId: street.id, label: '大厅', ...given } });
  for (const days of [0, 366]) {
    expect(await refused({ days })).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.days',
    });
  }
  for (const page of [
    '../x.html',
    '/x.html',
    '.x.html',
    'a/.b',
    'x.html?y',
    'a\\b',
    'a//b',
    'x#y',
  ]) {
    expect(await refused({ page }), page).toMatchObject({ argument: 'input.page' });
  }
});

test('a page of the office’s own is given its token behind the #, and counts in its sandbox alone', async () => {
  const { address, screenLink } = await create({ page: '大厅/wall.html' });
  expect(screenLink.page).toBe('大厅/wall.html');
  const first = await open(address);
  const location = first.headers.get('location') ?? '';
  expect(location).toMatch(/^\/pages\/%E5%A4%A7%E5%8E%85\/wall\.html#token=hub_[\w-]{43}$/);
  expect(first.headers.get('set-cookie')).toMatch(/^gridhub-[0-9a-f]{16}=hub_.+; Path=\/screen; /);
  expect((await open(address)).status).toBe(410);
  const again = await open(address, { cookie: cookieOf(first) });
  expect(again.headers.get('location')).toBe(location);

  const token = location.split('=')[1] ?? '';
  const ask = async (headers: Record<string, string>) => {
    const body = JSON.stringify({ query: WHO });
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return [answer.status, answer.headers.get('access-control-allow-origin')];
  };
  const page = { authorization: `Bearer ${token}` };
  expect(await ask({ ...page, origin: 'null' })).toEqual([200, 'null']);
  expect(await ask(page)).toEqual([403, null]);
  expect(await ask({ ...page, origin: url })).toEqual([403, null]);
  expect(await ask({ ...page, origin: 'https://elsewhere.example' })).toEqual([403, null]);
  expect((await open(`/?token=${token}`)).status).toBe(401);
  // Nobody else is answered in a sandbox, with whatever it brings.
  expect(await ask({ authorization: `Bearer ${office.token}`, origin: 'null' })).toEqual([
    403,
    'null',
  ]);
  expect(await ask({ cookie: `gridhub=${office.token}`, origin: 'null' })).toEqual([403, 'null']);
  expect(await ask({ origin: 'null' })).toEqual([403, 'null']);
  expect((await open('/data/need-counts.json', { ...page, origin: 'null' })).status).toBe(200);
  expect((await open('/data/need-counts.json', page)).status).toBe(403);
});

const gridhub = async (...words: string[]) => {
  const program = fileURLToPath(new URL('../../bin/gridhub.js', import.meta.url));
  const env = { PATH: process.env['PATH'], DATABASE_URL: hub.databaseUrl };
  return promisify(execFile)(process.execPath, [program, ...words], { env }).then(
    ({ stdout }) => stdout.trim(),
    (error: { stderr: string; code: number }) => `${error.code}: ${error.stderr.trim()}`,
  );
};

test('the command line makes a link, lists it with what was heard, and revokes it', async () => {
  const told = await gridhub(
    'screen',
    'link',
    '--scope',
    street.code,
    '--label',
    '门厅',
    '--days',
    '7',
  );
  const [, address = '', id = ''] =
    /^http:\/\/127\.0\.0\.1:4000(\/screen\?link=hub_\S{43})\n.*(screen_link_\w{26}), good for 7 days/.exec(
      told,
    ) ?? [];
  const opened = await open(address);
  expect([opened.status, opened.headers.get('location')]).toEqual([
    303,
    `/screen?scope=${street.code}`,
  ]);
  await as(tokenIn(cookieOf(opened))).ask(WHO);
  await expect.poll(async () => (await wallWith(id))?.lastHeartbeatAt, PATIENCE).not.toBeNull();
  expect(await gridhub('screen', 'list')).toMatch(new RegExp(`${id}  ALIVE  门厅  .*heard 20`));
  expect(await gridhub('screen', 'revoke', id)).toBe(`${id} is revoked.`);
  expect((await wallWith(id))?.state).toBe('REVOKED');
  expect(await gridhub('screen', 'link', '--scope', 'none')).toBe(
    '1: No place has or had the code none.',
  );
  expect(await gridhub('screen', 'link', '--scope', street.code, '--days', '366')).toBe(
    '1: --days is a whole number from 1 to 365.',
  );
}, 240_000);
