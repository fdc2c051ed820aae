/** The reference as it is served: found, searched, read on a narrow screen, in light and dark. */
import { readFile, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaultsOn } from '../support/axe.ts';
import { type OpenedPage, browserPath, openPage } from '../support/browser.ts';
import { openTestHub } from '../support/hub.ts';

const { hub } = await openTestHub();
const TOUCHED = await readFile(new URL('../support/touched.js', import.meta.url), 'utf8');
const BUILT = new URL('../../dist/web/docs/', import.meta.url);
const CHAPTERS = (await readdir(BUILT))
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replace(/(index)?\.html$/, ''));

test('every link of every page leads to a page that is there, and to a place on it', async () => {
  const pages = new Map<string, string>();
  const load = async (path: string) => {
    const known = pages.get(path);
    if (known !== undefined) return known;
    const answer = await fetch(hub.url + path, { headers: { accept: 'text/html' } });
    const text = answer.status === 200 ? await answer.text() : '';
    pages.set(path, text);
    return text;
  };
  const dead = new Set<string>();
  const types = (await readdir(new URL('types/', BUILT))).map(
    (name) => `types/${name.replace('.html', '')}`,
  );
  for (const path of [...CHAPTERS, ...types]) {
    const text = await load(path === '' ? '/docs' : `/docs/${path}`);
    for (const [, href = ''] of text.matchAll(/href="(\/docs[^"]*|#[^"]*)"/g)) {
      const [to = '', place] = href.startsWith('#')
        ? [path === '' ? '/docs' : `/docs/${path}`, href.slice(1)]
        : href.split('#');
      const target = await load(to);
      if (target === '' || (place !== undefined && !target.includes(`id="${place}"`)))
        dead.add(`${path} → ${href}`);
    }
  }
  expect([...dead]).toEqual([]);
}, 120_000);

test('no name leads out of its folder', async () => {
  for (const path of [
    '/docs/none',
    '/docs/types/None',
    '/docs/..%2f..%2fpackage.json',
    '/docs/types/',
    '/docs/a.b',
  ])
    expect((await fetch(hub.url + path)).status, path).toBe(404);
});

const where = browserPath ?? 'Chromium, which is not installed: apt-get install chromium';

describe.skipIf(browserPath === undefined)(`in ${where}`, () => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openPage({ width: 420, height: 900 });
  });
  afterAll(() => opened.close());

  test('no line of a lifecycle touches a box that it does not belong to, or a letter', async () => {
    const { page } = opened;
    await page.goto(`${hub.url}/docs/lifecycles`);
    expect(await page.evaluate(TOUCHED)).toEqual([]);
  });

  test('the search finds 认领 by its Chinese term, and leads there', async () => {
    const { page } = opened;
    await page.goto(`${hub.url}/docs`);
    await page.keyboard.press('/');
    await page.keyboard.type('认领');
    const first = page.getByRole('option').first();
    await first.filter({ hasText: '认领' }).waitFor();
    expect(await page.getByRole('option').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Claim')]),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/docs\/\w+/);
    await page.getByRole('combobox').fill('needs uncommitted nothing of the kind');
    await page.getByRole('option', { name: '没有找到' }).waitFor();
    await page.getByRole('combobox').fill('Need.uncommitted');
    await page.getByRole('option').filter({ hasText: 'Need.uncommitted' }).first().click();
    await page.waitForURL(/\/docs\/types\/Need#uncommitted$/);
  });

  const PAGES = [...CHAPTERS, 'types/Need', 'types/NeedFilter', 'types/NeedState'];

  test.each(
    PAGES.flatMap((path) => (['light', 'dark'] as const).map((scheme) => [path, scheme] as const)),
  )(
    '/docs/%s in %s: nothing that axe finds serious, nothing wider than the page',
    async (path, colorScheme) => {
      const { page } = opened;
      await page.emulateMedia({ colorScheme });
      await page.goto(`${hub.url}/docs${path && `/${path}`}`);
      expect(await seriousFaultsOn(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(420);
    },
    60_000,
  );

  test('no request left the hub, and nothing was complained of', () => {
    const { host } = new URL(hub.url);
    const strangers = opened.asked.filter(
      (url) => !url.startsWith('data:') && new URL(url).host !== host,
    );
    expect([strangers, opened.complaints]).toEqual([[], []]);
  });
});
