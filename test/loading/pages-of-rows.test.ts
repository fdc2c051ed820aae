/** Lists that hang on a row are pages: claims, agreements, histories, codes, grants, tokens. */
import { expect, test } from 'vitest';
import { newId } from '../../src/id.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { ask, build, office, sql, statements } = hub;

const names = () => statements().map(({ name }) => name);
const { place, unit } = await build.pair();

/** A need whose history has 30 steps: listed, shelved and listed again, so often. */
const busy = await build.need({ place });
for (let i = 0; i < 14; i += 1) {
  await build.run('shelveNeed', { needId: busy.id, reason: '演示', reviewOn: '2099-01-01' });
  await build.run('relistNeed', { needId: busy.id });
}

/** Units that have each bid for the need. */
const bidders = await Promise.all(
  Array.from({ length: 25 }, async () => {
    const bidder = await build.unit();
    await build.agreement({ unit: bidder, place });
    return bidder;
  }),
);
const wanted = await build.need({ place, quantity: 30 });
const bids: string[] = [];
for (const bidder of bidders) {
  bids.push((await build.claim({ need: wanted, unit: bidder, isAccepted: false })).id);
}

const HISTORY = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { need(by: { id: $id }) {
  history(first: $first, after: $after, last: $last, before: $before) { totalCount nodes { version } edges { cursor node { version } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
const history = async (variables: object) => {
  const { need } = await ask(HISTORY, { id: busy.id, ...variables });
  return { ...need.history, versions: need.history.nodes.map((one: Step) => one.version) };
};
interface Step {
  version: number;
}
interface Row {
  id: string;
}

test('a history is a page of twenty, the oldest first; from the end it shows the newest', async () => {
  const page = await history({});
  expect(page.versions).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(page).toMatchObject({ totalCount: 30, pageInfo: { hasNextPage: true } });
  const end = await history({ last: 5 });
  expect(end.versions).toEqual([26, 27, 28, 29, 30]);
  expect(end.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
});

test('walking a history by its cursors gives every step once, from both ends', async () => {
  const forward: number[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await history({ first: 7, after });
    forward.push(...page.versions);
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
  const backward: number[] = [];
  for (let before: string | undefined, more = true; more;) {
    const page = await history({ last: 11, before });
    backward.unshift(...page.versions);
    before = page.pageInfo.startCursor;
    more = page.pageInfo.hasPreviousPage;
  }
  expect(forward).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  expect(backward).toEqual(forward);
});

test('a page beyond a hundred, both directions at once and a foreign cursor are refused', async () => {
  const refused = async (variables: object) =>
    (await hub.as(office.token).refusal(HISTORY, { id: busy.id, ...variables }))['argument'];
  expect(await refused({ first: 101 })).toBe('first');
  expect(await refused({ first: 1, last: 1 })).toBe('last');
  const { needs } = await ask('{ needs(first: 1) { pageInfo { endCursor } } }');
  expect(await refused({ first: 1, after: needs.pageInfo.endCursor })).toBe('after');
});

test('the claims of a need come in the order in which they were made', async () => {
  const CLAIMS = `query ($id: ID!, $first: Int, $after: String) { need(by: { id: $id }) {
    claims(first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } } }`;
  const { need } = await ask(CLAIMS, { id: wanted.id });
  expect(need.claims.totalCount).toBe(25);
  const rest = await ask(CLAIMS, {
    id: wanted.id,
    first: 100,
    after: need.claims.pageInfo.endCursor,
  });
  const ids = [...need.claims.nodes, ...rest.need.claims.nodes].map(({ id }: Row) => id);
  expect(ids).toEqual(bids);
  expect(rest.need.claims.pageInfo.hasNextPage).toBe(false);
});

test('agreements come by their first day, and a cursor marks one of those that begin with it', async () => {
  const AGREEMENTS = `query ($id: ID!, $last: Int, $before: String) { node(id: $id) { ... on Place {
    agreements(last: $last, before: $before) { totalCount nodes { id } pageInfo { startCursor } } } } }`;
  const all = await sql<Row>('select id from agreement where path = $1 order by valid_from, id', [
    place.path,
  ]);
  const found: string[] = [];
  for (let before: string | undefined; found.length < all.length;) {
    const { node } = await ask(AGREEMENTS, { id: place.id, last: 9, before });
    expect(node.agreements.totalCount).toBe(26);
    found.unshift(...node.agreements.nodes.map(({ id }: Row) => id));
    before = node.agreements.pageInfo.startCursor;
  }
  expect(found).toEqual(all.map(({ id }) => id));
});

test('a broken day in a cursor is refused', async () => {
  for (const day of ['2026-02-31', '0000-01-01', 'today']) {
    const before = Buffer.from(JSON.stringify(['validFrom+id+', day, 'x'])).toString('base64url');
    const document = `query ($id: ID!, $before: String) { node(id: $id) { ... on Place { agreements(before: $before) { nodes { id } } } } }`;
    expect(await hub.as(office.token).refusal(document, { id: place.id, before })).toEqual({
      code: 'BAD_USER_INPUT',
      argument: 'before',
    });
  }
});

test('pages of many rows are two statements a level, and the same as the page of each', async () => {
  const LEVELS = `{ needs(scope: { placeId: "${place.id}" }) { nodes { id
    claims(first: 3) { totalCount nodes { id history(last: 1) { totalCount nodes { version to } } } } history(last: 2) { totalCount nodes { version } } } } }`;
  const { needs } = await ask(LEVELS);
  expect(needs.nodes).toHaveLength(2);
  expect(names()).toEqual([
    'place.byId',
    'need.page',
    'claim.ofNeed.count',
    'claim.ofNeed',
    'need.steps.count',
    'need.steps',
    'claim.steps.count',
    'claim.steps',
  ]);
  for (const { id, ...pages } of needs.nodes) {
    const { need } = await ask(
      `query ($id: ID!) { need(by: { id: $id }) { claims(first: 3) { totalCount nodes { id history(last: 1) { totalCount nodes { version to } } } } history(last: 2) { totalCount nodes { version } } } }`,
      { id },
    );
    expect(need).toEqual(pages);
  }
});

test('totals are counted where they are asked for, a page of one row asks for its key', async () => {
  await ask('query ($id: ID!) { need(by: { id: $id }) { claims(first: 1) { nodes { id } } } }', {
    id: wanted.id,
  });
  expect(names()).toEqual(['need.byId', 'claim.ofNeed']);
  expect(statements()[1]).toMatchObject({ isPrepared: true });
  expect(statements()[1]?.text).toContain('t.need_id = $1');
});

test('a total that is asked of one list counts no other of its type, a fragment’s counts where it stands', async () => {
  const counted = async (document: string) => {
    await ask(document, { id: wanted.id });
    return names().filter((name) => name.endsWith('.count'));
  };
  const BOTH = (ofAll: string, ofNeed: string) =>
    `query ($id: ID!) { claims { ${ofAll} nodes { id } } need(by: { id: $id }) { claims { ${ofNeed} nodes { id } } } }`;
  expect(await counted(BOTH('', 'totalCount'))).toEqual(['claim.ofNeed.count']);
  expect(await counted(BOTH('totalCount', ''))).toEqual(['claim.page.count']);
  const fragment = 'fragment Total on ClaimConnection { totalCount }';
  const told = await ask(`${BOTH('', '...Total')} ${fragment}`, { id: wanted.id });
  expect(told.need.claims.totalCount).toBe(25);
});

test('a unit pages through the claims that it sees and no others', async () => {
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit: bidders[3] as Row });
  const { need } = await hub
    .as(token)
    .ask(
      'query ($id: ID!) { need(by: { id: $id }) { claims { totalCount nodes { id } pageInfo { hasNextPage } } } }',
      { id: wanted.id },
    );
  expect(need.claims).toEqual({
    totalCount: 1,
    nodes: [{ id: bids[3] }],
    pageInfo: { hasNextPage: false },
  });
});

test('the claims on a resource, the agreements of a unit and the other histories are pages too', async () => {
  const resource = await build.resource({ unit, place, quantity: 9 });
  for (let i = 0; i < 3; i += 1) {
    await build.claim({ need: await build.need({ place }), unit, resourceId: resource.id });
  }
  const { node } = await ask(
    `query ($id: ID!) { node(id: $id) { ... on Resource { claims(last: 2) { totalCount nodes { id history { nodes { command } } } }
      history(first: 1) { totalCount nodes { command } }
      unit { agreements { totalCount nodes { history(last: 1) { nodes { command } } } } } } } }`,
    { id: resource.id },
  );
  expect(node).toMatchObject({
    claims: { totalCount: 3, nodes: [{}, {}] },
    history: { totalCount: 5, nodes: [{ command: 'offerResource' }] },
    unit: {
      agreements: {
        totalCount: 1,
        nodes: [{ history: { nodes: [{ command: 'acceptAgreement' }] } }],
      },
    },
  });
});

test('the grants and tokens of an account, and the codes of a place, are pages', async () => {
  const { accountId } = await office.account(
    ...Array.from({ length: 22 }, () => ({ role: 'COMMUNITY_STAFF' as const, place })),
  );
  const { node: account } = await ask(
    'query ($id: ID!) { node(id: $id) { ... on Account { grants { totalCount nodes { role } } tokens { totalCount } } } }',
    { id: accountId },
  );
  expect(account.grants.totalCount).toBe(22);
  expect(account.grants.nodes).toHaveLength(20);
  expect(account.tokens.totalCount).toBe(1);
  for (let i = 0; i < 4; i += 1) {
    await build.run('recodePlace', { placeId: place.id, code: `91${Date.now()}${i}` });
  }
  const { node } = await ask(
    'query ($id: ID!) { node(id: $id) { ... on Place { code codes(last: 1) { totalCount nodes { code retiredAt } } } } }',
    { id: place.id },
  );
  expect(node.codes).toEqual({ totalCount: 5, nodes: [{ code: node.code, retiredAt: null }] });
});

test('a place with a thousand below it shows them, one with more names the page to use', async () => {
  const [community, other] = [await build.place('COMMUNITY'), await build.place('COMMUNITY')];
  const add = (count: number, from: number) =>
    sql(
      `insert into place (id, code, kind, name, parent_id, path)
       select $1 || n, '77' || n, 'GRID', '网格' || n, $2, $3 || n || '.' from generate_series($4::int, $5::int) n`,
      [newId('place'), community.id, community.path, from, from + count - 1],
    );
  await add(1_000, 100_000);
  const LIST = `query ($id: ID!) { node(id: $id) { ... on Community { grids { id } } } }`;
  const { node } = await ask(LIST, { id: community.id });
  expect(node.grids).toHaveLength(1_000);
  await add(1, 200_000);
  for (const field of ['grids', 'children']) {
    const { errors, data } = await hub
      .as(office.token)
      .answer(LIST.replace('grids', field), { id: community.id });
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_COMPLEX' }, path: ['node', field] }]);
    expect(errors?.[0]?.message).toContain('descendants');
    expect(data.node ?? null).toBeNull();
  }
  // Of many places the one that has too many is refused, and no more than one beyond the most is read of it.
  await add(500, 300_000);
  const BESIDE = `query ($a: ID!, $b: ID!) { a: node(id: $a) { ... on Community { grids { id } } } b: node(id: $b) { ... on Community { grids { id } } } }`;
  const both = await hub.as(office.token).answer(BESIDE, { a: community.id, b: other.id });
  expect(both.errors).toMatchObject([{ path: ['a', 'grids'] }]);
  expect(both.data).toEqual({ a: null, b: { grids: [] } });
  const [grids] = statements().filter(({ name }) => name === 'place.grids');
  const read = await sql(grids?.text ?? '', [[community.id, other.id]]);
  expect(read).toHaveLength(1_001);
  const { node: page } = await ask(
    'query ($id: ID!) { node(id: $id) { ... on Place { descendants(first: 100) { totalCount nodes { id } } } } }',
    { id: community.id },
  );
  expect(page.descendants).toMatchObject({ totalCount: 1_501 });
});
