/**
 * The big screen left on: hubs that are killed, databases that are away, thousands of changes, nights, slow lines. GRIDHUB_CHANGES says how many changes at speed, GRIDHUB_WALL_DAYS how many days of its clock; `npm run test:long` has them whole.
 */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { type OpenedPage, browserPath, openPage } from '../support/browser.ts';
import type { Built } from '../support/build.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';
import { start, stopAll } from '../support/process.ts';
import { Proxy } from '../support/proxy.ts';
import { commandAtRandom } from '../support/random-commands.ts';
import { shownOn, toldBy } from '../support/wall.ts';

const CHANGES = Number(process.env['GRIDHUB_CHANGES'] ?? 100);
const DAYS = Number(process.env['GRIDHUB_WALL_DAYS'] ?? 0);
const SCREEN = demoToken('SCREEN');
const WALL = { width: 1920, height: 1080 };
const LONG_MS = 3_600_000;

const where = browserPath ?? 'Chromium, which is not installed: apt-get install chromium';

let line: Proxy | undefined;
const beside = await openTestHub({ demo: true });
const alone = await openTestHub({
  demo: true,
  isBare: true,
  through: async (databaseUrl) => (line = await Proxy.before(databaseUrl)),
});

async function openWall(
  address: string,
  prepare?: (opened: OpenedPage) => Promise<unknown>,
): Promise<OpenedPage> {
  const opened = await openPage(WALL);
  onTestFinished(() => opened.close());
  await prepare?.(opened);
  await opened.page.goto(address);
  await opened.page.locator('.link.good').waitFor();
  return opened;
}

const tableOf = (url: string, token = SCREEN) => `${url}/screen?token=${token}&table`;

/** A port that nobody has. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

afterEach(stopAll);

describe.skipIf(browserPath === undefined)(`in ${where}`, { timeout: LONG_MS }, () => {
  test('a hub that is killed and started again is rejoined, and nothing is missed', async () => {
    const { sql, office, build, databaseUrl } = beside;
    const [district] = await sql<Built>(`select id, code, path from place where code = '211102'`);
    const [place] = await sql<Built>(
      `select id, code, path from place where code = '211102009002'`,
    );
    if (!district || !place) throw new Error('The demonstration has no such place.');
    const { token } = await office.account({ role: 'SCREEN', place: district });
    const environment = { DATABASE_URL: databaseUrl, PORT: String(await freePort()) };
    const killed = start(['serve'], environment);
    const { page } = await openWall(`${await killed.ready}/screen?token=${token}`);
    const open = async () => {
      const figure = page.locator('.tile', { hasText: '待办需求' }).locator('.digits');
      return Number((await figure.getAttribute('aria-label'))?.replace(',', ''));
    };
    const before = await open();
    killed.child.kill('SIGKILL');
    await killed.ended;
    await page.locator('.link.waits').waitFor();
    const missed = await build.need({ place });
    await start(['serve'], environment).ready;
    await page.locator('.link.good').waitFor({ timeout: 30_000 });
    await page.locator(`[data-need="${missed.id}"]`).waitFor({ timeout: 10_000 });
    await expect.poll(open, { timeout: 10_000 }).toBe(before + 1);
    const after = await build.need({ place });
    await page.locator(`[data-need="${after.id}"]`).waitFor({ timeout: 10_000 });
  });

  test('a database that is away for a minute: amber with the age of the data, then green', async () => {
    const { page } = await openWall(`${alone.hub.url}/screen?token=${SCREEN}`, ({ page }) =>
      page.clock.install(),
    );
    await line?.shut();
    onTestFinished(() => void alone.logged.splice(0));
    // The page looks once a minute.
    await expect
      .poll(
        async () => {
          await page.clock.fastForward(20_000);
          return page.locator('.link.waits').count();
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(1);
    expect(await page.locator('.age').innerText()).toMatch(/\d+ (秒|分钟)前/);
    await line?.open();
    await expect
      .poll(
        async () => {
          await page.clock.fastForward(10_000);
          return page.locator('.link.good').count();
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(1);
    expect(await page.locator('.age').count()).toBe(0);
    alone.logged.splice(0);
  });

  test(`the figures are the API’s after ${CHANGES} random changes at speed`, async () => {
    const { page, complaints } = await openWall(tableOf(alone.hub.url));
    const screen = alone.as(SCREEN);
    const before = await toldBy(screen);
    await expect.poll(() => shownOn(page), { timeout: 10_000 }).toEqual(before);
    const { done } = await commandAtRandom(alone, { commands: CHANGES, seed: 1 });
    expect(Object.keys(done).length).toBeGreaterThan(8);
    await alone.hub.services.live.foldCounts();
    const after = await toldBy(screen);
    expect(after).not.toEqual(before);
    await expect.poll(() => shownOn(page), { timeout: 15_000 }).toEqual(after);
    expect(complaints).toEqual([]);
  });

  test('it loads itself anew once a night, and at no other time', async () => {
    // Both clocks: the page corrects its own by the hub's.
    const day = 86_400_000;
    const from = Date.parse('2026-11-27T18:30:00Z');
    const until = DAYS > 0 ? from + DAYS * day : Date.parse('2026-11-27T21:00:00Z');
    alone.clock.now = new Date(from);
    onTestFinished(() => void (alone.clock.now = undefined));
    const { page } = await openWall(`${alone.hub.url}/screen?token=${SCREEN}`, ({ page }) =>
      page.clock.install({ time: from }),
    );
    const loads: string[] = [];
    page.on('load', () => loads.push(new Date(alone.clock.now ?? 0).toISOString()));
    // Shorter than a ping's patience.
    const step = 7_000;
    for (let at = from; at < until; at += step) {
      alone.clock.now = new Date(at);
      await page.clock.fastForward(step).catch(() => page.waitForLoadState());
    }
    expect(loads).toHaveLength(Math.max(1, DAYS));
    for (const at of loads) expect(at).toMatch(/T19:(3|4)\d:/);
  });

  test('figures are there within two seconds over 2 Mbit/s with 100 ms, from nothing', async () => {
    const opened = await openPage(WALL);
    onTestFinished(() => opened.close());
    const session = await opened.page.context().newCDPSession(opened.page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 100,
      downloadThroughput: 250_000,
      uploadThroughput: 250_000,
    });
    await opened.page.addInitScript(`
      new MutationObserver((_, observer) => {
        if (!document.querySelector('.tiles .digits')) return;
        observer.disconnect();
        requestAnimationFrame(() => (window.firstFigures = performance.now()));
      }).observe(document, { childList: true, subtree: true });`);
    await opened.page.goto(`${alone.hub.url}/screen?token=${SCREEN}`);
    await opened.page.waitForFunction('window.firstFigures !== undefined', null, {
      timeout: 30_000,
    });
    expect(await opened.page.evaluate('window.firstFigures')).toBeLessThan(2_000);
  });
});
