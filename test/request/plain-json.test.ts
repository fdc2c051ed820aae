/**
 * The short way for known documents beside Apollo's: status, headers and bytes of the same request by both ways. A charset
 * in quotes is the same to HTTP and not plain enough for the short way, so that Apollo answers it.
 */
import { expect, test } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { Questioner, questionVariables } from '../execution/hub-document.ts';
import { openTestHub } from '../support/hub.ts';

const REQUESTS = 2_000;
const environment = { GRIDHUB_COST_PER_MINUTE: '0' };
const hub = await openTestHub({ demo: true, environment });
const { sql, office } = hub;

const [district = { id: '', path: '' }] = await sql<{ id: string; path: string }>(
  `select id, path from place where code = '211102'`,
);
const [unit = { id: '' }] = await sql<{ id: string }>(
  `select unit_id as id from agreement where state = 'ACTIVE' order by id limit 1`,
);
const tokens = [
  office.token,
  (await office.account({ role: 'UNIT_LIAISON', unit })).token,
  (await office.account({ role: 'SCREEN', place: district })).token,
  null,
  `hub_${'0'.repeat(43)}`,
];
const texts = async (text: string) => (await sql<{ one: string }>(text)).map(({ one }) => one);
const samples = {
  ids: await texts(
    `(select id as one from place order by md5(id) limit 20) union all (select id from need order by md5(id) limit 20)`,
  ),
  codes: await texts('select code as one from place order by md5(id) limit 30'),
  numbers: await texts('select number as one from need order by md5(id) limit 20'),
};

interface Told {
  status: number;
  headers: [string, string][];
  body: string;
}

async function send(
  url: string,
  {
    body,
    token,
    type,
    accept,
  }: { body: string; token: string | null; type: string; accept?: string },
): Promise<Told> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...(accept !== undefined && { accept }),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body,
  });
  const headers = [...response.headers]
    .filter(([name]) => name !== 'date')
    .toSorted(([a], [b]) => a.localeCompare(b));
  return { status: response.status, headers, body: await response.text() };
}

/** What hangs on the moment of the snapshot is told by each way for itself. */
const settled = (told: Told) => ({
  ...told,
  body: told.body.replaceAll(/"[^"]*":"20\d\d-[^"]*Z"/g, (text) =>
    text.includes(new Date().toISOString().slice(0, 11)) ? '' : text,
  ),
  headers: told.headers.filter(([name]) => name !== 'content-length'),
});

async function compare(
  url: string,
  asked: { body: string; token: string | null; accept?: string },
) {
  const ways: Told[] = [];
  // The first use makes it known; each way is asked twice.
  for (const type of [
    'application/json; charset="utf-8"',
    'application/json',
    'application/json; charset="utf-8"',
    'application/json; charset=utf-8',
  ]) {
    ways.push(settled(await send(url, { ...asked, type })));
  }
  for (const way of ways) expect(way, asked.body).toEqual(ways[0]);
  return ways[0] as Told;
}

/** Bodies that are nearly, or not at all, what the short way takes. */
const BODIES: unknown[] = [
  {},
  [],
  null,
  'text',
  [{ query: '{ hub { version } }' }],
  { query: '' },
  { query: null },
  { query: 7 },
  { query: ['{ hub { version } }'] },
  { query: '{ hub { version }' },
  { query: '{ nothing }' },
  { query: '{ hub { version nothing alsoNothing } needs { nothing } }' },
  { query: `{ ${Array.from({ length: 30 }, (_, i) => `nothing${i}`).join(' ')} }` },
  { query: '{ hub { version } }', operationName: 'Other' },
  { query: '{ hub { version } }', operationName: '' },
  { query: '{ hub { version } }', operationName: 7 },
  { query: 'query A { hub { version } } query B { viewer { name } }' },
  { query: 'query A { hub { version } } query B { viewer { name } }', operationName: 'B' },
  { query: 'query A { hub { version } } query B { viewer { name } }', operationName: 'C' },
  { query: 'query ($n: Int!) { needs(first: $n) { totalCount } }' },
  { query: 'query ($n: Int!) { needs(first: $n) { totalCount } }', variables: { n: 'x' } },
  { query: 'query ($n: Int!) { needs(first: $n) { totalCount } }', variables: '{"n":1}' },
  { query: 'query ($n: Int!) { needs(first: $n) { totalCount } }', variables: [1] },
  { query: 'query ($n: Int!) { needs(first: $n) { totalCount } }', variables: { n: 1, other: 2 } },
  { query: 'query ($n: Int!) { needs(first: $n) { totalCount } }', variables: { n: 101 } },
  { query: '{ hub { version } }', variables: null, operationName: null, extensions: null },
  { query: '{ hub { version } }', extensions: {} },
  { query: '{ hub { version } }', extensions: 'x' },
  { query: '{ hub { version } }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
  { query: '{ hub { version } }', unknown: true },
  { query: 'subscription { needChanged { __typename } }' },
  { query: 'mutation { reportNeed(input: { title: "x", category: OTHER }) { need { id } } }' },
  { query: 'mutation { closeNeed(input: { needId: "need_x" }) { need { id } } }' },
  {
    query:
      '{ needs(first: 100) { nodes { place { needs(first: 100) { nodes { id place { needs { nodes { id } } } } } } } } }',
  },
  { query: '{ audit { nodes { id } } }' },
  { query: '{ __proto__: hub { constructor: version __proto__: version } }' },
  { query: '{ place(by: { code: "\\u0000" }) { name } }' },
  { documentId: 'sha256:nothing' },
];

test.each(BODIES.map((body) => [JSON.stringify(body).slice(0, 90), body] as const))(
  '%s',
  async (_, body) => {
    for (const token of tokens) await compare(hub.hub.url, { body: JSON.stringify(body), token });
  },
  60_000,
);

test.each([
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'text/html',
  'text/plain',
  'application/json;q=0.5, */*;q=0.1',
  '',
])('whoever accepts “%s” is told the same', async (accept) => {
  const body = JSON.stringify({ query: '{ hub { version } }' });
  await compare(hub.hub.url, { body, token: office.token, accept });
  await compare(hub.hub.url, {
    body: JSON.stringify({ query: '{ nothing }' }),
    token: null,
    accept,
  });
});

test(`${REQUESTS} questions at random`, async () => {
  const random = new Random(7);
  const questioner = new Questioner(random, hub.hub.executor.schema, samples);
  const statuses = new Map<number, number>();
  for (let i = 0; i < REQUESTS / 4; i += 1) {
    const query = declared(questioner.query());
    const body = JSON.stringify({ query, variables: questionVariables(random) });
    const { status } = await compare(hub.hub.url, { body, token: random.pick(tokens.slice(0, 4)) });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  console.log(`${REQUESTS} requests, by status: ${JSON.stringify([...statuses])}`);
  expect(statuses.get(200)).toBeGreaterThan(REQUESTS / 10);
}, 600_000);

/** With those variables alone that it uses: others are refused. */
function declared(text: string): string {
  return text.replace(/\(([^)]*)\)/, (_, all: string) => {
    const body = text.slice(text.indexOf(')'));
    const used = all.split(', ').filter((one) => body.includes(one.slice(0, one.indexOf(':'))));
    return used.length > 0 ? `(${used.join(', ')})` : '';
  });
}

test('what it costs, and what of it is in the audit, is the same by both ways', async () => {
  const query =
    '{ partyOrganisations: place(by: { code: "211102002" }) { partyOrganisations { secretaryName } } }';
  const rows = async () =>
    (await sql<{ n: number }>('select count(*)::int as n from audit'))[0]?.n ?? 0;
  const taken: number[] = [];
  for (const type of ['application/json; charset="utf-8"', 'application/json']) {
    const before = await rows();
    await send(hub.hub.url, { body: JSON.stringify({ query }), token: office.token, type });
    taken.push((await rows()) - before);
  }
  expect(taken[0]).toBeGreaterThan(0);
  expect(taken[1]).toBe(taken[0]);
});
