/** GraphiQL as the hub serves it: in a browser that reaches nothing else. */
import { readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { browserPath } from '../support/browser.ts';
import { type ConsolePage, openConsole } from '../support/console.ts';
import type { Built } from '../support/build.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const { hub, build, sql } = await openTestHub({ demo: true });
const NOTHING = { strangers: [], complaints: [] };

const FOLDER = new URL('../operations/readme/', import.meta.url);
const names = readdirSync(FOLDER)
  .sort()
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
  .map((text) => /^(?:query|subscription) (\w+)/m.exec(text)?.[1]);

/** As it is: fetch would resolve the dots. */
function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(hub.url);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asking.on('error', reject).end();
  });
}

test('the page is found with and without a slash, and no name leads out of its folder', async () => {
  for (const path of ['/graphiql', '/graphiql/', '/graphiql/index.html']) {
    expect(await statusOf(path), path).toBe(200);
  }
  for (const path of [
    '/graphiql/assets',
    '/graphiql/assets/',
    '/graphiql/..',
    '/graphiql/assets/..',
    '/graphiql/assets/../index.html',
    '/graphiql/../../../package.json',
    '/graphiql/..%2f..%2f..%2fpackage.json',
  ]) {
    expect(await statusOf(path), path).toBe(404);
  }
});

const where = browserPath ?? 'Chromium, which is not installed: apt-get install chromium';

describe.skipIf(browserPath === undefined)(`in ${where}`, { timeout: 120_000 }, () => {
  let console: ConsolePage;

  beforeAll(async () => {
    // Signed in by the link that the demonstration prints for its administrator.
    console = await openConsole(hub.url, { token: demoToken('DISTRICT_ADMIN') });
    await console.goto();
  }, 120_000);
  afterAll(() => console.close());

  test('GraphiQL opens with the documents of the README in its tabs, and the first one runs', async () => {
    const { page } = console;
    expect(await page.title()).toBe('GridHub · GraphiQL');
    expect(await page.locator('.graphiql-tab-button').allTextContents()).toEqual(names);
    await console.run();
    await console.answered('双台子区');
    expect(console.faults()).toEqual(NOTHING);
  });

  test('a tab that is run the moment it is shown sends its own operation', async () => {
    await console.page.evaluate(`
      document.querySelector('[title=NeedCountsOfStreets]').click();
      document.querySelector('.graphiql-execute-button').click();
    `);
    await console.answered('needCounts');
    expect(console.faults()).toEqual(NOTHING);
  });

  test('another viewer is answered otherwise, is there after a reload, and the first again as before', async () => {
    const { page } = console;
    const viewer = page.getByRole('combobox');
    await page.getByRole('button', { name: 'NeedCountsOfStreets', exact: true }).click();
    await viewer.selectOption('NOBODY');
    await console.run();
    await console.answered('"needCounts": null');
    await console.reload();
    expect(await viewer.inputValue()).toBe('NOBODY');
    await console.run();
    await console.answered('"needCounts": null');
    await viewer.selectOption('DISTRICT_ADMIN');
    await console.run();
    await console.answered('"total":');
    const kept = await page.evaluate<string>('JSON.stringify({ ...localStorage })');
    expect(kept).not.toContain('hub_');
    expect(console.faults()).toEqual(NOTHING);
  });

  test('the subscription says when it is live, then shows a need as it is reported', async () => {
    const { page, opened } = console;
    await page.getByRole('button', { name: 'NeedsLive', exact: true }).click();
    await console.run();
    await console.answered('FeedCaughtUp');
    const [place] = await sql<Built>(
      `select id, code, path from place where code like '211102%' and kind = 'COMMUNITY' limit 1`,
    );
    if (!place) throw new Error('The demonstration has no community.');
    const { number } = await build.need({ place, state: 'REPORTED' });
    await console.answered(number);
    await console.answered('ENTERED');
    await console.stop();
    expect(opened.asked).toContain(`${hub.url.replace('http', 'ws')}/graphql`);
    expect(console.faults()).toEqual(NOTHING);
  });

  test('whoever is signed in by a cookie asks as that viewer at once, and is given no box and no other', async () => {
    const other = await openConsole(hub.url, { token: demoToken('STREET_ADMIN') });
    onTestFinished(() => other.close());
    await other.goto('?query={viewer{role}}');
    const { page } = other;
    expect(await page.getByRole('combobox').count()).toBe(0);
    expect(await page.locator('.viewer input').count()).toBe(0);
    expect(await page.locator('.viewer-name').textContent()).toContain('STREET_ADMIN');
    await other.run();
    await other.answered('"role": "STREET_ADMIN"');
    await other.reload();
    await other.run();
    await other.answered('"role": "STREET_ADMIN"');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${hub.url}/?signed-out`);
    await other.goto();
    expect(await page.locator('.viewer input').count()).toBe(1);
    expect(other.faults()).toEqual(NOTHING);
  });

  test('a token that is typed signs the browser in, and one that is no good is refused in words', async () => {
    const other = await openConsole(hub.url);
    onTestFinished(() => other.close());
    await other.goto('?query={viewer{role}}');
    const { page } = other;
    const sign = async (token: string) => {
      await page.locator('.viewer input').fill(token);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await sign('hub_nothing');
    await page.locator('.viewer [role=alert]').filter({ hasText: /\S/ }).waitFor();
    // The refusal itself, 401, is an error in the browser's eyes.
    other.opened.complaints.length = 0;
    await sign(demoToken('AUDITOR'));
    await page.locator('.viewer-name').filter({ hasText: 'AUDITOR' }).waitFor();
    expect(page.url()).not.toContain('token');
    await other.run();
    await other.answered('"role": "AUDITOR"');
    expect(other.faults()).toEqual(NOTHING);
  });

  test('an address asks: its query and its variables stand in the first tab', async () => {
    const search = new URLSearchParams({
      query: 'query Asked($first: Int) { needs(first: $first) { nodes { number } } }',
      variables: '{ "first": 3 }',
    });
    const other = await openConsole(hub.url, { token: demoToken('SCREEN') });
    onTestFinished(() => other.close());
    await other.goto(`?${search.toString()}`);
    const tabs = other.page.locator('.graphiql-tab-button');
    expect(await tabs.allTextContents()).toEqual(['Asked', ...names]);
    const answer = other.page.waitForResponse((one) => one.url().endsWith('/graphql'));
    await other.run();
    const { data } = (await (await answer).json()) as { data: { needs: { nodes: unknown[] } } };
    expect(data.needs.nodes).toHaveLength(3);
    await other.reload();
    expect(await tabs.allTextContents()).toEqual(['Asked', ...names]);
    expect(other.faults()).toEqual(NOTHING);
  });
});
