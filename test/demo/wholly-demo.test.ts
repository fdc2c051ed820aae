/** What made-up traffic takes for a stranger in the database of a demonstration. */
import { expect, test } from 'vitest';
import { requireWhollyDemo } from '../../src/demo/traffic/wholly-demo.ts';
import { openClient } from '../../src/engine/database/connect.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const { as, databaseUrl, sql } = await openTestHub({ demo: true, isBare: true });

/** Nothing where all is the demonstration's, otherwise what there is besides. */
async function strangers(): Promise<string> {
  const client = await openClient(databaseUrl, 'gridhub_writer');
  try {
    await requireWhollyDemo(client);
    return '';
  } catch (error) {
    return /\((.*?)\)/.exec(String(error))?.[1] ?? String(error);
  } finally {
    await client.end();
  }
}

test('the account of a link for a wall is no stranger', async () => {
  const [place] = await sql<{ id: string }>(`select id from place where code = '211102'`);
  await as(demoToken('DISTRICT_ADMIN')).ask(
    `mutation ($input: CreateScreenLinkInput!) { createScreenLink(input: $input) { address } }`,
    { input: { placeId: place?.id, label: '大厅' } },
  );
  expect(await strangers()).toBe('');
});

test.each([
  ['party_organisation', 'Party organisations'],
  ['civic_body', 'bodies'],
  ['venue', 'venues'],
  ['service_item', 'services'],
  ['person', 'people'],
  ['agreement', 'agreements'],
  ['meeting', 'meetings'],
])('a %s that is not of the demonstration is a stranger', async (table, kind) => {
  const of = (isDemo: boolean) =>
    sql(`update ${table} set is_demo = $1 where id = (select min(id) from ${table})`, [isDemo]);
  await of(false);
  expect(await strangers()).toBe(`1 ${kind}`);
  await of(true);
  expect(await strangers()).toBe('');
});
