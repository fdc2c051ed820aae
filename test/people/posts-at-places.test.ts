/** People asked for by post and day: a post is where its body is, whosever person holds it. */
import { expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { build, ask, as, office, statements, clock } = await openTestHub();
clock.now = new Date('2026-11-21T04:00:00Z');

const street = await build.place('STREET');
const [here, there] = [
  await build.place('COMMUNITY', street),
  await build.place('COMMUNITY', street),
];

/** Registered at one place, in office at another. */
async function secretary(of: Built, at: Built, on: object = {}): Promise<string> {
  const { id: personId } = await build.person(of);
  const { id: bodyId } = await build.party(at);
  await build.run('appointPerson', { personId, bodyId, post: 'SECRETARY', ...on });
  return personId;
}

const cadre = await secretary(street, here);
const neighbour = await secretary(there, here);
const former = await secretary(here, here, { validFrom: '2024-01-01', validUntil: '2025-12-31' });
await build.person(here);

const PLACE = `query ($id: ID!, $post: Post, $at: LocalDate) {
  place(by: { id: $id }) { people(post: $post, at: $at) { totalCount nodes { id } } } }`;
const SCOPE = `query ($id: ID!, $post: Post, $at: LocalDate) {
  people(scope: { placeId: $id }, post: $post, at: $at) { totalCount nodes { id } } }`;

interface People {
  totalCount: number;
  nodes: { id: string }[];
}

function idsOf({ totalCount, nodes }: People): string[] {
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => id).toSorted();
}

/** By both ways, which are to agree. */
async function asked(place: Built, given: { post?: string; at?: string }): Promise<string[]> {
  const variables = { id: place.id, ...given };
  const ofPlace = idsOf((await ask(PLACE, variables)).place.people);
  expect(idsOf((await ask(SCOPE, variables)).people)).toEqual(ofPlace);
  return ofPlace;
}

test('who is secretary of a community is found there, and not where it is merely registered', async () => {
  const post = 'SECRETARY';
  expect(await asked(here, { post })).toEqual([cadre, neighbour].toSorted());
  expect(await asked(there, { post })).toEqual([]);
  expect(await asked(street, { post })).toEqual([cadre, neighbour].toSorted());
  expect(await asked(here, { post: 'MEMBER' })).toEqual([]);
});

test('a day without a post finds who held any on it; with neither it is the people of the place', async () => {
  expect(await asked(here, { at: '2025-06-01' })).toEqual([former]);
  expect(await asked(here, { post: 'SECRETARY', at: '2025-06-01' })).toEqual([former]);
  expect(await asked(here, { at: '2026-11-21' })).toEqual([cadre, neighbour].toSorted());
  expect(await asked(here, {})).toHaveLength(2);
});

test('the pages of many places differ in their posts, and go on behind their cursors', async () => {
  const query = `query ($id: ID!, $after: String) { node(id: $id) { ... on Street { communities {
    id people(post: SECRETARY, first: 1, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } } }`;
  const first = await ask(query, { id: street.id });
  expect(statements().filter(({ name }) => name.startsWith('person'))).toHaveLength(2);
  const of = (answer: typeof first, { id }: Built) =>
    answer.node.communities.find((one: { id: string }) => one.id === id).people;
  expect(of(first, here)).toMatchObject({ totalCount: 2, nodes: [{ id: neighbour }] });
  expect(of(first, there)).toMatchObject({ totalCount: 0, nodes: [] });
  const { endCursor } = of(first, here).pageInfo;
  const next = await ask(query, { id: street.id, after: endCursor });
  expect(of(next, here)).toMatchObject({
    nodes: [{ id: cadre }],
    pageInfo: { hasNextPage: false },
  });
});

test('mine are the posts of my places and the people of my units', async () => {
  const unit = await build.unit({ place: there });
  const { id: head } = await build.person(there, unit);
  const { id: bodyId } = await build.party(there);
  await build.run('appointPerson', { personId: head, bodyId, post: 'DEPUTY_SECRETARY' });
  const { token } = await office.account({ role: 'COMMUNITY_STAFF', place: here });
  const liaison = await office.account({ role: 'UNIT_LIAISON', unit });
  const mine = async (who: string, post: string) =>
    idsOf(
      (
        await as(who).ask(
          `query ($post: Post) { people(scope: { mine: true }, post: $post) { totalCount nodes { id } } }`,
          { post },
        )
      ).people,
    );
  expect(await mine(token, 'SECRETARY')).toEqual([cadre, neighbour].toSorted());
  expect(await mine(token, 'DEPUTY_SECRETARY')).toEqual([]);
  expect(await mine(liaison.token, 'DEPUTY_SECRETARY')).toEqual([head]);
  expect(await mine(liaison.token, 'SECRETARY')).toEqual([]);
});
