/**
 * Odd values for every argument of every root field and command: numbers and dates out of range, texts that none may be,
 * keys that are no texts. Whatever comes, it is answered or refused in words, never INTERNAL. GRIDHUB_ODD_SEED repeats a run.
 */
import { type GraphQLField, getNamedType, isCompositeType, isNonNullType } from 'graphql';
import { expect, test } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { openTestHub } from '../support/hub.ts';
import { type Known, odd, right } from './odd-values.ts';

type Root = 'query' | 'mutation' | 'subscription';

const SEED = Number(process.env['GRIDHUB_ODD_SEED'] ?? 211_102);
const AT_LEAST = 5_000;
/** Of one field: of those with filters more; of commands, which commit, and feeds, which begin to live, fewer. */
const MOST: Record<Root, number> & { [field: string]: number } = {
  query: 250,
  mutation: 35,
  subscription: 20,
  needs: 1_400,
  _entities: 400,
};
const LANES = 8;

const { hub, office, build, sql, as } = await openTestHub({
  environment: { GRIDHUB_COST_PER_MINUTE: '0' },
});
const { schema } = hub.executor;
const { place, unit } = await build.pair();
const need = await build.need({ place, quantity: 5 });
const claim = await build.claim({ need, unit });
const resource = await build.resource({ place, unit, quantity: 3 });

const IDS: Record<string, string> = {
  needId: need.id,
  intoId: need.id,
  claimId: claim.id,
  unitId: unit.id,
  resourceId: resource.id,
  placeId: place.id,
  parentId: place.id,
  objectId: need.id,
  accountId: office.accountId,
};

const known: Known = (name, type) => {
  if (type === 'ID') return IDS[name] ?? place.id;
  if (type === 'Int' || type === 'Float') return 1;
  if (type === 'Boolean') return true;
  if (type === 'DateTime') return '2099-01-01T00:00:00Z';
  if (type === 'LocalDate') return '2099-01-01';
  if (type === '_Any') return { __typename: 'Need', id: need.id };
  return name === 'code' || name === 'placeCode' ? place.code : '照明';
};

interface Asked {
  root: Root;
  field: string;
  query: string;
  variables: Record<string, unknown>;
}

function* askedOf(root: Root, field: GraphQLField<unknown, unknown>): Generator<Asked> {
  const below = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
  const needed = field.args.filter(({ type }) => isNonNullType(type));
  for (const arg of field.args) {
    const args = [...new Set([...needed, arg])];
    const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
    const query = `${root} (${declared}) { ${field.name}(${passed}) ${below} }`;
    const around = Object.fromEntries(
      needed.map(({ name, type }) => [name, right(type, name, known)]),
    );
    for (const one of odd(arg.type, arg.name, known)) {
      yield { root, field: field.name, query, variables: { ...around, [arg.name]: one } };
    }
  }
}

function inputs(random: Random): Asked[] {
  const roots: [Root, ReturnType<typeof schema.getQueryType>][] = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ];
  return roots.flatMap(([root, type]) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) => {
      const all = [...askedOf(root, field)];
      const most = MOST[field.name] ?? MOST[root];
      return all.length <= most ? all : all.filter(() => random.chance(most / all.length));
    }),
  );
}

interface Told {
  message: string;
  extensions: { code?: string; argument?: unknown };
}

/** The errors that a request is answered with; a stream that has begun is left. */
async function send({
  root,
  query,
  variables,
}: Asked): Promise<{ status: number; errors: Told[] }> {
  const leaving = new AbortController();
  const response = await fetch(
    `${hub.url}${root === 'subscription' ? '/graphql/stream' : '/graphql'}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${office.token}` },
      body: JSON.stringify({ query, variables }),
      signal: leaving.signal,
    },
  );
  const text = root === 'subscription' ? await firstOf(response) : await response.text();
  leaving.abort();
  const { errors = [] } = JSON.parse(/\{.*\}/s.exec(text)?.[0] ?? '{}') as { errors?: Told[] };
  return { status: response.status, errors };
}

/** Streams begin with what was wrong, with the present, or with a comment that they live. */
async function firstOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value).split('\n\n', 1)[0] ?? '';
}

test(`at least ${AT_LEAST} odd inputs: none is INTERNAL, and what is wrong is named`, async () => {
  const all = inputs(new Random(SEED));
  const left = [...all];
  const codes: Record<string, number> = {};
  const faults: string[] = [];
  const lane = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const { status, errors } = await send(one);
      const said = `${one.field} ${JSON.stringify(one.variables).slice(0, 300)}`;
      if (status >= 500) faults.push(`${status}: ${said}`);
      for (const { message, extensions } of errors) {
        const { code = 'none', argument } = extensions;
        codes[code] = (codes[code] ?? 0) + 1;
        const isNamed = code !== 'BAD_USER_INPUT' || typeof argument === 'string';
        if (/INTERNAL|none/.test(code) || !isNamed) faults.push(`${code} ${message}: ${said}`);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  console.log(`seed ${SEED}: ${all.length} odd inputs; ${JSON.stringify(codes)}`);
  expect(faults.slice(0, 20)).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(AT_LEAST);
}, 300_000);

test('a comparison means what it says, beyond what a column holds as well', async () => {
  await sql(
    `update need set rating = 4, state = 'CLOSED', closure = 'CONFIRMED', closed_at = now() where id = $1`,
    [need.id],
  );
  const count = async (rating: object) => {
    const { needs } = await as(office.token).ask(
      'query ($f: NeedFilter) { needs(filter: $f) { totalCount } }',
      { f: { rating } },
    );
    return needs.totalCount;
  };
  const wide = [40_000, 2 ** 31 - 1];
  for (const many of wide) {
    expect([
      await count({ lt: many }),
      await count({ lte: many }),
      await count({ gt: -many }),
    ]).toEqual([1, 1, 1]);
    expect([
      await count({ gt: many }),
      await count({ gte: many }),
      await count({ eq: many }),
    ]).toEqual([0, 0, 0]);
  }
  expect([await count({ eq: 4 }), await count({ gt: -0 }), await count({ lt: -0 })]).toEqual([
    1, 1, 0,
  ]);
});

test.each([
  ['0000-01-01', '2099-01-01'],
  ['0000-12-31', '2099-01-01'],
  ['2026-02-30', '2099-01-01'],
])('a day like %s is BAD_USER_INPUT with its argument', async (validFrom, validUntil) => {
  const input = { unitId: unit.id, place: { id: place.id }, title: 'x', validFrom, validUntil };
  expect(await build.refused('proposeAgreement', input)).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'input.validFrom',
  });
});

test.each([
  '+275760-09-13T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-12:00',
  8.64e15,
])('a moment like %s is BAD_USER_INPUT with its argument', async (deadline) => {
  const input = { place: { id: place.id }, title: 'x', category: 'OTHER', deadline };
  expect(await build.refused('reportNeed', input)).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'input.deadline',
  });
});

test('a text of a question that none may be is BAD_USER_INPUT with its argument, as a variable and in the document', async () => {
  const query = 'query ($id: ID!) { node(id: $id) { id } }';
  for (const id of ['need_\0', 'need_\ud800']) {
    expect(await as(office.token).refusal(query, { id })).toEqual({
      code: 'BAD_USER_INPUT',
      argument: 'id',
    });
  }
  const literal = String.raw`{ place(by: { code: "a\u0000" }) { id } }`;
  expect(await as(office.token).refusal(literal)).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'by.code',
  });
});
