/** The big screen as somebody sees it: three sizes, two themes, with the real names of the district. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenedPage, browserPath, openPage } from '../support/browser.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';
import { seen } from '../support/seen-page.ts';

const { hub, as } = await openTestHub({ demo: true });
const where = browserPath ?? 'Chromium, which is not installed: apt-get install chromium';

/** Width, height, and how much larger than at 1080 lines everything is. */
const SIZES = [
  [1920, 1080, 1],
  [3840, 2160, 2],
  [5760, 1080, 1],
] as const;
const UNIT = await unitOf();
const PLACES = {
  district: '',
  street: '&scope=211102003',
  community: '&scope=211102003001',
  unit: `&scope=${UNIT}`,
};

async function unitOf(): Promise<string> {
  const { viewer } = await as(demoToken('UNIT_LIAISON')).ask(
    '{ viewer { grants { unit { id } } } }',
  );
  return viewer.grants[0].unit.id;
}

describe.skipIf(browserPath === undefined)(`in ${where}`, () => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openPage({ width: 1920, height: 1080 });
    await opened.page.goto(`${hub.url}/screen?token=${demoToken('SCREEN')}`);
  });
  afterAll(() => opened.close());

  const open = async (search: string) => {
    await opened.page.goto(`${hub.url}/screen?${search}`);
    await opened.page.locator('.link.good').waitFor();
    await opened.page.locator('.feed li').first().waitFor();
  };
  const NOTHING = { scrolls: [], small: [], faint: [], cut: [], overlapping: [] };

  const cases = SIZES.flatMap(([width, height, scale]) =>
    ['dark', 'hall'].flatMap((theme) =>
      Object.keys(PLACES).map((place) => ({ width, height, scale, theme, place })),
    ),
  );

  test.each(cases)(
    '$width × $height, $theme, $place: all is seen, and nothing scrolls',
    async ({ width, height, scale, theme, place }) => {
      await opened.page.setViewportSize({ width, height });
      await open(`theme=${theme}${PLACES[place as keyof typeof PLACES]}`);
      const { texts, ...faults } = await seen(opened.page, 20 * scale);
      expect(faults).toEqual(NOTHING);
      expect(texts).toBeGreaterThan(60);
    },
  );

  test.each(
    SIZES.flatMap(([width, height, scale]) =>
      ['dark', 'hall'].map((theme) => ({ width, height, scale, theme })),
    ),
  )(
    '$width × $height, $theme: what was reported beside what is recorded, as a page of the playlist',
    async ({ width, height, scale, theme }) => {
      await opened.page.setViewportSize({ width, height });
      await opened.page.goto(`${hub.url}/screen?theme=${theme}&list=reported,overview&every=60s`);
      await opened.page.locator('.reported li').first().waitFor();
      const { texts, ...faults } = await seen(opened.page, 20 * scale);
      expect(faults).toEqual(NOTHING);
      expect(texts).toBeGreaterThan(38 * 4);
      const line = opened.page.locator('.reported li', { hasText: '网格党小组' });
      expect((await line.innerText()).split(/\s+/)).toEqual(['网格党小组', '248', '248', '一致']);
    },
  );

  test('the other panel of the two that take turns is as well to be seen', async () => {
    await opened.page.setViewportSize({ width: 1920, height: 1080 });
    await open('');
    await opened.page.evaluate(`document.querySelector('.wall').classList.replace('even', 'odd')`);
    const { texts: _, ...faults } = await seen(opened.page, 20);
    expect(faults).toEqual(NOTHING);
  });

  test('faults would be seen', async () => {
    await open('');
    await opened.page.addStyleTag({
      content:
        '.tile h2{font-size:10px}.feed time{color:#0b1f47}.spot{overflow:hidden;padding-left:9rem}.feed .place{margin-left:-6rem}.wall{width:120vw}',
    });
    const faults = await seen(opened.page, 20);
    for (const name of ['scrolls', 'small', 'faint', 'cut', 'overlapping'] as const) {
      expect(faults[name].length, name).toBeGreaterThan(0);
    }
  });

  test('it asks for nothing elsewhere, and complains of nothing', () => {
    const { host } = new URL(hub.url);
    const strangers = opened.asked.filter(
      (url) => !/^(data|blob):/.test(url) && new URL(url).host !== host,
    );
    expect([strangers, opened.complaints]).toEqual([[], []]);
    expect(opened.asked.some((url) => url.includes('.woff2'))).toBe(true);
  });
});
