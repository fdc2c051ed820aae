/** About the repository itself: what must agree, agrees. */
import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tablesWithPath } from '../../src/domain/place/place.commands.ts';
import { readConfig } from '../../src/config.ts';
import { ENTITIES, buildSchema } from '../../src/features.ts';
import { printContract } from '../../src/engine/execution/schema.ts';
import { openTestHub } from '../support/hub.ts';

const { sql, hub } = await openTestHub();
const root = new URL('../../', import.meta.url);
const read = (name: string) => readFile(new URL(name, root), 'utf8');

test('the published contract is the one that is served', async () => {
  expect(await read('schema/hub.graphql')).toBe(printContract(buildSchema()));
});

test('every description of the contract ends with its Chinese term', async () => {
  const contract = await read('schema/hub.graphql');
  const descriptions = [...contract.matchAll(/"""([\s\S]*?)"""/g)].map(([, words = '']) =>
    words.trim(),
  );
  expect(descriptions.length).toBeGreaterThan(1_000);
  expect(descriptions.filter((words) => !/\p{Script=Han}[）]?$/u.test(words))).toEqual([]);
});

test('.env.example lists exactly what the configuration reads', async () => {
  const asked = new Set<string>();
  readConfig(new Proxy({}, { get: (_, name: string) => void asked.add(name) }));
  const listed = [...(await read('.env.example')).matchAll(/^#?([A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  expect(new Set(listed)).toEqual(asked);
});

/** Tables that hold no row of a place or a unit. */
const UNSCOPED = ['migration', 'hub_fact'];

/** Tables that no viewer reads at all. */
const UNSEEN = [
  ...['reveal', 'command_key', 'audit_link', 'change', 'journal_end', 'feed_key'],
  ...['tally', 'tally_delta'],
];

test('every table has row-level security, forced, with the policies of the four roles', async () => {
  const tables = await sql<{ name: string; isOn: boolean; policies: string[] }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as "isOn",
       array(select polname::text from pg_policy where polrelid = c.oid order by 1) as policies
     from pg_class c where c.relnamespace = 'gridhub'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  expect(tables.length).toBeGreaterThan(15);
  for (const { name, isOn, policies } of tables.filter((one) => !UNSCOPED.includes(one.name))) {
    expect(isOn, name).toBe(true);
    const forAll = ['feed_reads', 'owner_all', 'writer_all'];
    expect(policies, name).toEqual(
      expect.arrayContaining(UNSEEN.includes(name) ? forAll : [...forAll, 'viewer_reads']),
    );
    expect(policies.includes('viewer_reads'), name).toBe(!UNSEEN.includes(name));
  }
});

test('a partition of the journal is read through it alone', async () => {
  const partitions = await sql<{ name: string; isOn: boolean; readers: string[] }>(
    `select c.relname as name, c.relrowsecurity as "isOn", array(select r.rolname::text from pg_roles r
       where r.rolname in ('gridhub_viewer', 'gridhub_writer', 'gridhub_feed')
         and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete')) as readers
     from pg_class c where c.relnamespace = 'gridhub'::regnamespace and c.relispartition and c.relkind = 'r'`,
  );
  // What was before, what nobody made room for, today and the days ahead.
  expect(partitions.length).toBeGreaterThanOrEqual(5);
  for (const { name, isOn, readers } of partitions) {
    expect([isOn, readers], name).toEqual([true, []]);
  }
});

test('every table that carries a path is known to movePlace', async () => {
  const known = tablesWithPath(ENTITIES, hub.services.writer.metadata);
  const tables = await sql<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'gridhub' and column_name = 'path'
       and table_name !~ '^change_'`,
  );
  // What has happened stays where it was; what is counted follows the rows.
  const moved = tables.filter(
    ({ name }) => !/^(change|audit|need_count|need_count_delta|tally|tally_delta)$/.test(name),
  );
  expect(known.toSorted()).toEqual(moved.map(({ name }) => name).toSorted());
  // Commands on claims lock the need first, then the claim, then the resource.
  const locked = known.filter((one) => ['need', 'claim', 'resource'].includes(one));
  expect(locked).toEqual(['need', 'claim', 'resource']);
});

test('the entities have exactly the columns of their tables', async () => {
  const columns = await sql<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by column_name) as columns
     from information_schema.columns where table_schema = 'gridhub' group by 1`,
  );
  for (const meta of hub.services.writer.metadata.getAll().values()) {
    const mapped = meta.props.flatMap((property) => property.fieldNames ?? []);
    if (meta.abstract || !meta.tableName || mapped.length === 0) continue;
    expect(mapped.toSorted(), meta.tableName).toEqual(
      columns.find(({ name }) => name === meta.tableName)?.columns,
    );
  }
});

/** Columns that no field shows, and why. */
const HIDDEN: Record<string, string> = {
  path: 'where a row hangs; `place` and `ancestors` tell it',
  resolved: 'part of committed and delivered',
  quantity: 'shown as needed',
  districtPath: 'the beginning of the path',
  streetPath: 'the same',
  communityPath: 'the same',
  gridPath: 'the same',
  words: 'title, description and number as search compares them',
  hash: 'of a token or a link: nobody may read it',
  isForPage: 'of a token: the link that it came by says so',
  accountId: 'of a screen link: it has the name of the link, and nothing else',
  grantId: 'the same: `place` tells it',
  tokenId: 'the same: `expiresAt`, `revokedAt` and `lastHeartbeatAt` tell of it',
  madeBy: 'of a token: it ends with these grants',
  subject: 'at the identity provider',
  liaisonName: '`liaison` tells it, by the table of personal data',
  officePhone: 'the same',
  isAppointed: 'who sees a person depends on it; `appointments` tell it',
  partyOrganisationId: '`body` tells it',
  civicBodyId: 'the same',
  committeeId: '`committee` tells it',
  agendaItemId: '`agendaItem` tells it',
  brandName: '`brand` tells it',
  brandTheme: 'the same',
  openedPlaceIds: '`openedPlaces` tells them',
  originId: 'of an agreement: `versions` begins with it',
  chainId: 'the same',
  figure: 'of a report: its place and its metric',
  enteredById: 'the history tells who entered it',
  unitIds: 'of a project: `leadUnit`, `needs` and `resources` tell them',
};

test('every column is shown by a field, or said to be hidden', async () => {
  const schema = buildSchema();
  for (const meta of hub.services.writer.metadata.getAll().values()) {
    const type = schema.getType(meta.className);
    if (!type || !('getFields' in type)) continue;
    const fields = Object.keys(type.getFields());
    for (const { name } of meta.props) {
      const shown = [name, name.replace(/Id$/, ''), name === 'placeId' ? 'building' : name];
      if (name in HIDDEN || (meta.className.endsWith('Step') && /^(id|.+Id)$/.test(name))) continue;
      if (meta.className === 'PlaceCode' && name === 'placeId') continue;
      expect(
        shown.some((one) => fields.includes(one)),
        `${meta.className}.${name}`,
      ).toBe(true);
    }
  }
});

test('the README has no figure left to fill in', async () => {
  expect(await read('README.md')).not.toMatch(/@[A-Z_]+@/);
});

test('the lock files hold no download address', async () => {
  for (const name of ['package-lock.json', 'bench/package-lock.json']) {
    expect(await read(name), name).not.toMatch(/"resolved"|https?:\/\/registry/);
  }
});

test('a statement outside a transaction, and one after a failed begin, see no row', async () => {
  const pg = (await import('pg')).default;
  const { connectAs } = await import('../../src/engine/database/connect.ts');
  await sql(
    `insert into place (id, code, kind, name, path) values ('place_x', '1', 'PROVINCE', 'x', 'x.')`,
  );
  const client = new pg.Client(connectAs(hub.databaseUrl, 'gridhub_viewer'));
  await client.connect();
  expect((await client.query('select * from place')).rows).toEqual([]);
  await client.query('begin').then(() => client.query('rollback'));
  await expect(client.query('begin isolation level nonsense')).rejects.toThrow();
  expect((await client.query('select * from place')).rows).toEqual([]);
  await expect(client.query('select * from change')).rejects.toThrow('permission denied');
  await expect(client.query('delete from place')).rejects.toThrow('permission denied');
  await client.end();
});
