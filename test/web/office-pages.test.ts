/** The office's own pages: which files are served, and what a page can do in a browser where an administrator is signed in. */
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { seriousFaultsOn } from '../support/axe.ts';
import { browserPath, openPage } from '../support/browser.ts';
import type { Built } from '../support/build.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

/** A browser on a machine that others use too. */
const PATIENCE = { timeout: 20_000 };
const outside = await mkdtemp(join(tmpdir(), 'gridhub-pages-'));
const folder = join(outside, 'pages');
afterAll(() => rm(outside, { recursive: true }));
await mkdir(join(folder, '大厅'), { recursive: true });
await mkdir(join(folder, '.git'));
const files: Record<string, string> = {
  '../secret.txt': 'secret',
  '.env': 'secret',
  '.git/config': 'secret',
  'index.html': '<title>pages</title>',
  '大厅/a b.json': '{}',
  'x.mjs': 'export const told = "told";',
  'picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'unknown.xyz': '?',
};
for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
await symlink(join(outside, 'secret.txt'), join(folder, 'link.txt'));
await symlink(outside, join(folder, 'up'));
await symlink(join(folder, 'index.html'), join(folder, 'inside.html'));
await writeFile(
  join(folder, 'wall.html'),
  await readFile(new URL('../../docs/pages/wall.html', import.meta.url)),
);

const { hub, ask, build, sql } = await openTestHub({
  demo: true,
  environment: { GRIDHUB_PAGES: folder },
});
const bare = await openTestHub();

/** As it is: fetch would resolve the dots. */
function get(
  path: string,
  headers = {},
  at = hub.url,
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  const { hostname, port } = new URL(at);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (more: string) => (text += more));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asking.on('error', reject).end();
  });
}

test('the address of the folder without its slash leads to it; where there is no folder, nowhere', async () => {
  const { status, headers } = await get('/pages');
  expect([status, headers['location']]).toEqual([308, '/pages/']);
  expect((await get('/pages', {}, bare.hub.url)).status).toBe(404);
});

test('plain files are served with their types, each in a sandbox', async () => {
  const types: Record<string, string> = {
    '/pages/': 'text/html; charset=utf-8',
    '/pages/wall.html': 'text/html; charset=utf-8',
    '/pages/%E5%A4%A7%E5%8E%85/a%20b.json': 'application/json; charset=utf-8',
    '/pages/x.mjs': 'text/javascript; charset=utf-8',
    '/pages/picture.svg': 'image/svg+xml',
    '/pages/unknown.xyz': 'application/octet-stream',
  };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers } = await get(path);
    expect([status, headers['content-type']], path).toEqual([200, type]);
    expect(headers['content-security-policy'], path).toMatch(/^sandbox allow-scripts; /);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
  }
  const { headers } = await get('/pages/x.mjs', { origin: 'null' });
  expect(headers['access-control-allow-origin']).toBe('null');
  const other = await get('/pages/x.mjs', { origin: 'https://elsewhere.example' });
  expect(other.headers['access-control-allow-origin']).toBeUndefined();
});

test('no name with a dot in front, no link and no way out of the folder is served', async () => {
  for (const path of [
    '/pages/.env',
    '/pages/.git/config',
    '/pages/../secret.txt',
    '/pages/%2e%2e/secret.txt',
    '/pages/..%2fsecret.txt',
    '/pages/%2fetc/passwd',
    '/pages//etc/passwd',
    '/pages/link.txt',
    '/pages/up/secret.txt',
    '/pages/inside.html',
    '/pages/wall.html/',
    '/pages/nothing.html',
    '/pages/%',
    '/pages/wall.html%00.txt',
    '/pages/a\\b',
  ]) {
    const { status, text } = await get(path);
    expect([status, text.includes('secret')], path).toEqual([404, false]);
  }
  expect((await get('/pages/index.html', {}, bare.hub.url)).status).toBe(404);
});

test('without a folder no sandbox may ask, and an address of a page signs nobody in', async () => {
  const preflight = (at: string) =>
    fetch(`${at}/graphql`, { method: 'OPTIONS', headers: { origin: 'null' } });
  expect((await preflight(bare.hub.url)).status).toBe(403);
  expect((await preflight(hub.url)).headers.get('access-control-allow-origin')).toBe('null');
  const page = await get(`/pages/wall.html?token=${demoToken('SCREEN')}`);
  expect([page.status, page.headers['set-cookie']]).toEqual([200, undefined]);
});

const where = browserPath ?? 'Chromium, which is not installed: apt-get install chromium';

describe.skipIf(browserPath === undefined)(`in ${where}`, () => {
  async function placed(): Promise<Built> {
    const [place] = await sql<Built>(
      `select id, code, path from place where code like '211102%' and kind = 'COMMUNITY' order by code limit 1`,
    );
    if (!place) throw new Error('The demonstration has no community.');
    return place;
  }

  const signedIn = async () => {
    const opened = await openPage();
    onTestFinished(() => opened.close());
    await opened.page.goto(`${hub.url}/?token=${demoToken('DISTRICT_ADMIN')}`);
    return opened;
  };

  test('a page that tries a command as the administrator who is signed in fails, by whatever way', async () => {
    const place = await placed();
    const before = (await sql('select id from need')).length;
    const input = `{ place: { id: "${place.id}" }, title: "x", category: SAFETY }`;
    const command = JSON.stringify(`mutation { reportNeed(input: ${input}) { need { id } } }`);
    await writeFile(
      join(folder, 'attack.html'),
      `<!doctype html><title>attack</title><script type="module">
      const query = ${command};
      const headers = { 'content-type': 'application/json' };
      const tried = {};
      const attempt = async (name, way) => { try { tried[name] = await way() } catch (error) { tried[name] = error.name } };
      const post = (more) => fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }), ...more }).then((one) => one.status);
      await attempt('cookie', () => document.cookie);
      await attempt('post', () => post({}));
      await attempt('included', () => post({ credentials: 'include' }));
      await attempt('simple', () => post({ credentials: 'include', mode: 'no-cors', headers: { 'content-type': 'text/plain' } }));
      await attempt('read', () => fetch('/data/need-counts.json', { credentials: 'include' }).then((one) => one.text()));
      await attempt('storage', () => localStorage.length);
      await attempt('window', () => String(window.open('/')));
      await attempt('socket', () => new Promise((resolve) => {
        const socket = new WebSocket('ws://' + location.host + '/graphql', 'graphql-transport-ws');
        socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }));
        socket.onmessage = ({ data }) => resolve(JSON.parse(data).type);
        socket.onclose = ({ code }) => resolve(code);
      }));
      await attempt('module', async () => (await import('./x.mjs')).told);
      document.body.append(Object.assign(document.createElement('img'), { src: '/data/need-counts.json' }));
      const form = Object.assign(document.createElement('form'), { method: 'post', action: '/sign-out' });
      document.body.append(form);
      form.submit();
      document.title = JSON.stringify(tried);
      </script><body></body>`,
    );
    const { page } = await signedIn();
    await page.goto(`${hub.url}/pages/attack.html`);
    await expect.poll(() => page.title(), PATIENCE).toMatch(/^{/);
    expect(JSON.parse(await page.title())).toEqual({
      cookie: 'SecurityError',
      // The one refusal that it may read: it is not the page's token.
      post: 403,
      included: 'TypeError',
      // Sent without the cookie, and answered as nobody: what comes of it cannot be read.
      simple: 0,
      read: 'TypeError',
      storage: 'SecurityError',
      window: 'null',
      socket: 4403,
      module: 'told',
    });
    expect((await sql('select id from need')).length).toBe(before);
    // The same browser is still the administrator on the hub's own pages.
    await page.goto(`${hub.url}/graphiql/viewers.json`);
    expect(await page.content()).toContain('DISTRICT_ADMIN');
  });

  test('the example shows counts and the feed, opened by its link, and by it again', async () => {
    const place = await placed();
    const [district] = await sql<Built>("select id from place where code = '211102'");
    const { address } = (
      await ask(
        'mutation ($input: CreateScreenLinkInput!) { createScreenLink(input: $input) { address } }',
        { input: { placeId: district?.id, label: '大厅', page: 'wall.html' } },
      )
    ).createScreenLink;
    const opened = await openPage();
    onTestFinished(() => opened.close());
    const { page } = opened;
    await page.goto(hub.url + address);
    expect(page.url()).toContain('/pages/wall.html#token=hub_');
    await expect.poll(() => page.locator('#open').textContent(), PATIENCE).toMatch(/^\d+$/);
    expect(await page.locator('#streets li').count()).toBeGreaterThan(5);
    await page.goto(hub.url + address);
    await expect.poll(() => page.locator('#open').textContent(), PATIENCE).toMatch(/^\d+$/);
    const shown = Number(await page.locator('#open').textContent());
    await build.need({ place, visibility: 'PARTNERS' });
    await expect.poll(() => page.locator('#feed li').count(), PATIENCE).toBeGreaterThan(0);
    expect(await page.locator('#feed').textContent()).not.toMatch(/[A-Z_]{4}|undefined/);
    expect(await seriousFaultsOn(page)).toEqual([]);
    await expect
      .poll(async () => Number(await page.locator('#open').textContent()), PATIENCE)
      .toBeGreaterThan(shown);
    const { host } = new URL(hub.url);
    expect(opened.asked.filter((one) => new URL(one).host !== host)).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});
