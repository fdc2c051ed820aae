/** Every policy by itself: what random viewers' transactions show of each table, against the oracle. */
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { connectAs } from '../../src/engine/database/connect.ts';
import { Random } from '../../src/demo/random.ts';
import { openTestHub } from '../support/hub.ts';
import { faultInLeads } from './leads.ts';
import { faultInTallies } from './tallies.ts';
import { Oracle } from './oracle.ts';
import { ownersOutside } from './owners.ts';
import { TABLES, faultIn, knownViewers } from './tables.ts';
import { NOON, enrich, readAccounts, readWorld, someViewer, tokenOf } from './world.ts';

const hub = await openTestHub({ demo: true, isUnfolded: true });
hub.clock.now = NOON;
await enrich(hub);
const world = await readWorld(hub);
const random = new Random(7);
const all = [[], ...Array.from({ length: 40 }, () => someViewer(world, random))];
const viewers = await knownViewers(hub, all, (given) => tokenOf(hub, given));
const owners = await knownViewers(hub, ownersOutside(world, 3), (given) => tokenOf(hub, given));
Object.assign(world, await readAccounts(hub));
const client = new pg.Client(connectAs(hub.databaseUrl, 'gridhub_viewer'));
await client.connect();
afterAll(() => client.end());

test('every table that viewers may read is in the table of tables', async () => {
  const readable = await hub.sql<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'gridhub'::regnamespace and c.relkind = 'r' and c.relrowsecurity
       and has_any_column_privilege('gridhub_viewer', c.oid, 'select')`,
  );
  expect(new Set(readable.map(({ name }) => name))).toEqual(new Set(Object.keys(TABLES)));
});

test('every table has rows that some viewer sees: without any, the next test says nothing of it', () => {
  const oracles = viewers.map(({ given }) => new Oracle(world, given));
  const blind = Object.entries(TABLES).filter(([, keys]) =>
    oracles.every((oracle) => keys(oracle, world).length === 0),
  );
  expect(blind.map(([table]) => table)).toEqual([]);
});

test.each(Object.keys(TABLES))(
  '%s shows exactly the rows of each viewer',
  async (table) => {
    expect(await faultIn(client, table, world, viewers)).toBeNull();
  },
  // Whole tables are read, each row under its policy: on a busy machine that takes a while.
  120_000,
);

test.each(['decision', 'decision_step', 'meeting', 'matter'])(
  '%s shows what a unit sees to on whose committee it has no seat',
  async (table) => {
    expect(owners).toHaveLength(3);
    expect(await faultIn(client, table, world, owners)).toBeNull();
  },
);

test('roll-ups tell each viewer of what its grant covers, and no more', async () => {
  expect(await faultInTallies(client, world, viewers)).toBeNull();
});

test('who leads a secretary project is told of the people of a place to its staff, and of no others', async () => {
  expect(await faultInLeads(client, world, viewers)).toBeNull();
});

test.each([
  '* from reveal',
  '* from change',
  'hash from token',
  '* from tally',
  '* from tally_delta',
  'tally_anew()',
  'tally_public_claims_anew()',
  'unit_needs_anew()',
])('%s is for no viewer', async (what) => {
  await expect(client.query(`select ${what}`)).rejects.toThrow('permission denied');
});
