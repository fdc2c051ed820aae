/** `serve --demo-traffic`, as whoever starts the hub meets it. */
import { afterEach, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';
import { type Started, start, stopAll } from '../support/process.ts';

const demo = await openTestHub({ demo: true, isBare: true });
const foreign = await openTestHub({ demo: true });

afterEach(stopAll);

async function ask(hub: Started, query: string) {
  const url = await hub.ready;
  const [, token] = /^ {2}DISTRICT_ADMIN +(hub_\S{43})$/m.exec(hub.said()) ?? [];
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return ((await answer.json()) as { data: Record<string, never> }).data;
}

const HUB = '{ hub { demo demoTraffic } }';
const CHANGES = 'select count(*)::int as count from need_step';

test('it is off by itself; with the word the hub says so, moves its demonstration on, and stops whole', async () => {
  // With the folder of the tests, whose hubs work by the same logins.
  const environment = { DATABASE_URL: demo.databaseUrl };
  const quiet = start(['serve', '--demo'], environment);
  expect(await ask(quiet, HUB)).toEqual({ hub: { demo: true, demoTraffic: false } });
  await stopAll();
  const [before] = await demo.sql<{ count: number }>(CHANGES);
  const hub = start(['serve', '--demo', '--demo-traffic', '--pace', '1000'], environment);
  expect(await ask(hub, HUB)).toEqual({ hub: { demo: true, demoTraffic: true } });
  const until = Date.now() + 50_000;
  for (let now = before; (now?.count ?? 0) <= (before?.count ?? 0) + 5;) {
    if (Date.now() > until) throw new Error(`nothing moved:\n${hub.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    [now] = await demo.sql<{ count: number }>(CHANGES);
  }
  hub.child.kill('SIGTERM');
  expect(await hub.ended).toBe(0);
  expect(hub.said()).toMatch(/^demo traffic: \d+ commands, \d+ refused$/m);
  expect(hub.said()).toMatch(/^stopped$/m);
  // Those that it acted as are no strangers to the next start.
  const again = start(['serve', '--demo', '--demo-traffic'], environment);
  await again.ready;
});

async function refused(words: string[], environment: Record<string, string>, what: RegExp) {
  const hub = start(['serve', ...words], environment);
  expect(await hub.ended).toBe(1);
  expect(hub.said()).toMatch(what);
  expect(hub.said()).not.toMatch(/\n\s+at /);
}

test('what is not wholly a demonstration is refused in a sentence', async () => {
  const DATABASE_URL = foreign.databaseUrl;
  await refused(
    ['--demo', '--demo-traffic'],
    { DATABASE_URL },
    /more than its demonstration \(1 accounts/,
  );
  await refused(['--demo-traffic'], { DATABASE_URL: demo.databaseUrl }, /tokens are not good here/);
});

test.each([
  [['--pace', '20'], /--pace goes with --demo-traffic/],
  [['--demo-traffic', '--pace', '0'], /--pace is a number/],
  [['--demo-traffic', '--pace'], /--pace is a number/],
  [['--demo-traffic', '--pace', '1e9'], /--pace is a number/],
])('%j is refused in a sentence', (words, what) => refused(words, {}, what));
