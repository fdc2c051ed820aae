/** The hub as a Federation 2 subgraph: it composes with a partner's, and references come in batches. */
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { ask, sql, statements } = await openTestHub({ demo: true });

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
  ).toEqual(['partnership.unit', 'place.placeByCode']);
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
