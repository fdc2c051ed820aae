/** The line is cut between COMMIT and its reply, again and again. */
import { afterAll, expect, test } from 'vitest';
import { Proxy } from '../support/proxy.ts';
import { Stand } from './stand.ts';

const TIMES = 1_000;
let proxy!: Proxy;
const stand = await Stand.open(undefined, async (url) => {
  proxy = await Proxy.before(url);
  return proxy.url;
});
afterAll(async () => {
  await stand.close();
  await proxy.shut();
});

test(`${TIMES} commits whose reply is lost have one effect each`, async () => {
  proxy.judge = (sent) => (sent.includes('commit\0') ? 'deliver and cut' : 'pass');
  let retried = 0;
  const one = async (key: string) => {
    let answered = await stand.report(key);
    for (let tries = 0; answered.id === undefined; tries += 1) {
      expect([answered.status, tries < 20]).toEqual([503, true]);
      retried += 1;
      answered = await stand.report(key);
    }
  };
  for (let i = 0; i < TIMES; i += 4) {
    await Promise.all([0, 1, 2, 3].map((lane) => one(`reply ${i + lane}`)));
  }
  const [found] = await stand.sql<{ titles: number; needs: number }>(
    `select count(distinct title)::int as titles, count(*)::int as needs from need where title like '%reply%'`,
  );
  expect(found).toEqual({ titles: TIMES, needs: TIMES });
  console.log(`${TIMES} replies lost: ${retried} answers asked to try again; lost 0, twice 0`);
}, 300_000);
