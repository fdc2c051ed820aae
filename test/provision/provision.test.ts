/** Venues, services near the people and delegated functions: kept by the streets and the district, read by everybody from above and below. */
import { beforeAll, expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { build, as, ask, office, clock, listen, statements } = await openTestHub();

let street: Built;
let community: Built;

beforeAll(async () => {
  clock.now = new Date('2026-11-20T02:00:00Z');
  street = await build.place('STREET');
  community = await build.place('COMMUNITY', street);
});

const venue = () => ({
  place: { id: community.id },
  name: '党群服务中心',
  area: 420,
  openedOn: '2012-07-01',
});
const registered = async () => (await build.run('registerVenue', venue())).venue.id as string;
const anybody = as(null);

test('an upgrade tells what it was before, and anybody reads both', async () => {
  const venueId = await registered();
  await build.run('upgradeVenue', { venueId, upgrade: 'RENOVATE', area: 1_260, on: '2026-10-01' });
  const { venue: told } = await anybody.ask(
    'query ($id: ID!) { venue(id: $id) { name area areaBefore upgrade upgradedOn isOpen place { name } } }',
    { id: venueId },
  );
  expect(told).toEqual({
    name: '党群服务中心',
    area: 1_260,
    areaBefore: 420,
    upgrade: 'RENOVATE',
    upgradedOn: '2026-10-01',
    isOpen: true,
    place: { name: expect.any(String) },
  });
  await build.run('closeVenue', { venueId });
  const { node } = await anybody.ask(
    'query ($id: ID!) { node(id: $id) { ... on Venue { isOpen closedOn } } }',
    { id: venueId },
  );
  expect(node).toEqual({ isOpen: false, closedOn: '2026-11-20' });
});

test.each<[string, string, Record<string, unknown>, object]>([
  ['an area of nothing', 'registerVenue', { area: 0 }, { argument: 'input.area' }],
  ['a day to come', 'registerVenue', { openedOn: '2026-11-21' }, { argument: 'input.openedOn' }],
  ['no address', 'registerVenue', { photoUrl: 'javascript:1' }, { argument: 'input.photoUrl' }],
  ['no name', 'registerVenue', { name: ' ' }, { argument: 'input.name' }],
  ["a person's number", 'registerVenue', { name: '电话13800138000' }, { argument: 'input.name' }],
])('%s is refused', async (_, command, given, error) => {
  expect(await build.refused(command, { ...venue(), ...given })).toMatchObject({
    code: 'BAD_USER_INPUT',
    ...error,
  });
});

test('an upgrade lies behind the last, and what is closed is changed no more', async () => {
  const venueId = await registered();
  const upgrade = { venueId, upgrade: 'SWAP', area: 900 };
  await build.run('upgradeVenue', { ...upgrade, on: '2026-06-01' });
  expect(await build.refused('upgradeVenue', { ...upgrade, on: '2026-05-31' })).toMatchObject({
    argument: 'input.on',
  });
  expect(await build.refused('closeVenue', { venueId, on: '2026-11-21' })).toMatchObject({
    argument: 'input.on',
  });
  await build.run('closeVenue', { venueId });
  for (const [command, given] of [
    ['closeVenue', {}],
    ['amendVenue', { name: '新名' }],
    ['upgradeVenue', { upgrade: 'SWAP', area: 950 }],
  ] as const) {
    expect(await build.refused(command, { venueId, ...given }), command).toMatchObject({
      code: 'CONFLICT',
    });
  }
});

test('a nearby service has a field and one of a street has none; what is left out stays, null takes it away', async () => {
  const service = { place: { id: community.id }, scheme: 'NEARBY', name: '高龄津贴申请' };
  const wrong = [service, { ...service, scheme: 'STREET', field: 'TAX' }];
  for (const one of wrong) {
    expect(await build.refused('offerServiceItem', one)).toMatchObject({ argument: 'input.field' });
  }
  const texts = { counter: '一号窗口', hours: '工作日', materials: '身份证明' };
  const given = { ...service, field: 'ELDERLY_CARE', ...texts };
  const { serviceItem } = await build.run('offerServiceItem', given);
  await build.run('amendServiceItem', { serviceItemId: serviceItem.id, hours: null });
  const read = 'query ($id: ID!) { serviceItem(id: $id) { counter hours materials isOffered } }';
  expect((await anybody.ask(read, { id: serviceItem.id })).serviceItem).toEqual({
    ...texts,
    hours: null,
    isOffered: true,
  });
  await build.run('endServiceItem', { serviceItemId: serviceItem.id });
  expect((await anybody.ask(read, { id: serviceItem.id })).serviceItem.isOffered).toBe(false);
  expect(
    await build.refused('amendServiceItem', { serviceItemId: serviceItem.id, name: '新' }),
  ).toMatchObject({ code: 'CONFLICT' });
});

test('functions are placed in streets, and given back', async () => {
  const given = { bureau: '司法局', name: '人民调解指导', validFrom: '2026-01-01' };
  expect(
    await build.refused('delegateFunction', { ...given, place: { id: community.id } }),
  ).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.place' });
  const made = await build.run('delegateFunction', { ...given, place: { id: street.id } });
  const delegatedFunctionId = made.delegatedFunction.id as string;
  const inForce = `query ($code: String!) { delegatedFunctions(scope: { placeCode: $code }, filter: { isInForce: true })
    { totalCount nodes { bureau isInForce } } }`;
  expect(await anybody.ask(inForce, { code: street.code })).toEqual({
    delegatedFunctions: { totalCount: 1, nodes: [{ bureau: '司法局', isInForce: true }] },
  });
  await build.run('endDelegatedFunction', { delegatedFunctionId });
  expect((await anybody.ask(inForce, { code: street.code })).delegatedFunctions.totalCount).toBe(0);
});

test('what lies below a place is read from above, of many places in as many statements as of one', async () => {
  const district = await build.place('DISTRICT');
  const streets = [await build.place('STREET', district), await build.place('STREET', district)];
  for (const [i, one] of streets.entries()) {
    const place = await build.place('COMMUNITY', one);
    await build.run('registerVenue', { ...venue(), place: { id: place.id }, area: 500 + 100 * i });
  }
  const text = `query ($code: String!) { district(code: $code) {
    venues(orderBy: [{ field: AREA }]) { totalCount nodes { area place { name } } }
    streets { venues(first: 5) { nodes { area } } } } }`;
  const { district: told } = await ask(text, { code: district.code });
  expect(told.venues).toMatchObject({ totalCount: 2, nodes: [{ area: 600 }, { area: 500 }] });
  expect(
    told.streets.map((one: { venues: { nodes: { area: number }[] } }) => one.venues.nodes[0]?.area),
  ).toEqual([500, 600]);
  const reads = statements().filter(({ text: one }) => /from venue/.test(one));
  // Rows and totals, of the district and of all its streets.
  expect(reads).toHaveLength(4);
});

test('whoever listens without a token is told of an upgrade, of its place alone', async () => {
  const other = await build.place('COMMUNITY', street);
  const feed = await listen<{ __typename: string; effect?: string; venue?: { area: number } }>(
    `subscription { venueChanged(scope: { placeCode: "${community.code}" }) {
      __typename ... on VenueChange { effect venue { area } } } }`,
    {},
    null,
  );
  expect((await feed.next()).__typename).toBe('FeedCaughtUp');
  await build.run('registerVenue', { ...venue(), place: { id: other.id } });
  const venueId = await registered();
  await build.run('upgradeVenue', { venueId, upgrade: 'SWAP', area: 1_500 });
  expect(await feed.take(2)).toEqual([
    { __typename: 'VenueChange', effect: 'ENTERED', venue: { area: expect.any(Number) } },
    { __typename: 'VenueChange', effect: 'CHANGED', venue: { area: 1_500 } },
  ]);
  feed.stop();
});

test('a street keeps its own venues, and a secretary none', async () => {
  const far = await build.place('STREET');
  const { token } = await office.account({ role: 'STREET_ADMIN', place: far });
  const { token: secretary } = await office.account({
    role: 'COMMUNITY_SECRETARY',
    place: community,
  });
  const document =
    'mutation ($input: RegisterVenueInput!) { registerVenue(input: $input) { venue { id } } }';
  for (const one of [token, secretary]) {
    expect(await as(one).refusal(document, { input: venue() })).toMatchObject({
      code: 'FORBIDDEN',
    });
  }
});
