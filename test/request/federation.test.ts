/** The hub as a Federation 2 subgraph: it composes with a partner's, and references come in batches. */
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { as, ask, office, sql, statements } = await openTestHub({ demo: true });

const PARTNER = /* GraphQL */ `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external"])
  type Query {
    airQualityStations: [AirQualityStation!]!
  }
  type AirQualityStation {
    name: String!
    community: Community!
  }
  type Community @key(fields: "code") {
    code: String!
    airQuality: Int
  }
  type PartnerUnit @key(fields: "id") {
    id: ID!
    volunteerHours: Int
  }
`;

test('the subgraph composes with a partner that extends Community and PartnerUnit', async () => {
  const { _service } = await ask('{ _service { sdl } }');
  const composed = composeServices([
    { name: 'hub', url: 'http://hub', typeDefs: parse(_service.sdl) },
    { name: 'partner', url: 'http://partner', typeDefs: parse(PARTNER) },
  ]);
  expect(composed.errors ?? []).toEqual([]);
  expect(composed.supergraphSdl).toContain('airQuality');
});

test('the check itself sees a subgraph that does not compose', async () => {
  const { _service } = await ask('{ _service { sdl } }');
  const clash = PARTNER.replace('airQuality: Int', 'airQuality: Int name: Int');
  const composed = composeServices([
    { name: 'hub', url: 'http://hub', typeDefs: parse(_service.sdl) },
    { name: 'partner', url: 'http://partner', typeDefs: parse(clash) },
  ]);
  expect(composed.errors?.length).toBeGreaterThan(0);
});

const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) {
  __typename ... on Community { code name } ... on PartnerUnit { id name } ... on Need { number title } } }`;

test('a hundred references of two types are two statements, in the order that was asked', async () => {
  const communities = await sql<{ code: string }>(
    `select code from place where kind in ('COMMUNITY', 'VILLAGE') order by md5(code) limit 50`,
  );
  const units = await sql<{ id: string }>('select id from partner_unit order by md5(id)');
  const of = [
    ...communities.map(({ code }) => ({ __typename: 'Community', code })),
    ...Array.from({ length: 50 }, (_, i) => ({
      __typename: 'PartnerUnit',
      id: units[i % units.length]?.id,
    })),
  ];
  const { _entities } = await ask(ENTITIES, { of });
  expect(
    statements()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['place.placeByCode', 'unit.byId']);
  expect(_entities).toHaveLength(100);
  _entities.forEach((one: Record<string, unknown>, i: number) =>
    expect(one).toMatchObject(of[i] as object),
  );
});

test('a reference to what does not exist, or is of another type, is null', async () => {
  const [{ id } = { id: '' }] = await sql<{ id: string }>(
    `select id from place where kind = 'GRID' limit 1`,
  );
  const of = [
    { __typename: 'Community', code: 'x' },
    { __typename: 'Community', id },
    { __typename: 'Need', number: 'N2026-004000' },
  ];
  const { _entities } = await ask(ENTITIES, { of });
  expect(_entities.slice(0, 2)).toEqual([null, null]);
  expect(_entities[2]).toMatchObject({ __typename: 'Need', number: 'N2026-004000' });
});

test.each([
  ['an unknown type', { __typename: 'Nothing', id: 'x' }, 'representations.1.__typename'],
  [
    'a type that no reference names',
    { __typename: 'Query', id: 'x' },
    'representations.1.__typename',
  ],
  [
    'a name that objects inherit',
    { __typename: 'constructor', id: 'x' },
    'representations.1.__typename',
  ],
  ['no type', { id: 'x' }, 'representations.1.__typename'],
  ['a type that is no text', { __typename: ['Need'], id: 'x' }, 'representations.1.__typename'],
  ['no key', { __typename: 'Need' }, 'representations.1'],
  ['another type’s key', { __typename: 'Need', code: 'x' }, 'representations.1'],
  ['a key that is a list', { __typename: 'Need', number: ['x'] }, 'representations.1.number'],
  ['a key that is null', { __typename: 'Need', id: null }, 'representations.1.id'],
  ['a key that is a number', { __typename: 'Community', code: 211102 }, 'representations.1.code'],
  ['a key with NUL', { __typename: 'Need', number: 'N\0' }, 'representations.1.number'],
  ['no object', 'Need', 'representations.1'],
  ['null in a list', [null], 'representations.1'],
])(
  'a reference with %s is refused by its place, the others are answered',
  async (_, bad, argument) => {
    const good = { __typename: 'Need', number: 'N2026-004000' };
    for (let use = 0; use < 3; use += 1) {
      const { data, errors } = await as(office.token).answer(ENTITIES, { of: [good, bad, good] });
      expect(data._entities).toMatchObject([good, null, good]);
      expect(errors).toMatchObject([
        { path: ['_entities', 1], extensions: { code: 'BAD_USER_INPUT', argument } },
      ]);
    }
  },
);

test('a thousand references that are no good leave nothing behind but their answers', async () => {
  const of = Array.from({ length: 1_000 }, (_, i) =>
    i % 2 ? { __typename: 'Nothing', id: `${i}` } : { __typename: 'Need', id: `need_${i}` },
  );
  const refused: unknown[] = [];
  const hear = (reason: unknown) => void refused.push(reason);
  process.on('unhandledRejection', hear);
  const { data } = await as(office.token).answer(ENTITIES, { of });
  expect(data._entities).toHaveLength(1_000);
  await ask('{ hub { version } }');
  process.off('unhandledRejection', hear);
  expect(refused).toEqual([]);
});
