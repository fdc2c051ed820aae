/** Whoever reads everything within its right can do so within the budget as it is configured by default. */
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openTestHub } from '../support/hub.ts';

const { as, office, sql } = await openTestHub({ demo: true });
const WANTED = 100_000;
const MINUTES = 60;

const PAGE = `query ($after: String) { needs(first: 100, after: $after, orderBy: [{ field: NUMBER }]) {
  nodes { number title description category state urgency createdAt updatedAt place { code name } unit { name } }
  pageInfo { hasNextPage endCursor } } }`;

test('an INTEGRATION token can read 100,000 needs in an hour', async () => {
  const [district = { id: '', path: '' }] = await sql<{ id: string; path: string }>(
    `select id, path from place where code = '211102'`,
  );
  const { token } = await office.account({ role: 'INTEGRATION', place: district });
  const asker = as(token);
  const at = performance.now();
  let [read, left, after] = [0, Infinity, null as string | null];
  do {
    const { data, extensions } = await asker.answer(PAGE, { after });
    read += data.needs.nodes.length;
    left = extensions?.cost.left ?? left;
    after = data.needs.pageInfo.hasNextPage ? data.needs.pageInfo.endCursor : null;
  } while (after !== null);
  expect(read).toBeGreaterThan(4_000);
  const { costPerMinute } = readConfig({});
  const costOfAll = ((costPerMinute - left) / read) * WANTED;
  expect(costOfAll).toBeLessThan(costPerMinute * MINUTES);
  expect(((performance.now() - at) / read) * WANTED).toBeLessThan(MINUTES * 60_000);
});
