/** What a wall does by itself while nobody looks after it: it steps, veils, checks itself and loads itself anew. */
import type { Page, WebSocketRoute } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { type OpenedPage, browserPath, openPage } from '../support/browser.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const { hub, build, sql, as, office } = await openTestHub({ demo: true });
const administrator = as(demoToken('DISTRICT_ADMIN'));
const where = browserPath ?? 'Chromium, which is not installed: apt-get install chromium';
const GRAPHQL = '**/graphql';
const MINUTE = 60_000;
const WALL = `/screen?token=${demoToken('SCREEN')}`;
const AWAY = { message: 'The database is away.', extensions: { code: 'UNAVAILABLE' } };

/** A wall whose clock goes as it is told; the answers to its questions pass by `alter`, its socket by `hold`. */
async function openWall(given: Partial<Lines> = {}, address = WALL): Promise<Wall> {
  const lines: Lines = {
    alter: undefined,
    isCut: false,
    isAway: false,
    startsAt: undefined,
    ...given,
  };
  const opened = await openPage({ width: 1920, height: 1080 });
  onTestFinished(() => opened.close());
  const { page } = opened;
  await page.clock.install(lines.startsAt ? { time: lines.startsAt } : {});
  const sockets: WebSocketRoute[] = [];
  await page.routeWebSocket(GRAPHQL, (socket) => {
    if (lines.isCut || lines.isAway) return void socket.close();
    sockets.push(socket);
    socket.connectToServer();
  });
  await page.route(GRAPHQL, async (route) => {
    if (lines.isCut) return route.abort();
    if (lines.isAway) return route.fulfill({ status: 503, json: { errors: [AWAY] } });
    const { alter } = lines;
    if (!alter) return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, body: alter(await response.text()) });
  });
  await page.goto(`${hub.url}${address}`);
  await page.locator('.link.good').waitFor();
  const loads = { count: 0 };
  page.on('load', () => (loads.count += 1));
  const cut = async (how: 'isCut' | 'isAway' = 'isCut') => {
    lines[how] = true;
    for (const socket of sockets.splice(0)) await socket.close();
  };
  return { ...opened, lines, loads, cut };
}

interface Lines {
  /** What becomes of the text of an answer. */
  alter: ((text: string) => string) | undefined;
  /** Questions and sockets fail. */
  isCut: boolean;
  /** The hub is there, its database is not. */
  isAway: boolean;
  /** What its machine takes for the present. */
  startsAt: Date | undefined;
}

interface Wall extends OpenedPage {
  lines: Lines;
  loads: { count: number };
  cut: (how?: 'isCut' | 'isAway') => Promise<void>;
}

/** By the page's clock, with time for what it asked meanwhile. */
async function pass(page: Page, ms: number): Promise<void> {
  await page.clock.runFor(ms);
  await page.waitForTimeout(200);
}

async function placeOf(code: string): Promise<Built> {
  const [place] = await sql<Built>(`select id, code, path from place where code = '${code}'`);
  if (!place) throw new Error(`The demonstration has no place ${code}.`);
  return place;
}

/** A screen's of one street. */
async function streetToken(): Promise<string> {
  const { token } = await office.account({ role: 'SCREEN', place: await placeOf('211102003') });
  return token;
}

const listNeed = async () => build.need({ place: await placeOf('211102009002') });

describe.skipIf(browserPath === undefined)(`in ${where}`, { timeout: 120_000 }, () => {
  test('the feed steps at most once in four seconds, and says how many wait', async () => {
    const { page } = await openWall();
    await page.clock.pauseAt(Date.now() + 5_000);
    const first = await listNeed();
    await page.locator(`[data-need="${first.id}"]`).waitFor();
    const [second, third] = [await listNeed(), await listNeed()];
    await expect
      .poll(
        async () => {
          await page.clock.runFor(150);
          return page.locator('.waiting').allInnerTexts();
        },
        { timeout: 5_000, interval: 200 },
      )
      .toEqual([expect.stringContaining('+2')]);
    await page.clock.runFor(1_500);
    expect(await page.locator(`[data-need="${second.id}"]`).count()).toBe(0);
    await page.clock.runFor(4_000);
    await page.locator(`[data-need="${second.id}"]`).waitFor();
    await page.locator(`[data-need="${third.id}"]`).waitFor();
    expect(await page.locator('.waiting').count()).toBe(0);
  });

  test('panels whose data is older than five minutes are veiled, and unveiled when it is not', async () => {
    const { page, lines, loads, cut } = await openWall();
    const panels = await page.locator('.panel').count();
    await cut('isAway');
    await page.locator('.link.waits').waitFor();
    for (let i = 0; i < 4; i += 1) await pass(page, MINUTE);
    expect(await page.locator('.veil').count()).toBe(0);
    for (let i = 0; i < 2; i += 1) await pass(page, MINUTE);
    await expect.poll(() => page.locator('.veil').count(), { timeout: 10_000 }).toBe(panels + 1);
    expect(await page.locator('.age').innerText()).toMatch(/[56] 分钟前/);
    expect(loads.count).toBe(0);
    lines.isAway = false;
    await expect
      .poll(
        async () => {
          await pass(page, 5_000);
          return [await page.locator('.veil').count(), await page.locator('.link.good').count()];
        },
        { timeout: 60_000 },
      )
      .toEqual([0, 1]);
  });

  test('a figure that is not the hub’s is found within a minute, said in the console and put right', async () => {
    const more = (text: string) =>
      text.replace(/(?<="streets":\[.*?"open":)\d+/s, (count) => String(Number(count) + 7));
    const { page, lines, complaints } = await openWall({ alter: more });
    const shown = async () => Number(await page.locator('.spot b').first().innerText());
    // What comes with the first moments has been read.
    for (let i = 0; i < 3; i += 1) await pass(page, 2_000);
    const wrong = await shown();
    lines.alter = undefined;
    await expect
      .poll(
        async () => {
          await page.clock.runFor(5_000);
          return shown();
        },
        { timeout: 60_000 },
      )
      .toBe(wrong - 7);
    expect(complaints).toEqual([
      expect.stringContaining("The screen's figures were not the hub's: columns"),
    ]);
  });

  test('a page that hears nothing of a hub that serves it loads itself anew, and one that hears does not', async () => {
    const { page, lines, loads, cut } = await openWall();
    await page.clock.runFor(3 * MINUTE);
    expect(loads.count).toBe(0);
    await cut();
    await page.clock.runFor(80_000);
    expect(loads.count).toBe(0);
    for (let i = 0; i < 5 && loads.count === 0; i += 1) await pass(page, 10_000).catch(() => {});
    await expect.poll(() => loads.count, { timeout: 10_000 }).toBe(1);
    lines.isCut = false;
    await page.locator('.link.good').waitFor();
  });

  test('while the hub serves no page it does not load itself: the browser’s own complaint would stand on the wall', async () => {
    const { page, loads, cut } = await openWall();
    await page.route('**/screen', (route) => route.abort());
    await cut();
    for (let i = 0; i < 6; i += 1) await page.clock.runFor(30_000);
    expect(loads.count).toBe(0);
    expect(await page.locator('.tile').count()).toBeGreaterThan(5);
  });

  test('a page that draws no frame loads itself anew', async () => {
    const { page, loads } = await openWall();
    await page.evaluate('void (window.requestAnimationFrame = () => 0)');
    await page.clock.runFor(110_000).catch(() => {});
    await expect.poll(() => loads.count, { timeout: 10_000 }).toBe(1);
  });

  test('where the hub serves another build the page loads itself anew, once', async () => {
    const { page, loads } = await openWall();
    await page.route('**/screen', async (route) => {
      const response = await route.fetch();
      const text = (await response.text()).replace(
        /src="[^"]+\.js"/,
        'src="/screen/assets/other.js"',
      );
      await route.fulfill({ response, body: text });
    });
    await page.clock.runFor(590_000);
    expect(loads.count).toBe(0);
    await page.clock.runFor(20_000).catch(() => {});
    await expect.poll(() => loads.count, { timeout: 10_000 }).toBe(1);
  });

  test('that demo traffic is under way is told at the foot', async () => {
    const traffic = (text: string) => text.replace('"demoTraffic":false', '"demoTraffic":true');
    const { page, lines } = await openWall({ alter: traffic });
    expect(await page.locator('.demo').innerText()).toBe('演示数据与自动演示业务，非真实统计');
    lines.alter = undefined;
    await listNeed();
    await expect
      .poll(() => page.locator('.demo').innerText(), { timeout: 10_000 })
      .toBe('演示数据，非真实统计');
  });

  test('a wall whose link is revoked shows nothing more, and says what to do', async () => {
    const made = await administrator.ask(
      `mutation { createScreenLink(input: { placeId: "${(await placeOf('211102002')).id}", label: "大厅", days: 9 }) {
         screenLink { id } address } }`,
    );
    const { screenLink, address } = made.createScreenLink;
    const { page } = await openWall({}, address);
    await page.locator('.feed li').first().waitFor();
    await administrator.ask(
      `mutation { revokeScreenLink(input: { screenLinkId: "${screenLink.id}" }) { screenLink { id } } }`,
    );
    await page.locator('.link.bad').waitFor({ timeout: 10_000 });
    expect(await page.locator('.tile, .feed li').count()).toBe(0);
    expect(await page.locator('main').innerText()).toContain('请管理员重新签发大屏链接');
    await pass(page, 2 * MINUTE);
    expect(await page.locator('.link.bad').count()).toBe(1);
    expect(await page.locator('.tile, .feed li').count()).toBe(0);
  });

  test.each([
    ['nobody is signed in', '/screen?scope=211102', '未登录'],
    ['the place lies above what is the account’s', '', '不在本账号范围内'],
    ['there is no such place', `${WALL}&scope=999999`, '没有这个地点'],
  ])('no zeros are shown where %s', async (_, given, words) => {
    const opened = await openPage({ width: 1920, height: 1080 });
    onTestFinished(() => opened.close());
    await opened.page.goto(
      `${hub.url}${given || `/screen?token=${await streetToken()}&scope=211102`}`,
    );
    await opened.page.locator('.link.bad').waitFor();
    expect(await opened.page.locator('main').innerText()).toContain(words);
    expect(await opened.page.locator('.tile').count()).toBe(0);
  });

  test('nobody goes back beyond what is the account’s, and going back alarms nobody', async () => {
    const { page } = await openWall({}, `/screen?token=${await streetToken()}`);
    expect(await page.locator('.back').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
    const street = await page.locator('h1 span').innerText();
    await page.locator('.card').first().click();
    await expect
      .poll(() => page.locator('h1 span').innerText(), { timeout: 10_000 })
      .not.toBe(street);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('h1 span').innerText(), { timeout: 10_000 }).toBe(street);
    expect(await page.locator('.pulses').count()).toBe(0);
  });

  test('a machine whose clock is years wrong loads nothing anew', async () => {
    const { page, loads } = await openWall({ startsAt: new Date('2015-01-01T00:00:00Z') });
    for (let i = 0; i < 4; i += 1) await pass(page, 20_000);
    expect(loads.count).toBe(0);
  });

  test('whoever is signed in, the feed says no more of a place than its community', async () => {
    const [building] = await sql<{ id: string; code: string; path: string }>(
      `select id, code, path from place where kind = 'BUILDING' and code like '211102009002%' order by code limit 1`,
    );
    if (!building) throw new Error('The demonstration has no such building.');
    const { page } = await openWall({}, `/screen?token=${demoToken('DISTRICT_ADMIN')}`);
    const need = await build.need({ place: building });
    const row = page.locator(`[data-need="${need.id}"]`);
    await row.waitFor({ timeout: 10_000 });
    expect(await row.locator('.place').innerText()).toBe('双盛街道 · 辽河左岸社区');
  });
});
