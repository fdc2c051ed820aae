/** The panes of the console: ready questions, explorer, cost; and the page on a telephone and to a screen reader. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { seriousFaultsOn } from '../support/axe.ts';
import { browserPath } from '../support/browser.ts';
import { type ConsolePage, openConsole } from '../support/console.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const { hub } = await openTestHub({ demo: true });
const NOTHING = { strangers: [], complaints: [] };

interface Ready {
  file: string;
  viewer: string;
}

const READY = JSON.parse(
  readFileSync(new URL('../../src/web/console/ready.json', import.meta.url), 'utf8'),
) as Ready[];
const textOf = ({ file }: Ready) =>
  readFileSync(new URL(`../operations/${file}.graphql`, import.meta.url), 'utf8');

/** Rows of an answer: items of lists, wherever they are. */
function rowsIn(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + rowsIn(one), 0);
}

/**
 * What is GraphiQL's own and not ours to mend: its tabs hold buttons, entries of its history are labelled otherwise than they
 * read, and the colours of its reference are pale.
 */
const OTHERS: [string, RegExp][] = [
  ['nested-interactive', /^<li [^>]*class="graphiql-tab\b/],
  ['label-content-name-mismatch', /graphiql-history-item-label/],
  ['color-contrast', /graphiql-doc-explorer|graphiql-search|graphiql-history/],
  ['link-in-text-block', /graphiql-doc-explorer/],
];

/** Serious faults, without those inside of the editor, which is monaco's: its lines are hidden from readers on purpose. */
async function faultsOf(console: ConsolePage): Promise<string[]> {
  return (await seriousFaultsOn(console.page, ['.monaco-editor']))
    .filter(({ id, html }) => !OTHERS.some(([known, what]) => known === id && what.test(html)))
    .map(({ id, html }) => `${id}: ${html.slice(0, 200)}`);
}

describe.skipIf(browserPath === undefined)('the console', { timeout: 240_000 }, () => {
  let console: ConsolePage;

  beforeAll(async () => {
    console = await openConsole(hub.url, { token: demoToken('DISTRICT_ADMIN') });
    await console.goto();
  }, 120_000);
  afterAll(() => console.close());

  test.each(READY)('$file runs as its $viewer and is answered with something', async (one) => {
    const text = textOf(one);
    const [title = ''] = text.split('\n');
    const pane = await console.pane('现成问题 Ready questions');
    await pane.getByRole('button', { name: title.slice(2), exact: false }).click();
    const { page } = console;
    expect(await page.getByRole('combobox').inputValue()).toBe(one.viewer);
    if (/^subscription/m.test(text)) {
      await console.run();
      await console.answered('FeedCaughtUp');
      await console.stop();
      return;
    }
    const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'));
    await console.run();
    const response = await answered;
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    expect(response.request().headers()['authorization']).toBe(
      `Bearer ${demoToken(one.viewer as never)}`,
    );
    expect(errors).toBeUndefined();
    expect(rowsIn(data)).toBeGreaterThan(0);
    expect(console.faults()).toEqual(NOTHING);
  });

  test('a question that is opened twice has one tab', async () => {
    const count = async () => console.page.locator('.graphiql-tab-button').count();
    const before = await count();
    const pane = await console.pane('现成问题 Ready questions');
    const buttons = pane.locator('.ready button');
    expect(await buttons.count()).toBe(READY.length);
    await buttons.nth(1).click();
    expect(await count()).toBe(before);
  });

  test('at the first visit the ready questions are open, and later what was open last', async () => {
    const other = await openConsole(hub.url, { token: demoToken('DISTRICT_ADMIN') });
    onTestFinished(() => other.close());
    await other.goto();
    const open = () => other.page.locator('section.pane').getAttribute('aria-label');
    expect(await open()).toBe('现成问题 Ready questions');
    await other.pane('费用 Cost');
    await other.goto();
    expect(await open()).toBe('费用 Cost');
    await other.page.locator('.graphiql-sidebar button[aria-label$="费用 Cost"]').click();
    await other.goto();
    await other.page.locator('.graphiql-sidebar').waitFor();
    expect(await other.page.locator('section.pane').count()).toBe(0);
  });

  test('the cost is told field by field, and to the administrator by statements', async () => {
    await console.page.getByRole('combobox').selectOption('DISTRICT_ADMIN');
    await console.page.getByRole('button', { name: 'NeedsByCategory', exact: true }).click();
    const pane = await console.pane('费用 Cost');
    await console.run();
    await pane.getByText('NeedsByCategory').waitFor();
    await pane
      .getByRole('rowheader', { name: /\+0 · / })
      .first()
      .waitFor();
    const [fields, statements] = [pane.locator('table').nth(0), pane.locator('table').nth(1)];
    expect(await fields.getByRole('rowheader').allTextContents()).toEqual([
      expect.stringMatching(/^needStats 1 × [\d,]+ → \d+$/),
    ]);
    expect((await statements.getByRole('rowheader').allTextContents()).length).toBeGreaterThan(0);
    // The answer that is shown is without it.
    expect(await console.page.getByLabel('Result Window').textContent()).not.toContain('explain');
    await console.page.getByRole('combobox').selectOption('STREET_ADMIN');
    await console.run();
    await pane.getByText('STREET_ADMIN').waitFor();
    await pane.getByText('only an administrator of the whole database').waitFor();
    expect(await pane.locator('table').count()).toBe(1);
    expect(console.faults()).toEqual(NOTHING);
  });

  test('the explorer writes what is ticked, and ticks what is written', async () => {
    const { page } = console;
    await page.getByRole('button', { name: 'New tab' }).click();
    const pane = await console.pane('选字段 Explorer');
    const tick = (name: string) => pane.getByRole('checkbox', { name, exact: false }).first();
    await pane.getByRole('searchbox').fill('needs');
    await pane.getByRole('checkbox', { name: /^needs\b/ }).click();
    await pane
      .getByRole('checkbox', { name: /^first:/ })
      .first()
      .click();
    await pane
      .getByRole('checkbox', { name: /^totalCount/ })
      .first()
      .click();
    await expect
      .poll(async () => (await console.texts()).at(-1))
      .toBe(
        `query MyQuery {\n  needs(first: 1) {\n    nodes {\n      title\n    }\n    totalCount\n  }\n}\n`,
      );
    expect(await tick('totalCount').isChecked()).toBe(true);
    await console.run();
    await console.answered('"totalCount"');
    await pane.getByRole('checkbox', { name: /^needs\b/ }).click();
    await expect.poll(async () => (await console.texts()).at(-1)).toBe('');
    expect(console.faults()).toEqual(NOTHING);
  });

  test('its own words are Chinese, with English beside them', async () => {
    const labels = await console.page
      .locator('.graphiql-sidebar button, .graphiql-toolbar button, .graphiql-tab-add')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
    expect(labels.length).toBeGreaterThan(10);
    for (const label of labels) expect(label).toMatch(/^\p{Script=Han}.*[A-Za-z]/u);
  });

  test.each([
    '现成问题 Ready questions',
    '选字段 Explorer',
    '费用 Cost',
    '历史 History',
    '结构文档 Documentation Explorer',
  ])('axe finds no serious fault with %s open, light or dark', async (title) => {
    const button = console.page.locator(`.graphiql-sidebar button[aria-label$="${title}"]`);
    if (!(await button.getAttribute('aria-label'))?.includes('Hide')) await button.click();
    await console.page.locator('.graphiql-plugin > *').waitFor();
    expect(await faultsOf(console)).toEqual([]);
    await console.page.evaluate(`document.body.classList.add('graphiql-dark')`);
    const dark = await faultsOf(console);
    await console.page.evaluate(`document.body.classList.remove('graphiql-dark')`);
    expect(dark).toEqual([]);
  });

  test('on a telephone nothing is scrolled sideways, and everything can be reached', async () => {
    const size = { width: 420, height: 900 };
    const other = await openConsole(hub.url, { token: demoToken('DISTRICT_ADMIN'), size });
    onTestFinished(() => other.close());
    await other.goto();
    const { page } = other;
    const wide = () =>
      page.evaluate<number[]>('[document.documentElement.scrollWidth, document.body.scrollWidth]');
    expect(await wide()).toEqual([420, 420]);
    for (const title of ['现成问题 Ready questions', '选字段 Explorer', '费用 Cost']) {
      const pane = await other.pane(title);
      const box = await pane.boundingBox();
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 420, title).toBe(true);
      expect(await wide(), title).toEqual([420, 420]);
    }
    const run = page.getByRole('button', { name: 'Execute query' });
    await run.scrollIntoViewIfNeeded();
    const box = await run.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 420).toBe(true);
    await other.run();
    await other.answered('双台子区');
    await page.getByRole('combobox').selectOption('NOBODY');
    expect(await faultsOf(other)).toEqual([]);
    expect(other.faults()).toEqual(NOTHING);
  });
});
