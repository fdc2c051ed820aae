/**
 * What is sent to the database: by every query of the README, by each list's page, by each command. Committed beside this file,
 * so that one statement more shows in review. `npx vitest run test/statements/committed.test.ts -u` writes them anew.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Statement } from '../../src/engine/database/transaction.ts';
import { lifecyclesOf } from '../lifecycles.ts';
import { openTestHub } from '../support/hub.ts';

const demo = await openTestHub({ demo: true });
const hub = await openTestHub();
const { as, build, office, sql } = hub;

/** What commands send, which goes through the unit of work: seen where it leaves. */
const written: string[] = [];
const query = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
Reflect.set(pg.Client.prototype, 'query', function (this: pg.Client, ...args: unknown[]) {
  const [text] = args;
  if (/writer/.test(String(this.user)) && typeof text === 'string') written.push(text);
  return query.apply(this, args);
});
afterAll(() => void Reflect.set(pg.Client.prototype, 'query', query));
beforeEach(() => void written.splice(0));

const inLines = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
/** The unit of work writes values into its texts: what is one row more is a statement, what is another value is none. */
const withoutValues = (text: string) =>
  inLines(text)
    .replaceAll(/'(?:[^']|'')*'/g, '?')
    .replaceAll(/(?<=[=,(] )-?\d+(?=[,)]| )|(?<=\()-?\d+(?=,)/g, '?')
    .replaceAll(/ in \(\?(?:, \?)*\)/g, ' in (?)');

const readsOf = (statements: readonly Statement[]) =>
  statements.map(({ name, text }) => `/* ${name} */ ${inLines(text)}`);
const file = (folder: string, name: string) => join(import.meta.dirname, folder, `${name}.sql`);

const README = globSync('test/operations/readme/*.graphql');

test.each(README)('%s', async (path) => {
  const text = readFileSync(path, 'utf8');
  if (/^subscription/m.test(text)) return;
  await demo.ask(text, { code: '211102' });
  const sent = readsOf(demo.statements());
  await expect(`${sent.join('\n')}\n`).toMatchFileSnapshot(
    file('readme', basename(path, '.graphql')),
  );
});

const LISTS: Record<string, string> = {
  needs: '{ needs { nodes { id number title state place { name } unit { name } } } }',
  'needs-counted': '{ needs(filter: { state: { in: [LISTED] } }) { totalCount nodes { id } } }',
  claims: '{ claims { nodes { id number need { title } unit { name } resource { title } } } }',
  resources: '{ resources { nodes { id number title unit { name } available } } }',
  partnerUnits: '{ partnerUnits { nodes { id name agreements { nodes { state } } } } }',
  places: '{ places(kind: STREET) { nodes { id name } } }',
  accounts: '{ accounts { nodes { id grants { nodes { role } } tokens { nodes { label } } } } }',
  audit: '{ audit { nodes { what at } } }',
};

const queries = Object.values(hub.hub.executor.schema.getQueryType()?.getFields() ?? {});
const lists = queries.filter(({ type }) => /Connection!?$/.test(String(type)));

test('every list of the hub is among them', () => {
  expect(Object.keys(LISTS)).toEqual(expect.arrayContaining(lists.map(({ name }) => name)));
});

test.each(Object.entries(LISTS))('the list %s', async (name, text) => {
  await demo.ask(text);
  await expect(`${readsOf(demo.statements()).join('\n')}\n`).toMatchFileSnapshot(
    file('lists', name),
  );
});

const pair = await build.pair();
const { place, unit } = pair;
const lifecycles = await lifecyclesOf(hub, pair);
const reason = '测试用的原因';

/** Commands that make something, and those on what has no states: what they are given. */
const MADE: Record<string, () => Promise<Record<string, unknown>>> = {
  reportNeed: async () => ({ place: { id: place.id }, title: '路灯', category: 'PUBLIC_FACILITY' }),
  claimNeed: async () => ({
    needId: (await build.need({ place })).id,
    unitId: unit.id,
    quantity: 1,
  }),
  unpublishNeed: async () => {
    const { id: needId } = await build.need({ place });
    await build.run('publishNeed', { needId });
    return { needId };
  },
  offerResource: async () => ({
    unitId: unit.id,
    place: { id: place.id },
    kind: 'PEOPLE',
    title: '志愿服务队',
    categories: ['PUBLIC_FACILITY'],
    availableFrom: '2020-01-01',
    availableUntil: '2099-12-31',
  }),
  proposeAgreement: async () => ({
    unitId: unit.id,
    place: { id: place.id },
    title: '共建协议书',
    validFrom: '2020-01-01',
    validUntil: '2099-12-31',
  }),
  amendLiaison: async () => ({ unitId: unit.id, contactName: '演示' }),
  movePlace: async () => ({
    placeId: (await build.place('GRID', place)).id,
    parentId: (await build.place('COMMUNITY')).id,
  }),
  recodePlace: async () => ({ placeId: (await build.place('GRID', place)).id, code: '9999999901' }),
  grantRole: async () => ({ accountName: '演示', role: 'SCREEN', placeId: place.id }),
  endGrant: async () => ({ grantId: (await screen()).grantId }),
  createToken: async () => ({ accountId: (await screen()).accountId, label: '演示' }),
  revokeToken: async () => ({ tokenId: (await screen()).tokenId }),
  revealField: async () => ({
    objectId: (await build.need({ place })).id,
    field: 'ACTOR',
    reason,
  }),
};

async function screen() {
  const { accountId } = await office.account({ role: 'SCREEN', place });
  const [row] = await sql<{ grantId: string; tokenId: string }>(
    `select g.id as "grantId", t.id as "tokenId" from access_grant g join token t using (account_id) where account_id = $1`,
    [accountId],
  );
  if (!row) throw new Error('the account has no grant and token');
  return { accountId, ...row };
}

/** One of the states that the command leads on from. */
async function ofLifecycle(command: string): Promise<Record<string, unknown> | undefined> {
  for (const { moves, make, before, key, commands } of Object.values(lifecycles)) {
    const state = Object.keys(moves).find((from) => moves[from]?.[command] !== undefined);
    if (state === undefined) continue;
    const id = await make(state);
    await before?.(command, id);
    return { [key]: id, ...commands[command] };
  }
  return undefined;
}

const mutations = hub.hub.executor.schema.getMutationType()?.getFields() ?? {};

test.each(Object.entries(mutations))('the command %s', async (command, { args }) => {
  const input = (await ofLifecycle(command)) ?? (await MADE[command]?.());
  expect(input, 'say what it is given').toBeDefined();
  const asker = as(office.token);
  written.splice(0);
  await asker.ask(
    `mutation ($input: ${String(args[0]?.type)}) { ${command}(input: $input) { __typename } }`,
    {
      input,
    },
  );
  const sent = [
    '-- read',
    ...readsOf(hub.statements()),
    '-- written',
    ...written.map(withoutValues),
  ];
  await expect(`${sent.join('\n')}\n`).toMatchFileSnapshot(file('commands', command));
});
