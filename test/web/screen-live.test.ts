/** The big screen beside the hub that it shows: what changes there is on the wall, and what the wall says is so. */
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { seriousFaultsOn } from '../support/axe.ts';
import { type OpenedPage, browserPath, openPage } from '../support/browser.ts';
import type { Built } from '../support/build.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { PAGE_DOCUMENTS } from '../../src/web/screen-documents.ts';
import { openTestHub } from '../support/hub.ts';

// Held to trusted documents: the screen's own are known to the hub by itself.
const { hub, build, sql, as } = await openTestHub({
  demo: true,
  environment: {
    GRIDHUB_TRUSTED_DOCUMENTS: 'only',
    GRIDHUB_TRUSTED_FILES: 'test/operations/generated/persisted-documents.json',
  },
});
const administrator = as(demoToken('DISTRICT_ADMIN'));
const COMMUNITY = '211102009002';
const where = browserPath ?? 'Chromium, which is not installed: apt-get install chromium';

async function community(): Promise<Built> {
  const [place] = await sql<Built>(`select id, code, path from place where code = '${COMMUNITY}'`);
  if (!place) throw new Error('The demonstration has no such community.');
  return place;
}

describe.skipIf(browserPath === undefined)(`in ${where}`, () => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openPage({ width: 1920, height: 1080 });
    await opened.page.goto(`${hub.url}/screen?token=${demoToken('SCREEN')}&theme=dark`);
  });
  afterAll(() => opened.close());

  const open = async (search: string) => {
    await opened.page.goto(`${hub.url}/screen?${search}`);
    await opened.page.locator('.link.good').waitFor();
  };
  test('the token is in a cookie, and out of the address', async () => {
    await opened.page.locator('.link.good').waitFor();
    expect(opened.page.url()).toBe(`${hub.url}/screen?theme=dark`);
  });

  test('a need that is reported and listed is on the wall within a second, in the feed and in the figures', async () => {
    await open('');
    const before = await figureOf('待办需求');
    // The first step of the feed is due at once.
    await opened.page.waitForTimeout(4_000);
    const need = await build.need({ place: await community(), category: 'LEGAL_AID' });
    const listedAt = Date.now();
    await opened.page.locator(`[data-need="${need.id}"]`).waitFor();
    const tookMs = Date.now() - listedAt;
    expect(tookMs).toBeLessThan(1_000);
    const row = opened.page.locator(`[data-need="${need.id}"]`);
    expect(await row.innerText()).toContain('法律服务');
    expect(await row.innerText()).toContain('双盛街道 · 辽河左岸社区');
    expect(await row.innerText()).toContain('待认领');
    // Its title is nobody's but the staff's.
    expect(await row.innerText()).not.toContain('楼道照明维修');
    await expect.poll(() => figureOf('待办需求')).toBe(before + 1);
  });

  test('a title that was made public is shown', async () => {
    const need = await build.need({ place: await community(), title: '增设晾衣架' });
    await administrator.ask(
      `mutation { publishNeed(input: { needId: "${need.id}" }) { need { id } } }`,
    );
    await opened.page.getByText('增设晾衣架').waitFor();
  });

  test('after a burst of changes every figure is what a fresh question answers', async () => {
    const place = await community();
    for (let i = 0; i < 12; i += 1) await build.need({ place });
    const text = Object.values(PAGE_DOCUMENTS).find((one) => one.includes('query ScreenFigures('));
    const variables = { code: '211102', scope: { placeCode: '211102' } };
    await expect
      .poll(
        async () => {
          const fresh = await as(demoToken('SCREEN')).ask(text ?? '', variables);
          const tiles = fresh.place.streets.flatMap((street: Street) => street.communities);
          return [
            await shownTiles(),
            tiles.map(({ needCounts }: Counted) => String(needCounts?.open)),
            await figureOf('待办需求'),
          ].map(String);
        },
        { timeout: 10_000 },
      )
      .toSatisfy(([shown, told]: string[]) => shown === told);
    const { place: told } = await as(demoToken('SCREEN')).ask(text ?? '', variables);
    expect(await figureOf('待办需求')).toBe(told.needCounts.open);
  });

  test('a street and a community are opened by keys, and left by them', async () => {
    await open('');
    const { page } = opened;
    await page.locator('.street', { hasText: '建设街道' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: '建设街道' }).waitFor();
    await page.locator('.card', { hasText: '三千米社区' }).click();
    await page.locator('h1', { hasText: '三千米社区' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('h1', { hasText: '建设街道' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('h1', { hasText: '双台子区' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('the keyboard reaches every tile', async () => {
    await open('');
    const { page } = opened;
    const reached = new Set<string>();
    for (let i = 0; i < 80; i += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        String(await page.evaluate('document.activeElement.innerText')).split(/\s/)[0] ?? '',
      );
    }
    expect([...reached]).toEqual(expect.arrayContaining(['三千米', '辽河左岸', '秃尾村', '表格']));
  });

  test('of a partner unit it shows what is the unit’s, and what a liaison does there', async () => {
    const liaison = demoToken('UNIT_LIAISON');
    await opened.page.goto(`${hub.url}/screen?token=${liaison}`);
    onTestFinished(async () => {
      await opened.page.goto(`${hub.url}/screen?token=${demoToken('SCREEN')}`);
    });
    await opened.page.locator('.link.good').waitFor();
    const start = Object.values(PAGE_DOCUMENTS).find((one) => one.includes('query ScreenStart'));
    const { viewer } = await as(liaison).ask(start ?? '');
    const [id] = viewer.grants.flatMap((grant: { unit?: Built }) => grant.unit?.id ?? []);
    const { unit } = await administrator.ask(`{ unit: partnerUnit(id: "${id}") { id name } }`);
    await opened.page.locator('h1', { hasText: unit.name }).waitFor();
    const { needStats, claims } = await administrator.ask(
      `{ needStats(groupBy: [STATE_CLASS], scope: { unitId: "${unit.id}" }) { stateClass count }
         claims: claimStats(groupBy: [STATE], scope: { unitId: "${unit.id}" }) { count } }`,
    );
    const open = needStats.find(({ stateClass }: { stateClass: string }) => stateClass === 'OPEN');
    expect(await figureOf('待办需求')).toBe(open.count);
    expect(await opened.page.locator('.units .bars li').count()).toBe(claims.length);
    const tile = opened.page.locator('.spot').first();
    const name = await tile.locator('span').innerText();
    await tile.click();
    await opened.page.locator('h1', { hasText: name }).waitFor();
    // By way of the street and the district.
    await expect
      .poll(async () => {
        await opened.page.keyboard.press('Escape');
        return opened.page.locator('h1').innerText();
      })
      .toContain(unit.name);
  });

  test('as tables it has the same figures', async () => {
    await open('table');
    const { page } = opened;
    const row = page.locator('tr', { hasText: '辽河左岸社区' }).first();
    const told = await row.locator('td').nth(1).innerText();
    await open('');
    expect(await tileOf('辽河左岸')).toBe(told);
  });

  test('a playlist goes on by itself', async () => {
    await open('list=overview,street:211102003,projects&every=5s');
    const { page } = opened;
    await page.locator('h1', { hasText: '双台子区' }).waitFor();
    await page.locator('h1', { hasText: '建设街道' }).waitFor({ timeout: 8_000 });
    await page.locator('.list .projects').waitFor({ timeout: 8_000 });
  });

  test('with reduced motion nothing moves', async () => {
    await opened.page.emulateMedia({ reducedMotion: 'reduce' });
    onTestFinished(() => opened.page.emulateMedia({ reducedMotion: null }));
    await open('');
    await build.need({ place: await community() });
    await opened.page.locator('.rolls').first().waitFor();
    expect(await opened.page.evaluate('document.getAnimations().length')).toBe(0);
  });

  test.each(['', 'theme=hall', 'scope=211102003', `scope=${COMMUNITY}`, 'table'])(
    'axe finds no serious fault: %s',
    async (search) => {
      await open(search);
      expect(await seriousFaultsOn(opened.page)).toEqual([]);
    },
  );

  test('it complained of nothing', () => {
    expect(opened.complaints).toEqual([]);
  });

  /** In the order of the matrix. */
  async function shownTiles(): Promise<string[]> {
    return opened.page.locator('.columns .spot b').allInnerTexts();
  }

  async function tileOf(name: string): Promise<string> {
    return opened.page.locator('.spot', { hasText: name }).locator('b').innerText();
  }

  async function figureOf(name: string): Promise<number> {
    const tile = opened.page.locator('.tile', { hasText: name }).locator('.digits');
    return Number((await tile.getAttribute('aria-label'))?.replace(',', ''));
  }
});

test('what a wall loads is small: 250 kB gzipped without the slices of its typeface', () => {
  const folder = 'dist/web/screen';
  const names = readdirSync(folder, { recursive: true }).map(String);
  const sent = names.filter((name) => /\.(js|css|html)$/.test(name));
  const sizes = sent.map((name) => gzipSync(readFileSync(`${folder}/${name}`)).length);
  expect(sent.length).toBeGreaterThan(2);
  expect(sizes.reduce((all, one) => all + one, 0)).toBeLessThan(250_000);
});

interface Counted {
  needCounts: { open: number } | null;
}
interface Street {
  communities: Counted[];
}
