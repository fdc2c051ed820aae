/** What an operation cost and why is told to who asks for it, and to nobody more than it may know. */
import { describe, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';
import { demoToken } from '../support/demo-tokens.ts';

const { hub, office, sql, build, statements } = await openTestHub({
  demo: true,
  environment: { GRIDHUB_COST_PER_MINUTE: '200000' },
});

const NEEDS = `query Needs($first: Int = 2) {
  needs(first: $first, filter: { state: { in: [LISTED, CLAIMED] } }) {
    totalCount
    nodes { number place { name ancestors { name } } }
  }
}`;
const TOO_DEAR =
  '{ needs(first: 100) { nodes { place { needs(first: 100) { nodes { place { needs(first: 100) { nodes { id } } } } } } } } }';

interface Told {
  text: string;
  status: number;
  errors?: { extensions: { code: string } }[];
  extensions?: { cost?: { requested: number; left: number }; explain?: Explain };
}

interface Explain {
  cost: { requested?: number; most: number; left?: number; perMinute?: number };
  fields: { path: string; field: string; cost: number; times: number; objects?: number }[];
  otherFields?: { fields: number; cost: number };
  spent: Record<string, { taken?: number; most: number }>;
  statements?: { name: string; rows: number; sentAt: number; ms: number }[];
}

/** Ways of asking that answer JSON: the short one, Apollo's, and a plain GET. */
const WAYS = {
  short: { accept: 'application/json' },
  apollo: { accept: 'application/graphql-response+json, application/json' },
};

interface Asking {
  token?: string | null;
  explain?: string | null;
  headers?: Record<string, string>;
  variables?: object;
}

async function told(
  query: string,
  { token = office.token, explain = 'cost', headers = WAYS.short, variables }: Asking = {},
): Promise<Told> {
  const answer = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(explain !== null && { 'gridhub-explain': explain }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await answer.text();
  return { text, status: answer.status, ...(JSON.parse(text) as object) };
}

async function explained(query: string, asking: Asking = {}): Promise<Explain> {
  const { extensions } = await told(query, asking);
  if (!extensions?.explain) throw new Error(`nothing is explained: ${query}`);
  return extensions.explain;
}

test('the costs of its fields add up to the price of the operation', async () => {
  const { extensions } = await told(NEEDS);
  const { fields, cost, otherFields } = extensions?.explain ?? ({} as Explain);
  const sum = fields.reduce((total, one) => total + one.cost, 0);
  expect([sum, cost.requested, otherFields]).toEqual([
    extensions?.cost?.requested,
    extensions?.cost?.requested,
    undefined,
  ]);
  expect(fields.map(({ path, field }) => [path, field])).toEqual([
    ['needs', 'Query.needs'],
    ['needs.totalCount', 'NeedConnection.totalCount'],
    ['needs.nodes', 'NeedConnection.nodes'],
    ['needs.nodes.place', 'Need.place'],
    ['needs.nodes.place.ancestors', 'Place.ancestors'],
  ]);
});

test('beside what it could cost stands what was answered', async () => {
  const { fields, spent } = await explained(NEEDS, { variables: { first: 1 } });
  const objects = Object.fromEntries(fields.map((one) => [one.path, one.objects]));
  expect(objects).toMatchObject({ needs: 1, 'needs.nodes': 1, 'needs.nodes.place': 1 });
  expect(spent['objects']?.taken).toBeGreaterThan(3);
  expect(spent['characters']?.taken).toBeGreaterThan(20);
});

test.each(Object.entries(WAYS))('it is told on the way that is called %s', async (_, headers) => {
  const { fields, cost } = await explained(NEEDS, { headers });
  expect(fields.length).toBe(5);
  expect(cost).toMatchObject({ most: 50_000, perMinute: 200_000, left: expect.any(Number) });
});

test('and to a GET, and to one operation of a document', async () => {
  const search = new URLSearchParams({
    query: `${NEEDS} query Other { hub { version } }`,
    operationName: 'Other',
  });
  const answer = await fetch(`${hub.url}/graphql?${search.toString()}`, {
    headers: {
      'gridhub-explain': 'cost',
      'apollo-require-preflight': '1',
      authorization: `Bearer ${office.token}`,
    },
  });
  const { extensions } = (await answer.json()) as Told;
  expect(extensions?.explain?.fields).toEqual([
    { path: 'hub', field: 'Query.hub', cost: 1, times: 1, length: 1, objects: 1 },
  ]);
});

test('both ways tell the same to the byte, but for what is left', async () => {
  const token = demoToken('GRID_WORKER');
  for (const query of [NEEDS, TOO_DEAR, 'query ($n: Int!) { needs(first: $n) { totalCount } }']) {
    const texts: string[] = [];
    for (const headers of [WAYS.short, { accept: '*/*;q=0.9, application/json' }]) {
      texts.push((await told(query, { token, headers })).text.replaceAll(/"left":\d+/g, ''));
    }
    expect(texts[0], query).toBe(texts[1]);
  }
});

test.each([null, 'statements', 'COST', ''])('nobody is told who asks with %j', async (explain) => {
  for (const headers of Object.values(WAYS)) {
    const { extensions } = await told(NEEDS, { explain, headers });
    expect(Object.keys(extensions ?? {})).toEqual(['cost']);
  }
});

test('no statement is sent for a caller who does not ask, or may not be told', async () => {
  const sentFor = async (asking: Asking) => {
    statements().length = 0;
    await told('{ __typename }', asking);
    return statements().map(({ name }) => name);
  };
  expect(await sentFor({ explain: null })).toEqual([]);
  expect(await sentFor({ token: demoToken('STREET_ADMIN') })).toEqual([]);
  expect(await sentFor({ token: null })).toEqual([]);
  expect(await sentFor({ token: demoToken('DISTRICT_ADMIN') })).toEqual(['place.beside']);
});

describe('who is told of statements, rows and times', () => {
  const TIMED = ['rows', 'bytes', 'sqlMs'];

  const taken = ({ spent }: Explain) => TIMED.filter((one) => spent[one]?.taken !== undefined);

  test('an administrator of the district that is the whole database', async () => {
    const answer = await explained(NEEDS, { token: demoToken('DISTRICT_ADMIN') });
    expect(taken(answer)).toEqual(TIMED);
    const { statements: sent = [], spent } = answer;
    expect(sent.length).toBeGreaterThan(1);
    for (const one of sent) {
      expect(one).toEqual({
        name: expect.stringMatching(/^[\w.]+$/),
        rows: expect.any(Number),
        sentAt: expect.any(Number),
        ms: expect.any(Number),
      });
    }
    // What it took to find out who may be told is not the operation's.
    expect(sent.map(({ name }) => name)).not.toContain('place.beside');
    expect(sent.reduce((sum, { rows }) => sum + rows, 0)).toBe(spent['rows']?.taken);
    expect(sent[0]?.sentAt).toBe(0);
  });

  test.each([
    'STREET_ADMIN',
    'COMMUNITY_SECRETARY',
    'COMMUNITY_STAFF',
    'GRID_WORKER',
    'UNIT_LIAISON',
    'SCREEN',
    'AUDITOR',
    'INTEGRATION',
  ] as const)('no %s', async (role) => {
    const answer = await explained(NEEDS, { token: demoToken(role) });
    expect([taken(answer), 'statements' in answer]).toEqual([[], false]);
    expect(answer.fields.length).toBe(5);
    expect(JSON.stringify(answer)).not.toMatch(/"(?:ms|sentAt|statements)"/);
  });

  test('nobody without a token', async () => {
    const answer = await explained(NEEDS, { token: null });
    expect([taken(answer), 'statements' in answer]).toEqual([[], false]);
    expect(answer.spent['sqlMs']?.most).toBeLessThan(
      (await explained(NEEDS)).spent['sqlMs']?.most ?? 0,
    );
  });

  test('no administrator of a district, once there is another beside it', async () => {
    const token = demoToken('DISTRICT_ADMIN');
    const isTold = async (by: string) => 'statements' in (await explained(NEEDS, { token: by }));
    expect(await isTold(token)).toBe(true);
    const other = await build.place('DISTRICT');
    expect(await isTold(token)).toBe(false);
    const { token: theirs } = await office.account({ role: 'DISTRICT_ADMIN', place: other });
    expect(await isTold(theirs)).toBe(false);
    // Of both, and of all by the province.
    const [district] = await sql<{ id: string; path: string }>(
      `select id, path from place where kind = 'DISTRICT' and id <> $1`,
      [other.id],
    );
    if (!district) throw new Error('the demonstration has no district');
    const both = await office.account(
      ...[district, other].map((place) => ({ role: 'DISTRICT_ADMIN' as const, place })),
    );
    expect([await isTold(both.token), await isTold(office.token)]).toEqual([true, true]);
    const auditor = await office.account({ role: 'AUDITOR', place: office.root });
    expect(await isTold(auditor.token)).toBe(false);
  });

  test('an answer that fails tells nobody else how far it came', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } needs(first: 101) { totalCount } }';
    const answer = await explained(query, {
      token: demoToken('GRID_WORKER'),
      variables: { id: 'need_00000000000000000000000000' },
    });
    expect(Object.values(answer.spent).map(({ taken: one }) => one)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});

describe('what is refused explains its price', () => {
  test('too dear: field by field', async () => {
    for (const headers of Object.values(WAYS)) {
      const { errors, extensions } = await told(TOO_DEAR, { headers });
      expect(errors?.[0]?.extensions.code).toBe('TOO_COMPLEX');
      const { cost, fields, spent } = extensions?.explain ?? ({} as Explain);
      expect(cost.requested).toBeGreaterThan(cost.most);
      const [dearest] = fields.toSorted((a, b) => b.cost - a.cost);
      expect(dearest?.path).toBe('needs.nodes.place.needs.nodes.place.needs');
      expect(fields.reduce((sum, one) => sum + one.cost, 0)).toBe(cost.requested);
      expect(spent['objects']).toEqual({ most: expect.any(Number) });
      expect(extensions?.explain).not.toHaveProperty('statements');
    }
  });

  test('more references than one field may be given', async () => {
    const query = `query ($all: [_Any!]!) { _entities(representations: $all) { __typename } }`;
    const all = Array.from({ length: 1_001 }, () => ({ __typename: 'Need', id: 'x' }));
    const { errors, extensions } = await told(query, { variables: { all } });
    expect(errors?.[0]?.extensions.code).toBe('TOO_COMPLEX');
    expect(extensions?.explain?.fields).toMatchObject([{ path: '_entities', length: 1_001 }]);
  });

  test('fragments that double: in no time, and no longer than anybody reads', async () => {
    const doubling = Array.from(
      { length: 20 },
      (_, i) =>
        `fragment F${i} on Viewer { a${i}: grants { place { needs { nodes { id } } } } ...F${i + 1} b${i}: grants { place { needs { nodes { id } } } } ...F${i + 1} }`,
    );
    const query = `{ viewer { ...F0 } } ${doubling.join(' ')} fragment F20 on Viewer { name }`;
    const before = performance.now();
    const { errors, extensions, text } = await told(query);
    expect(errors?.[0]?.extensions.code).toBe('TOO_COMPLEX');
    expect(extensions?.explain?.cost.requested).toBeUndefined();
    expect(text.length).toBeLessThan(30_000);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  test('a hundred fields at the most, the dearest, and how many there are besides', async () => {
    const many = Array.from({ length: 90 }, (_, i) => `a${i}: place { parent { name } }`);
    const query = `{ needs(first: 2) { nodes { ${many.join(' ')} } } }`;
    const { cost, fields, otherFields } = await explained(query);
    expect(fields.length).toBe(100);
    expect(otherFields?.fields).toBe(82);
    const sum = fields.reduce((total, one) => total + one.cost, 0);
    expect(sum + (otherFields?.cost ?? 0)).toBe(cost.requested);
    expect(fields.map(({ path }) => path).slice(0, 2)).toEqual(['needs', 'needs.nodes']);
  });

  test('a minute that is spent', async () => {
    const { token } = await office.account({ role: 'GRID_WORKER', place: office.root });
    const dear =
      '{ needs(first: 100) { nodes { place { needs(first: 100) { nodes { place { name } } } } } } }';
    let last = await told(dear, { token });
    for (let i = 0; i < 20 && last.status !== 429; i += 1) last = await told(dear, { token });
    expect(last.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    expect(last.extensions?.explain?.cost.requested).toBeGreaterThan(20_000);
  });

  test('variables that do not fit have no price', async () => {
    const { errors, extensions } = await told(
      'query ($n: Int!) { needs(first: $n) { totalCount } }',
    );
    expect([errors?.length, extensions]).toEqual([1, undefined]);
  });
});

test('a command tells what its answer was read with', async () => {
  const [place] = await sql<{ id: string }>(`select id from place where kind = 'GRID' limit 1`);
  const command = `mutation ($input: ReportNeedInput!) { reportNeed(input: $input) { need { number place { name } } } }`;
  const input = { place: { id: place?.id }, title: '楼道灯不亮', category: 'OTHER' };
  const answer = await explained(command, {
    variables: { input },
  });
  expect(answer.fields.map(({ path }) => path)).toContain('reportNeed.need');
  expect(answer.statements?.length).toBeGreaterThan(0);
});
