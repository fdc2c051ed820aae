/** Bad input: a clear error of the right code, naming the field, and nothing half written. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, sql, hub, office } = await openTestHub();
const refusal = async (query: string, variables?: Record<string, unknown>) => {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${office.token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { errors, data } = (await response.json()) as {
    errors: { extensions: object; message: string }[];
    data: unknown;
  };
  return { ...errors?.[0], data };
};

const { place, unit } = await build.pair();
const need = await build.need({ place, quantity: 5 });
const pair = { needId: need.id, unitId: unit.id };

const count = async () =>
  (
    await sql(`select (select count(*) from need) n, (select count(*) from need_step) s, (select count(*) from claim) c,
    (select count(*) from claim_step) cs, (select count(*) from change) j, (select count(*) from agreement) a, (select count(*) from resource) r`)
  )[0];

test.each([
  ['an id that nothing has', '{ node(id: "need_01h455vb4pex5vsknk084sn02q") { id } }', 'node'],
  ['a text that is no id', '{ node(id: "x") { id } }', 'node'],
  ['a place of an unknown code', '{ place(by: { code: "1" }) { id } }', 'place'],
  ['an unknown district', '{ district(code: "1") { id } }', 'district'],
  ['a street asked for as a district', `{ district(code: "${place.code}") { id } }`, 'district'],
  ['an unknown need', '{ need(by: { number: "1" }) { id } }', 'need'],
])('%s is null', async (_, query, field) => {
  expect(await ask(query)).toEqual({ [field]: null });
});

const after = (value: unknown) => `{ needs(after: ${JSON.stringify(value)}) { nodes { id } } }`;

test.each([
  ['a page of 101', '{ needs(first: 101) { nodes { id } } }', {}, 'first'],
  ['a negative page', '{ needs(first: -1) { nodes { id } } }', {}, 'first'],
  ['both directions', '{ needs(first: 1, last: 1) { nodes { id } } }', {}, 'last'],
  ['a broken cursor', after('nonsense'), {}, 'after'],
  [
    'a cursor of another order',
    after(Buffer.from('["deadline+id+","2020-01-01","x"]').toString('base64url')),
    {},
    'after',
  ],
  [
    'a cursor with a moment that is none',
    after(Buffer.from('["createdAt-id-","1","x"]').toString('base64url')),
    {},
    'after',
  ],
  [
    'a cursor with a wrong type in it',
    after(Buffer.from('["createdAt-id-",1,"x"]').toString('base64url')),
    {},
    'after',
  ],
  [
    'an unknown enum value',
    'query ($f: NeedFilter) { needs(filter: $f) { nodes { id } } }',
    { f: { state: { in: ['X'] } } },
    'f.state.in[0]',
  ],
  [
    'a wrong type',
    'query ($first: Int) { needs(first: $first) { nodes { id } } }',
    { first: 'ten' },
    'first',
  ],
  [
    'an unknown field of an input',
    'query ($f: NeedFilter) { needs(filter: $f) { nodes { id } } }',
    { f: { colour: 1 } },
    'f',
  ],
  [
    'two fields where one is wanted',
    'query ($by: PlaceBy!) { place(by: $by) { id } }',
    { by: { id: 'a', code: 'b' } },
    'by',
  ],
  [
    'no field where one is wanted',
    'query ($by: PlaceBy!) { place(by: $by) { id } }',
    { by: {} },
    'by',
  ],
  [
    'a search that is too long',
    'query ($s: String) { needs(search: $s) { nodes { id } } }',
    { s: '长'.repeat(101) },
    'search',
  ],
  ['statistics without a group', '{ needStats(groupBy: []) { count } }', {}, 'groupBy'],
])('%s is BAD_USER_INPUT with the argument', async (_, query, variables, argument) => {
  // Twice: the first use makes the plan.
  for (let i = 0; i < 3; i += 1) {
    expect(await refusal(query, variables)).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument },
    });
  }
});

test.each([
  [
    'an empty title',
    'reportNeed',
    { place: { id: place.id }, title: '  ', category: 'OTHER' },
    'input.title',
  ],
  [
    'a title over its limit',
    'reportNeed',
    { place: { id: place.id }, title: '长'.repeat(81), category: 'OTHER' },
    'input.title',
  ],
  [
    'a description over its limit',
    'reportNeed',
    { place: { id: place.id }, title: 'x', description: '长'.repeat(2001), category: 'OTHER' },
    'input.description',
  ],
  [
    'a negative quantity',
    'reportNeed',
    { place: { id: place.id }, title: 'x', quantity: -1, category: 'OTHER' },
    'input.quantity',
  ],
  ['no quantity', 'claimNeed', { ...pair, quantity: 0 }, 'input.quantity'],
  [
    'a deadline in the past',
    'reportNeed',
    { place: { id: place.id }, title: 'x', deadline: '2020-01-01T00:00:00Z', category: 'OTHER' },
    'input.deadline',
  ],
  ['an empty reason', 'withdrawNeed', { needId: need.id, reason: '' }, 'input.reason'],
  ['a rating of six', 'closeNeed', { needId: need.id, rating: 6 }, 'input.rating'],
  [
    'a review date that is past',
    'shelveNeed',
    { needId: need.id, reason: 'x', reviewOn: '2020-01-01' },
    'input.reviewOn',
  ],
  ['a need merged into itself', 'mergeNeed', { needId: need.id, intoId: need.id }, 'input.intoId'],
  [
    'dates the wrong way round',
    'proposeAgreement',
    {
      unitId: unit.id,
      place: { id: place.id },
      title: 'x',
      validFrom: '2026-02-01',
      validUntil: '2026-01-01',
    },
    'input.validUntil',
  ],
  [
    'a resource that serves nothing',
    'offerResource',
    {
      unitId: unit.id,
      place: { id: place.id },
      kind: 'PEOPLE',
      title: 'x',
      categories: [],
      availableFrom: '2026-01-01',
      availableUntil: '2026-01-02',
    },
    'input.categories',
  ],
])('%s is BAD_USER_INPUT and leaves no row', async (_, command, input, argument) => {
  const before = await count();
  expect(await build.refused(command, input)).toEqual({ code: 'BAD_USER_INPUT', argument });
  expect(await count()).toEqual(before);
});

test.each([
  [
    'an unknown place',
    'reportNeed',
    { place: { code: 'x' }, title: 'x', category: 'OTHER' },
    'input.place.code',
  ],
  ['an unknown unit', 'claimNeed', { ...pair, unitId: 'unit_x', quantity: 1 }, 'input.unitId'],
  ['an unknown need', 'listNeed', { needId: 'need_x' }, 'input.needId'],
  ['an unknown claim', 'startClaim', { claimId: 'claim_x' }, 'input.claimId'],
  [
    'an unknown resource',
    'claimNeed',
    { ...pair, quantity: 1, resourceId: 'resource_x' },
    'input.resourceId',
  ],
])('%s is NOT_FOUND and leaves no row', async (_, command, input, argument) => {
  const before = await count();
  expect(await build.refused(command, input)).toEqual({ code: 'NOT_FOUND', argument });
  expect(await count()).toEqual(before);
});

test('a claim for more than is left is CONFLICT and leaves no row', async () => {
  const before = await count();
  expect(await build.refused('claimNeed', { ...pair, quantity: 6 })).toEqual({
    code: 'CONFLICT',
    state: 'LISTED',
  });
  expect(await count()).toEqual(before);
});

test('a text with the character NUL is BAD_USER_INPUT, wherever it stands', async () => {
  const asked = await refusal('query ($id: ID!) { node(id: $id) { id } }', { id: 'need_\u0000' });
  expect(asked).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  const told = await build.refused('reportNeed', {
    place: { id: place.id },
    title: 'a\u0000b',
    category: 'OTHER',
  });
  expect(told).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a mutation of two commands keeps the first when the second is refused', async () => {
  const fresh = await build.need({ place, state: 'REPORTED' });
  const answer = await refusal(
    `mutation ($id: ID!) { first: listNeed(input: { needId: $id }) { need { state } } second: listNeed(input: { needId: $id }) { need { state } } }`,
    { id: fresh.id },
  );
  expect(answer).toMatchObject({ extensions: { code: 'CONFLICT', state: 'LISTED' } });
  expect(
    await ask('query ($id: ID!) { need(by: { id: $id }) { state } }', { id: fresh.id }),
  ).toEqual({ need: { state: 'LISTED' } });
});

test('an empty scope is an unknown one, not everything', async () => {
  for (const name of ['placeId', 'placeCode', 'unitId']) {
    const answer = await refusal('query ($s: ScopeInput) { needs(scope: $s) { totalCount } }', {
      s: { [name]: '' },
    });
    expect(answer).toMatchObject({ extensions: { code: 'NOT_FOUND', argument: `scope.${name}` } });
  }
});
