/** The front page: what it says of the hub, who is signed in, and that signing out does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaultsOn } from '../support/axe.ts';
import { type OpenedPage, browserPath, openPage } from '../support/browser.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';
import { VERSION } from '../../src/version.ts';

const { hub } = await openTestHub({ demo: true });
const bare = await openTestHub();

const pageAt = async (path: string, at = hub.url) => (await fetch(at + path)).text();

test('it says its version, that it is ready, and whether its data is a demonstration', async () => {
  const page = await pageAt('/');
  expect(page).toContain(VERSION);
  expect(page).toContain('正常');
  expect(page).toContain('演示数据');
  expect(page).toMatch(/<time datetime="\d{4}-/);
  expect(await pageAt('/', bare.hub.url)).toContain('正式数据');
});

test('every door leads to a page that is there', async () => {
  const paths = [...(await pageAt('/')).matchAll(/<li><a href="(\/[^"]*)"/g)].map(
    ([, path]) => path,
  );
  expect(paths).toEqual(expect.arrayContaining(['/graphiql', '/docs', '/graphql', '/readyz']));
  for (const path of paths) {
    const { status } = await fetch(hub.url + path, { headers: { accept: 'text/html' } });
    // The figures ask for a token.
    expect([path, path === '/metrics' ? 200 : status]).toEqual([path, 200]);
  }
});

test('the page of addresses has a heading of its own, leads home, and tells where one signs in', async () => {
  const answer = await fetch(`${hub.url}/data`, { headers: { accept: 'text/html' } });
  const page = await answer.text();
  expect(page).toMatch(/<h2>固定数据地址/);
  expect(page).toContain('<a href="/">‹ 首页');
  expect(page).not.toMatch(/在本页登录|signed in here/);
  expect(page).not.toMatch(/养老服务|上墙/);
});

const where = browserPath ?? 'Chromium, which is not installed: apt-get install chromium';

describe.skipIf(browserPath === undefined)(`in ${where}`, () => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openPage({ width: 420, height: 900 });
  });
  afterAll(() => opened.close());

  const strangers = () =>
    opened.asked.filter(
      (url) => !url.startsWith('data:') && new URL(url).host !== new URL(hub.url).host,
    );

  test('who is signed in is named, and is signed out by the button, which says so', async () => {
    const { page } = opened;
    await page.goto(`${hub.url}/?token=${demoToken('STREET_ADMIN')}`);
    await page.getByText('STREET_ADMIN').waitFor();
    expect(await page.locator('.account').innerText()).toContain('街道管理员 STREET_ADMIN');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('status').filter({ hasText: '已退出登录' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.goto(hub.url);
    expect(await page.getByRole('button', { name: '退出登录' }).count()).toBe(0);
    expect(await page.getByRole('status').count()).toBe(0);
  });

  test.each(
    (['light', 'dark'] as const).flatMap((one) => [
      { colorScheme: one, path: '/' },
      { colorScheme: one, path: '/data' },
    ]),
  )(
    '$path in $colorScheme: nothing that axe finds serious, nothing wider than the page',
    async ({ colorScheme, path }) => {
      const { page } = opened;
      await page.emulateMedia({ colorScheme });
      await page.goto(hub.url + path);
      expect(await seriousFaultsOn(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(420);
      expect([strangers(), opened.complaints]).toEqual([[], []]);
    },
  );
});
