/** Feeds of resources, claims and counts, and changes of one row told as one. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, explained, listen, office, sql } = hub;

interface Event {
  __typename: string;
  cursor: string;
  id?: string;
  effect?: string;
  from?: string | null;
  to?: string | null;
  version?: number;
  counts?: { total: number; open: number; byState: { state: string; count: number }[] };
  place?: { children: { needCounts: { open: number } | null }[] } | null;
}

const MARKS = '... on FeedCaughtUp { cursor } ... on FeedReset { cursor }';
const CLAIMS = `subscription ($scope: ScopeInput, $since: String) { claimChanged(scope: $scope, since: $since) {
  __typename ... on ClaimChange { cursor id effect from to claim { need { id } } } ${MARKS} } }`;
const RESOURCES = `subscription ($filter: ResourceFilter) { resourceChanged(filter: $filter) {
  __typename ... on ResourceChange { cursor id effect from to resource { title } } ${MARKS} } }`;
const NEEDS = `subscription ($scope: ScopeInput, $since: String, $coalesce: Boolean) {
  needChanged(scope: $scope, since: $since, coalesce: $coalesce) {
    __typename ... on NeedChange { cursor id effect version from to } ${MARKS} } }`;
const COUNTS = `subscription ($scope: ScopeInput) { needCountsChanged(scope: $scope) { __typename
  ... on NeedCountsChange { cursor counts { total open byState { state count } } place { children { needCounts { open } } } }
  ... on FeedCaughtUp { cursor } } }`;

const liaisonOf = async (unit: { id: string }) =>
  (await office.account({ role: 'UNIT_LIAISON', unit })).token;

test('a unit follows its claims, and nobody else’s', async () => {
  const { place, unit } = await build.pair();
  const other = await build.unit();
  await build.agreement({ place, unit: other });
  const need = await build.need({ place, quantity: 4 });
  const feed = await listen<Event>(CLAIMS, {}, await liaisonOf(unit));
  expect((await feed.next()).__typename).toBe('FeedCaughtUp');
  await build.claim({ need, unit: other });
  const claim = await build.claim({ need, unit });
  expect(await feed.next()).toMatchObject({ id: claim.id, effect: 'ENTERED', from: null });
  await feed.next(); // Accepted by both sides.
  await build.run('withdrawClaim', { claimId: claim.id, reason: '改期' });
  expect(await feed.next()).toMatchObject({ id: claim.id, to: 'WITHDRAWN', effect: 'CHANGED' });
  expect(feed.waiting()).toEqual([]);
});

test('resources enter and leave a filter', async () => {
  const { place, unit } = await build.pair();
  const feed = await listen<Event>(RESOURCES, { filter: { state: { in: ['LISTED'] } } });
  await feed.next();
  const resource = await build.resource({ unit, place });
  expect(await feed.next()).toMatchObject({
    id: resource.id,
    effect: 'ENTERED',
    from: 'OFFERED',
    to: 'LISTED',
  });
  await sql(`update resource set state = 'PAUSED' where id = $1`, [resource.id]);
  expect(await feed.next()).toMatchObject({ id: resource.id, effect: 'LEFT', to: 'PAUSED' });
});

test('changes of a row that were missed are told as one where that is asked for', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  const first = await listen<Event>(NEEDS, { scope });
  const { cursor } = await first.next();
  first.stop();
  const [one, two] = [await build.need({ place }), await build.need({ place })];
  for (let i = 0; i < 5; i += 1) {
    for (const { id } of [one, two])
      await sql('update need set title = $2 where id = $1', [id, `第${i}次`]);
  }
  const each = await listen<Event>(NEEDS, { scope, since: cursor });
  expect((await each.take(15)).at(-1)?.__typename).toBe('FeedCaughtUp');
  const joined = await listen<Event>(NEEDS, { scope, since: cursor, coalesce: true });
  const told = await joined.take(3);
  expect(told.slice(0, 2)).toMatchObject([
    { id: one.id, effect: 'ENTERED', from: null, to: 'LISTED', version: 7 },
    { id: two.id, effect: 'ENTERED', from: null, to: 'LISTED', version: 7 },
  ]);
  expect(told[2]?.__typename).toBe('FeedCaughtUp');
  // Whoever left after the first is told of the second from where it has it: from nothing.
  const again = await listen<Event>(NEEDS, { scope, since: told[0]?.cursor, coalesce: true });
  expect((await again.take(3)).slice(0, 2)).toMatchObject([
    { id: one.id },
    { id: two.id, effect: 'ENTERED', from: null },
  ]);
});

test('whoever comes back with a cursor shares its reading with those who came without', async () => {
  const { place } = await build.pair();
  const scope = { placeId: place.id };
  const feed = await listen<Event>(NEEDS, { scope });
  const { cursor } = await feed.next();
  const need = await build.need({ place });
  await feed.take(2);
  const back = await Promise.all(
    Array.from({ length: 5 }, () => listen<Event>(NEEDS, { scope, since: cursor })),
  );
  for (const one of back) await one.take(3);
  const statements = async (feeds: { next(): Promise<Event> }[]) => {
    const sent = await explained(async () => {
      await sql(`update need set description = description || '.' where id = $1`, [need.id]);
      for (const one of feeds) expect((await one.next()).id).toBe(need.id);
    });
    return sent.filter(({ statement }) => statement.name.startsWith('lists.')).length;
  };
  const all = [feed, ...back];
  const many = await statements(all);
  for (const one of back) one.stop();
  await expect.poll(() => statements([feed])).toBe(many);
});

test('counts are told first, then when they change, at most twice a second, below them those of each place', async () => {
  const street = await build.place('STREET');
  const [one, two] = [
    await build.place('COMMUNITY', street),
    await build.place('COMMUNITY', street),
  ];
  await build.need({ place: one, state: 'REPORTED' });
  const feed = await listen<Event>(COUNTS, { scope: { placeId: street.id } });
  const [before, mark] = await feed.take(2);
  expect(before?.counts).toEqual({ total: 1, open: 1, byState: [{ state: 'REPORTED', count: 1 }] });
  expect(mark?.__typename).toBe('FeedCaughtUp');
  const begun = Date.now();
  for (let i = 0; i < 12; i += 1) await build.need({ place: two });
  let last = await feed.next();
  let told = 1;
  // The last of them is reported before it is listed: there are as many then, but in other states.
  const listed = () => last.counts?.byState.find(({ state }) => state === 'LISTED')?.count;
  for (; listed() !== 12; told += 1) last = await feed.next();
  expect(last.counts).toMatchObject({ total: 13, open: 13 });
  expect(last.place?.children.map((child) => child.needCounts?.open)).toEqual([1, 12]);
  expect(told).toBeLessThanOrEqual(2 + Math.ceil((Date.now() - begun) / 500));
  // What leaves the counts as they are is not told.
  await sql(`update need set title = '改名' where path = $1`, [one.path]);
  const next = await build.need({ place: one, state: 'REPORTED' });
  expect((await feed.next()).counts?.total).toBe(14);
  expect(next.id).toBeDefined();
});

test('a unit counts what it sees', async () => {
  const { place, unit } = await build.pair();
  await build.need({ place });
  await build.need({ place, state: 'REPORTED' });
  const ofUnit = await listen<Event>(COUNTS, {}, await liaisonOf(unit));
  expect((await ofUnit.next()).counts).toMatchObject({ total: 1 });
  const ofPlace = await listen<Event>(
    COUNTS,
    { scope: { placeId: place.id } },
    await liaisonOf(unit),
  );
  expect((await ofPlace.next()).counts).toMatchObject({ total: 1 });
});

test('a place that is moved takes its counts along, for all who ask alike', async () => {
  const [one, two] = [await build.place('STREET'), await build.place('STREET')];
  const place = await build.place('COMMUNITY', one);
  const scope = { placeId: place.id };
  const feeds = await Promise.all([
    listen<Event>(COUNTS, { scope }),
    listen<Event>(COUNTS, { scope }),
  ]);
  for (const feed of feeds) expect((await feed.take(2))[0]?.counts?.total).toBe(0);
  await build.run('movePlace', { placeId: place.id, parentId: two.id });
  await new Promise((resolve) => setTimeout(resolve, 700));
  await build.run('reportNeed', {
    place: { id: place.id },
    title: '楼道灯不亮',
    description: '三单元',
    category: 'PUBLIC_FACILITY',
    quantity: 1,
    unitOfMeasure: '项',
    deadline: '2099-01-01T00:00:00Z',
  });
  for (const feed of feeds) expect((await feed.next()).counts?.total).toBe(1);
});

test('a variable that is left out is another question than one that is null', async () => {
  const query = `subscription ($w: Boolean = true) { needChanged { __typename ... on NeedChange { id need { title @include(if: $w) } } } }`;
  const [plain, broken] = [await listen<Event>(query), await listen<Event>(query, { w: null })];
  for (const feed of [plain, broken]) expect((await feed.next()).__typename).toBe('FeedCaughtUp');
  const need = await build.need({ state: 'REPORTED' });
  await expect(broken.next()).rejects.toThrow('the subscription failed');
  expect((await plain.next()).id).toBe(need.id);
});
