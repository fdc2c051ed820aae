/**
 * What is sent to the database: by every query of the README, by each list's page, by each command. Committed beside this file,
 * so that one statement more shows in review. `npx vitest run test/statements/committed.test.ts -u` writes them anew.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Statement } from '../../src/engine/database/statement.ts';
import { inputsOf } from '../command-inputs.ts';
import { openTestHub } from '../support/hub.ts';

const demo = await openTestHub({ demo: true });
const hub = await openTestHub();
const { as, office } = hub;

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
/** What one level asks together leaves in an order that chance decides. */
const inNoOrder = (sent: readonly string[]) => sent.toSorted((a, b) => (a < b ? -1 : 1));
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
  agreements:
    '{ agreements(filter: { expiringWithinDays: 90 }, orderBy: { field: VALID_UNTIL, direction: ASC }) { nodes { id number edition state unit { name } place { name } openedPlaces { name } supersedes { number } versions { nodes { edition } } } } }',
  projects:
    '{ projects { nodes { id number title lead { name } needs { nodes { title } } resources { nodes { title } } } } }',
  partnerUnits: '{ partnerUnits { nodes { id name agreements { nodes { state } } } } }',
  places: '{ places(kind: STREET) { nodes { id name } } }',
  people:
    '{ people(post: SECRETARY) { nodes { id name appointments { nodes { post body { name } } } } } }',
  partyOrganisations:
    '{ partyOrganisations(isVacant: SECRETARY, isTermOverdue: true) { nodes { name term { number } } } }',
  civicBodies: '{ civicBodies(isVacant: DIRECTOR) { nodes { name place { name } } } }',
  venues:
    '{ venues(filter: { area: { gt: 1000 }, isOpen: true }, orderBy: { field: AREA }) { nodes { name area upgrade place { name } } } }',
  serviceItems:
    '{ serviceItems(filter: { scheme: { eq: NEARBY }, isOffered: true }) { nodes { name field hours place { name } } } }',
  delegatedFunctions: '{ delegatedFunctions { nodes { bureau name place { name } } } }',
  meetings:
    '{ meetings { nodes { id number title state committee { name } decisions { nodes { text } } } } }',
  decisions:
    '{ decisions(filter: { isOverdue: true }) { nodes { id number text meeting { number } unit { name } } } }',
  screenLinks:
    '{ screenLinks(first: 5) { totalCount nodes { label state page place { name } lastHeartbeatAt } } }',
  accounts: '{ accounts { nodes { id grants { nodes { role } } tokens { nodes { label } } } } }',
  audit: '{ audit { nodes { what at } } }',
};

const REASONED =
  'score reasons { part points } need { number title place { name } } resource { title unit { name } }';
const MATCHED: Record<string, string> = {
  'suggestions-of-a-need': `query ($need: ID!) { matchSuggestions(for: { needId: $need }) { ${REASONED} } }`,
  'suggestions-of-a-resource': `query ($resource: ID!) { matchSuggestions(for: { resourceId: $resource }) { ${REASONED} } }`,
  'suggestions-of-a-place': `query ($place: ID!) { matchSuggestions(for: { placeId: $place }) { ${REASONED} } }`,
  plan: `query ($place: ID!) { planMatches(placeId: $place) { value claims { quantity need { title } resource { title } }
    unmet { cause need { title } } } }`,
};

test.each(Object.entries(MATCHED))('matching, %s', async (name, text) => {
  const [of] = await demo.sql<{ need: string; resource: string; place: string }>(
    `select n.id as need, r.id as resource, p.id as place from need n
       join resource r on n.path ^@ r.path and n.category = any (r.categories) and r.state = 'LISTED'
       join place p on p.path = n.community_path
     where n.state = 'LISTED' and n.visibility = 'PARTNERS' order by n.id, r.id limit 1`,
  );
  await demo.ask(text, of);
  await expect(`${inNoOrder(readsOf(demo.statements())).join('\n')}\n`).toMatchFileSnapshot(
    file('matching', name),
  );
});

const queries = Object.values(hub.hub.executor.schema.getQueryType()?.getFields() ?? {});
const lists = queries.filter(({ type }) => /Connection!?$/.test(String(type)));

test('every list of the hub is among them', () => {
  expect(Object.keys(LISTS)).toEqual(expect.arrayContaining(lists.map(({ name }) => name)));
});

test.each(Object.entries(LISTS))('the list %s', async (name, text) => {
  await demo.ask(text);
  await expect(`${inNoOrder(readsOf(demo.statements())).join('\n')}\n`).toMatchFileSnapshot(
    file('lists', name),
  );
});

const given = await inputsOf(hub);
const mutations = hub.hub.executor.schema.getMutationType()?.getFields() ?? {};

test.each(Object.entries(mutations))('the command %s', async (command, { args }) => {
  const input = await given(command);
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
