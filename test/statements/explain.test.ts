/**
 * Every listed statement, explained as the viewer over 200,000 needs with claims, resources and projects beside them: none may
 * read a large table whole.
 */
import { beforeAll, expect, test } from 'vitest';
import type { Statement } from '../../src/engine/database/statement.ts';
import { openTestHub } from '../support/hub.ts';
import { addManyBeside, addManyNeeds } from '../support/many-needs.ts';
import { openViewing } from '../support/viewing.ts';

const hub = await openTestHub({ demo: true });
const { ask, sql } = hub;

/** Tables that grow; reading one of them from end to end is what a policy must not force. */
const LARGE = ['need', 'claim', 'resource', 'project'];

beforeAll(async () => {
  await addManyNeeds(hub);
  await addManyBeside(hub);
}, 600_000);

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
}

const scansOf = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []),
  ...(plan.Plans ?? []).flatMap(scansOf),
];

const indexesOf = (plan: Plan): string[] => [
  ...(plan['Index Name'] === undefined ? [] : [plan['Index Name']]),
  ...(plan.Plans ?? []).flatMap(indexesOf),
];

/** Explained as the account; unless it is named, as the office: staff of the province and liaison of every unit. */
async function planOf(
  statement: Statement,
  values: unknown[],
  accountId = hub.office.accountId,
): Promise<Plan> {
  const client = await openViewing(hub, accountId);
  try {
    const { rows } = await client.query(`explain (format json) ${statement.text}`, values);
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    await client.end();
  }
}

async function wholeScans(statement: Statement, values: unknown[]): Promise<string[]> {
  return scansOf(await planOf(statement, values)).filter((table) => LARGE.includes(table));
}

/** A number of each list that is counted row by row. */
const SUMMED = { need: 'needed', claim: 'delivered', resource: 'delivered', project: 'overdue' };

const DOCUMENTS: Record<string, string> = {
  'a need by its id': `query ($id: ID!) { need(by: { id: $id }) { title place { name ancestors { name } } unit { name }
    claims { totalCount nodes { unit { name } resource { title } history { totalCount nodes { to } } } } history(last: 5) { nodes { to } } mergedInto { id } } }`,
  'a need by its number': '{ need(by: { number: "M17" }) { id } }',
  'the newest needs': '{ needs(first: 50) { nodes { id place { name } unit { name } } } }',
  'the needs of a state': '{ needs(filter: { state: { in: [LISTED] } }) { nodes { id } } }',
  'needs by deadline': '{ needs(orderBy: [{ field: DEADLINE, direction: ASC }]) { nodes { id } } }',
  'the last needs': '{ needs(last: 20) { nodes { id } } }',
  'the needs of a community':
    '{ place(by: { code: "211102002005" }) { needs(first: 5) { nodes { id } } needCounts { open } } }',
  'the needs of every community':
    '{ district(code: "211102") { streets { communities { needs(first: 3) { nodes { id } totalCount } needCounts { open } } } } }',
  'the filtered counts of a street':
    '{ place(by: { code: "211102002" }) { needCounts(filter: { urgency: { in: [URGENT] } }) { total } } }',
  'the needs of a unit':
    'query ($unit: ID!) { needs(scope: { unitId: $unit }) { nodes { id } } claims(scope: { unitId: $unit }) { nodes { id } } }',
  'a rare word': '{ needs(search: "急盼") { nodes { id } totalCount } }',
  'a common word': '{ needs(search: "照明") { nodes { id } } }',
  'the tree below a community':
    '{ place(by: { code: "211102002005" }) { ... on Community { grids { partyOrganisations { name } buildings { posts { title } } } } } }',
  descendants:
    '{ district(code: "211102") { descendants(kind: GRID) { nodes { id } totalCount } } }',
  'units and agreements':
    '{ partnerUnits { nodes { name agreements { totalCount nodes { id history { nodes { to } } } } claims(first: 2) { nodes { id } } resources(first: 2) { nodes { id history { nodes { to } } } } } } }',
  'resources and claims':
    '{ resources { nodes { id claims(last: 5) { totalCount nodes { id } } } } claims { nodes { id } } }',
  'the newest projects': '{ projects(first: 50) { nodes { id place { name } } } }',
  'needs by their claims':
    'query ($unit: ID!) { needs(filter: { claims: { some: { unitId: { eq: $unit } } } }) { nodes { id } } }',
  'needs by a claim that few have':
    '{ needs(filter: { claims: { some: { state: { eq: NO_SHOW } } } }) { nodes { id } } }',
  'needs without a claim': '{ needs(filter: { claims: { none: {} } }) { nodes { id } } }',
  'needs by the sector of their unit':
    '{ needs(filter: { unit: { sector: { eq: SOCIAL } } }) { nodes { id } } }',
  'claims by need, unit and resource':
    '{ claims(filter: { need: { category: { eq: ELDERLY_CARE } }, unit: { sector: { eq: SOCIAL } }, resource: { kind: { eq: PEOPLE } } }) { nodes { id } } }',
  'resources by their claims':
    '{ resources(filter: { claims: { some: { stateClass: { eq: OPEN } } } }) { nodes { id } } }',
  'projects by their leading unit':
    '{ projects(filter: { leadUnit: { sector: { eq: SOCIAL } } }) { nodes { id } } }',
  'units by what they do':
    '{ partnerUnits(filter: { claims: { some: { stateClass: { eq: OPEN } } }, needs: { some: {} } }) { nodes { id } } }',
  'the needs of a community by their claims':
    'query ($unit: ID!) { place(by: { code: "211102002005" }) { needs(filter: { claims: { some: { unitId: { eq: $unit } } } }) { nodes { id } totalCount } } }',
  ...Object.fromEntries(
    (['need', 'claim', 'resource', 'project'] as const).flatMap((kind) => [
      [`the ${kind} statistics of a community`, statsOf(kind, '{ placeCode: "211102002005" }')],
      [`the ${kind} statistics of a unit`, statsOf(kind, '{ unitId: $unit }', '($unit: ID!)')],
    ]),
  ),
};

/** With a bucket and a number that nothing kept can answer. */
function statsOf(kind: keyof typeof SUMMED, scope: string, given = ''): string {
  return `query ${given} { ${kind}Stats(scope: ${scope}, groupBy: [STATE, GRID], bucket: MONTH) { state bucket count ${SUMMED[kind]} } }`;
}

for (const [name, document] of Object.entries(DOCUMENTS)) {
  test(`${name}: no statement reads a large table whole`, async () => {
    const [unit] = await sql<{ id: string }>('select id from partner_unit order by code limit 1');
    const seen = await hub.explained(() =>
      ask(document, { id: 'need_many00000017', unit: unit?.id }),
    );
    expect(seen.length).toBeGreaterThan(0);
    for (const { statement, values } of seen) {
      expect(await wholeScans(statement, values), `${statement.name}: ${statement.text}`).toEqual(
        [],
      );
    }
  });
}

test('a common word is found by walking the list in its order, a rare one through its pieces', async () => {
  const indexes = async (word: string) => {
    const seen = await hub.explained(() => ask(`{ needs(search: "${word}") { nodes { id } } }`));
    const page = seen.at(-1);
    if (!page) throw new Error('no statement was sent');
    return indexesOf(await planOf(page.statement, page.values));
  };
  expect(await indexes('照明')).toContain('need_created');
  // The claim of one of its units is looked up besides, for each need that is found.
  expect(await indexes('急盼')).toEqual(['need_pkey', 'claim_need']);
});

test('a unit’s list follows what is opened to it, its own needs and its claims, each by an index', async () => {
  const [place, beside] = await sql<{ id: string; code: string; path: string }>(
    `select id, code, path from place where kind = 'COMMUNITY' and path ^@ (select path from place where code = '211102')
     order by code limit 2`,
  );
  if (!place || !beside) throw new Error('the demo has no two communities');
  const unit = await hub.build.unit({ place });
  await hub.build.agreement({ unit, place });
  const { accountId, token } = await hub.office.account({ role: 'UNIT_LIAISON', unit });
  const indexes = async (scope: object | null) => {
    const seen = await hub.explained(() =>
      hub
        .as(token)
        .ask('query ($scope: ScopeInput) { needs(scope: $scope) { nodes { id } } }', { scope }),
    );
    const page = seen.find(({ statement }) => statement.name === 'need.page');
    if (!page) throw new Error('no page was read');
    return indexesOf(await planOf(page.statement, page.values, accountId));
  };
  const ofAll = await indexes(null);
  const isOpened = (index: string) => index.startsWith('need_open_');
  expect(ofAll.filter(isOpened)).not.toEqual([]);
  expect(ofAll).toContain('unit_need_created');
  expect(ofAll).not.toContain('need_created');
  // Where nothing is opened to it, what the place holds besides is not looked through.
  expect((await indexes({ placeId: beside.id })).filter(isOpened)).toEqual([]);
});

test('whether a word is common is told by the statistics, before its entries are read', async () => {
  const client = await openViewing(hub, hub.office.accountId);
  // Twice: the first call of a connection reads the catalogues.
  const explain = `explain (analyze, buffers, format json) select need_candidates('{照明}', '{""}', '{~}', '{}', '{}', 500)`;
  await client.query(explain);
  const { rows } = await client.query(explain);
  await client.end();
  expect(rows[0]['QUERY PLAN'][0].Plan['Shared Hit Blocks']).toBeLessThan(20);
});

test('the check itself sees a scan where there is one', async () => {
  const scan = { name: 'a scan', text: `select id from need where description like '%x%'` };
  expect(await wholeScans(scan, [])).toEqual(['need']);
});
