/** GraphiQL as the hub serves it: in a browser that reaches nothing else. */
import { readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type OpenedPage, browserPath, openPage } from '../support/browser.ts';
import type { Built } from '../support/build.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const { hub, ask, build, listen, sql } = await openTestHub({ demo: true });

const FOLDER = new URL('../operations/readme/', import.meta.url);
const documents = readdirSync(FOLDER)
  .sort()
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));
const names = documents.map((text) => /^(?:query|subscription) (\w+)/m.exec(text)?.[1]);

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

test('every document in the tabs runs as it is', async () => {
  const queries = documents.filter((text) => /^query /m.test(text));
  const subscriptions = documents.filter((text) => /^subscription /m.test(text));
  expect([queries.length, subscriptions.length]).toEqual([5, 1]);
  const answers = [];
  for (const query of queries) answers.push(await ask(query));
  expect(answers[0].district.streets).toHaveLength(2);
  expect(answers[1].needs.nodes).toHaveLength(2);
  expect(answers[2].needs.totalCount).toBeGreaterThan(0);
  expect(answers[3].needStats.length).toBeGreaterThan(0);
  expect(answers[4].district.streets[0].needCounts.total).toBeGreaterThan(0);
  for (const subscription of subscriptions) {
    const events = await listen(subscription);
    expect(await events.next()).toMatchObject({ __typename: 'FeedCaughtUp' });
  }
});

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

describe.skipIf(browserPath === undefined)(`in ${where}`, () => {
  let opened: OpenedPage;

  beforeAll(async () => {
    opened = await openPage();
    // Signed in by the link that the demonstration prints for its administrator.
    await opened.page.goto(`${hub.url}/?token=${demoToken('DISTRICT_ADMIN')}`);
    await opened.page.goto(`${hub.url}/graphiql`);
  });
  afterAll(() => opened.close());

  const run = () => opened.page.getByRole('button', { name: 'Execute query' }).click();
  const response = (hasText: string) =>
    opened.page.getByLabel('Result Window').filter({ hasText }).waitFor();

  /** What it asked for elsewhere, and what it wrote to the console as an error. */
  const faults = () => {
    const { host } = new URL(hub.url);
    return {
      strangers: opened.asked.filter(
        (url) => !/^(data|blob):/.test(url) && new URL(url).host !== host,
      ),
      complaints: opened.complaints,
    };
  };

  test('GraphiQL opens with the documents in its tabs, and the first one runs', async () => {
    const { page } = opened;
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(await page.title()).toBe('GridHub · GraphiQL');
    expect(await page.locator('.graphiql-tab-button').allTextContents()).toEqual(names);
    await run();
    await response('双台子区');
    expect(faults()).toEqual({ strangers: [], complaints: [] });
  });

  test('a tab that is run the moment it is shown sends its own operation', async () => {
    await opened.page.evaluate(`
      document.querySelector('[title=NeedCountsOfStreets]').click();
      document.querySelector('.graphiql-execute-button').click();
    `);
    await response('needCounts');
    expect(faults()).toEqual({ strangers: [], complaints: [] });
  });

  test('another viewer is answered otherwise, and the first again as before', async () => {
    const { page } = opened;
    const viewer = page.getByRole('combobox');
    await page.getByRole('button', { name: 'NeedCountsOfStreets' }).click();
    await viewer.selectOption('');
    await run();
    await response('"needCounts": null');
    await viewer.selectOption(demoToken('DISTRICT_ADMIN'));
    await run();
    await response('"total":');
    expect(faults()).toEqual({ strangers: [], complaints: [] });
  });

  test('the subscription says when it is live, then shows a need as it is reported', async () => {
    const { page, asked } = opened;
    await page.getByRole('button', { name: 'NeedsLive' }).click();
    await run();
    await response('FeedCaughtUp');
    const [place] = await sql<Built>(
      `select id, code, path from place where code like '211102%' and kind = 'COMMUNITY' limit 1`,
    );
    if (!place) throw new Error('The demonstration has no community.');
    const { number } = await build.need({ place, state: 'REPORTED' });
    await response(number);
    await response('ENTERED');
    await page.getByRole('button', { name: 'Stop query' }).click();
    expect(asked).toContain(`${hub.url.replace('http', 'ws')}/graphql`);
    expect(faults()).toEqual({ strangers: [], complaints: [] });
  });

  test('who is signed in as a screen asks as it, and is given no other viewer', async () => {
    const other = await openPage();
    onTestFinished(() => other.close());
    await other.page.goto(`${hub.url}/?token=${demoToken('SCREEN')}`);
    await other.page.goto(`${hub.url}/graphiql?query={viewer{role}}`);
    await other.page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(await other.page.getByRole('combobox').count()).toBe(0);
    const told = await other.page.evaluate(
      `fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{viewer{role}}"}' }).then((one) => one.text())`,
    );
    expect(told).toContain('"role":"SCREEN"');
    await other.page.getByRole('button', { name: 'NeedsByCategory' }).click();
    await other.page.getByRole('button', { name: 'Execute query' }).click();
    await other.page.getByLabel('Result Window').filter({ hasText: '"category"' }).waitFor();
    await other.page.goto(`${hub.url}/graphql`);
    expect(await other.page.title()).toBe('GridHub · GraphQL');
    const { host } = new URL(hub.url);
    const strangers = other.asked.filter(
      (url) => !/^(data|blob):/.test(url) && new URL(url).host !== host,
    );
    expect([strangers, other.complaints]).toEqual([[], []]);
  });
});
