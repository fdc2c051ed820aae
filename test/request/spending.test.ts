/** What an operation takes is counted while it runs: where it comes to a ceiling it ends, and says how to ask for less. */
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({
  demo: true,
  environment: {
    GRIDHUB_MOST_ROWS: '150',
    GRIDHUB_MOST_OBJECTS: '500',
    GRIDHUB_MOST_BYTES: '20000',
    GRIDHUB_STRANGER_SQL_MS: '200',
    GRIDHUB_SQL_MS: '600',
    GRIDHUB_COST_PER_MINUTE: '20000',
  },
});
const { as, office } = hub;

/** Budgets are a minute's and an account's: each test asks as somebody else. */
async function asker() {
  const { token } = await office.account({ role: 'DISTRICT_ADMIN', place: office.root });
  return as(token);
}

describe('the ceilings of one operation', () => {
  test.each([
    [
      'rows',
      '{ district(code: "211102") { streets { communities { grids { name } } } } a: needs(first: 100) { nodes { id } } b: needs(first: 100, orderBy: [{ field: NUMBER }]) { nodes { id } } }',
      /more than 150 rows/,
    ],
    [
      'objects',
      `{ ${Array.from({ length: 6 }, (_, i) => `l${i}: labels { value }`).join(' ')} }`,
      /more than 500 objects/,
    ],
    [
      'bytes that are read',
      '{ needs(first: 100) { nodes { title description number createdAt updatedAt place { name code } } } }',
      /more than 20000 bytes/,
    ],
    [
      'bytes of the answer',
      `{ ${Array.from({ length: 3 }, (_, i) => `l${i}: labels { enum value label zh en }`).join(' ')} }`,
      /more than 20000 (?:bytes|characters)/,
    ],
  ])('%s', async (_, query, message) => {
    const { data, errors } = await (await asker()).answer(query);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([
      { message: expect.stringMatching(message), extensions: { code: 'TOO_COMPLEX' } },
    ]);
    expect(errors?.[0]?.message).toMatch(/Ask for less/);
  });

  test('of a command’s answer: it says that the command was done all the same', async () => {
    const admin = await asker();
    const places = Array.from(
      { length: 36 },
      (_, i) => `a${i}: place { ancestors { ancestors { ancestors { id } } } }`,
    );
    const mutation = `mutation ($input: ReportNeedInput!) { __typename reportNeed(input: $input) { need { ${places.join(' ')} } } }`;
    const grid = await admin.ask(
      '{ place(by: { code: "211102" }) { descendants(kind: GRID, first: 1) { nodes { id } } } }',
    );
    const [place] = grid.place.descendants.nodes;
    const { data, errors } = await admin.answer(mutation, {
      input: { place: { id: place.id }, title: '楼道照明 答不下', category: 'OTHER' },
    });
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/more than .* The command was done all the same/) },
    ]);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TOO_COMPLEX', outcome: 'DONE' });
    const found = await hub.sql(`select from need where title = '楼道照明 答不下'`);
    expect(found).toHaveLength(1);
  });

  test('the database’s time: less for whoever brings no token', async () => {
    const admin = await asker();
    await admin.ask('{ hub { version } }');
    const login = new pg.Client({ connectionString: hub.databaseUrl });
    await login.connect();
    await login.query('begin; lock table gridhub.party_organisation in access exclusive mode');
    const query = '{ place(by: { code: "211102" }) { partyOrganisations { name } } }';
    const [stranger, known] = await Promise.all(
      [as(null), admin].map(async (one) => (await one.answer(query)).errors?.[0]),
    );
    await login.query('rollback');
    await login.end();
    expect(stranger?.extensions['code']).toBe('TOO_COMPLEX');
    expect(stranger?.message).toMatch(/more than 0\.2 s/);
    expect(known?.message).toMatch(/more than 0\.6 s/);
    expect((await admin.ask(query)).place.partyOrganisations.length).toBeGreaterThan(0);
  });
});

describe('what was taken is charged', () => {
  const left = async (one: ReturnType<typeof as>) =>
    (await one.answer('{ hub { version } }')).extensions?.cost.left ?? 0;

  test('what it took beyond what it was said to cost', async () => {
    const one = await asker();
    const before = await left(one);
    const { extensions } = await one.answer('{ labels { value label zh en } }');
    expect(before - (await left(one))).toBeGreaterThanOrEqual(extensions?.cost.requested ?? 0);
  });

  test.each([
    ['an invalid document', `{ ${'nothing '.repeat(150)} }`],
    ['a text that is no document', `{ ${'{'.repeat(1_000)}`],
    ['a document of too many words', `{ ${'a '.repeat(300)} }`],
    ['variables that do not fit', 'query ($n: Int!) { needs(first: $n) { totalCount } }'],
    [
      'a document that costs too much',
      '{ needs(first: 100) { nodes { place { needs(first: 100) { nodes { place { needs(first: 100) { nodes { id } } } } } } } } }',
    ],
  ])('%s', async (_, query) => {
    const one = await asker();
    const before = await left(one);
    for (let i = 0; i < 10; i += 1) await one.answer(query);
    expect(before - (await left(one))).toBeGreaterThan(100);
  });

  test('whoever has spent its minute is told when to come back, before anything is read of it', async () => {
    const { token } = await office.account({ role: 'DISTRICT_ADMIN', place: office.root });
    const send = (query: string) =>
      fetch(`${hub.hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query }),
      });
    const statuses: number[] = [];
    for (let i = 0; i < 1_000 && statuses.at(-1) !== 429; i += 1) {
      statuses.push((await send(`{ ${`nothing${i} `.repeat(199)} }`)).status);
    }
    expect(statuses.at(-1)).toBe(429);
    for (const query of ['{ hub { version } }', '{ other }']) {
      const refused = await send(query);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({
        errors: [{ extensions: { code: 'RATE_LIMITED' } }],
      });
    }
    // Others, and the same from elsewhere, have their own.
    expect((await (await asker()).ask('{ hub { version } }')).hub.version).toBeTruthy();
  });
});

describe('what is wrong is told short', () => {
  test.each([
    ['of validation', `{ ${Array.from({ length: 150 }, (_, i) => `nothing${i}`).join(' ')} }`],
    [
      'of long names',
      `{ hub(${Array.from({ length: 20 }, (_, i) => `${'x'.repeat(99)}${i}`.slice(-100) + ': 1').join(' ')}) { version } }`,
    ],
    [
      'of an execution',
      `{ ${Array.from({ length: 50 }, (_, i) => `a${i}: place(by: { code: "${'y'.repeat(3)}${i}" }) { needs(first: 101) { totalCount } }`).join(' ')} }`,
    ],
  ])('errors %s', async (_, query) => {
    const { errors = [] } = await (await asker()).answer(query);
    expect(errors.length).toBeLessThanOrEqual(10);
    for (const { message } of errors) expect(message.length).toBeLessThanOrEqual(500);
  });

  test.each([
    ['an alias', `{ ${'a'.repeat(101)}: hub { version } }`],
    ['a field', `{ ${'a'.repeat(101)} }`],
    ['an operation', `query ${'a'.repeat(201)} { hub { version } }`],
    ['a variable', `query ($${'a'.repeat(101)}: Int) { hub { version } }`],
    [
      '101 fragments',
      `{ ${Array.from({ length: 101 }, (_, i) => `...F${i}`).join(' ')} } ${Array.from({ length: 101 }, (_, i) => `fragment F${i} on Query { hub { version } }`).join(' ')}`,
    ],
    [
      'fragments that go round and round',
      `{ ...F0 } ${Array.from({ length: 60 }, (_, i) => `fragment F${i} on Query { hub { version } ...F${(i + 1) % 60} ...F${(i + 2) % 60} }`).join(' ')}`,
    ],
    [
      'one field again and again, below others',
      `{ ${Array.from({ length: 12 }, () => `... on Query { ${'hub { version } '.repeat(40)} }`).join(' ')} }`,
    ],
    [
      '201 conditions',
      `{ needs(filter: { or: [${Array.from({ length: 201 }, () => '{ isOverdue: true }').join(' ')}] }) { totalCount } }`,
    ],
  ])('too much of %s', async (_, query) => {
    const { errors } = await (await asker()).answer(query);
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_COMPLEX' } }]);
  });

  test('conditions count wherever they come from: variables, defaults, every use', async () => {
    const one = await asker();
    const filter = { state: { in: Array.from({ length: 101 }, () => 'LISTED') } };
    const uses = '{ a: needs(filter: $f) { totalCount } b: needs(filter: $f) { totalCount } }';
    const { errors } = await one.answer(`query ($f: NeedFilter) ${uses}`, { f: filter });
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_COMPLEX' } }]);
    const few = await one.answer('query ($f: NeedFilter) { needs(filter: $f) { totalCount } }', {
      f: filter,
    });
    expect(few.errors).toBeUndefined();
  });
});

test('words of a search have their price', async () => {
  const one = await asker();
  const costs = await Promise.all(
    ['照明', '照明 电梯 楼道'].map(
      async (search) =>
        (
          await one.answer('query ($s: String) { needs(search: $s, first: 1) { nodes { id } } }', {
            s: search,
          })
        ).extensions?.cost.requested ?? 0,
    ),
  );
  expect((costs[1] ?? 0) - (costs[0] ?? 0)).toBe(100);
});
