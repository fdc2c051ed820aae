/** Feeds of what is for all: places, Party organisations and what is provided for everybody, partner units for whoever has a token. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, listen, office, sql } = hub;

interface Event {
  __typename: string;
  cursor: string;
  id?: string;
  effect?: string;
  version?: number | null;
  row?: Record<string, unknown> | null;
}

const MARKS =
  '... on FeedCaughtUp { cursor } ... on FeedReset { cursor } ... on FeedProgress { cursor }';

function feedOf(field: string, type: string, row: string): string {
  return `subscription ($scope: ScopeInput, $filter: ${type}Filter, $since: String, $snapshot: Boolean) {
    ${field}Changed(scope: $scope, filter: $filter, since: $since, snapshot: $snapshot) { __typename ${MARKS}
      ... on ${type}SnapshotRow { row: ${field} { ${row} } }
      ... on ${type}Change { cursor id effect version row: ${field} { ${row} } } } }`;
}

const PLACES = feedOf('place', 'Place', 'id name ... on Place { kind }');
const BODIES = feedOf('partyOrganisation', 'PartyOrganisation', 'id name kind');
const UNITS = feedOf('partnerUnit', 'PartnerUnit', 'id name sector version place { id }');

const district = await build.place('DISTRICT');
const street = await build.place('STREET', district);
const community = await build.place('COMMUNITY', street);
const elsewhere = await build.place('COMMUNITY', await build.place('STREET', district));

const rename = (table: string, id: string, name: string) =>
  sql(`update ${table} set name = $2 where id = $1`, [id, name]);

async function opened(
  text: string,
  variables: Record<string, unknown> = {},
  token: string | null = null,
) {
  const feed = await listen<Event>(text, variables, token);
  return { feed, first: await feed.next() };
}

describe('places', () => {
  test('are followed by nobody known, live and from a cursor, each change once and in order', async () => {
    const { feed, first } = await opened(PLACES);
    expect(first.__typename).toBe('FeedCaughtUp');
    await rename('place', community.id, '第一社区');
    await rename('place', community.id, '第二社区');
    const told = await feed.take(2);
    expect(told).toMatchObject([
      { id: community.id, effect: 'CHANGED', version: 2 },
      { id: community.id, effect: 'CHANGED', version: 3 },
    ]);
    const again = await listen<Event>(PLACES, { since: first.cursor }, null);
    expect(await again.take(3)).toMatchObject([
      { version: 2 },
      { version: 3 },
      { __typename: 'FeedCaughtUp' },
    ]);
    const later = await listen<Event>(PLACES, { since: told[0]?.cursor }, null);
    expect(await later.take(2)).toMatchObject([{ version: 3 }, { __typename: 'FeedCaughtUp' }]);
  });

  test('begin with all of a scope and a filter, and tell of no other', async () => {
    const variables = {
      scope: { placeId: street.id },
      filter: { kind: { in: ['COMMUNITY'] } },
      snapshot: true,
    };
    const { feed, first } = await opened(PLACES, variables);
    expect(first).toMatchObject({ row: { id: community.id, kind: 'COMMUNITY' } });
    expect((await feed.next()).__typename).toBe('FeedCaughtUp');
    await rename('place', street.id, '别的街道');
    await rename('place', elsewhere.id, '别处社区');
    const made = await build.place('COMMUNITY', street);
    expect(await feed.next()).toMatchObject({ id: made.id, effect: 'ENTERED' });
    expect(feed.waiting()).toEqual([]);
  });

  test('of a grid are told to a screen, which knows all places', async () => {
    const grid = await build.place('GRID', community);
    const { token } = await office.account({ role: 'SCREEN', place: district });
    const { feed } = await opened(PLACES, { scope: { placeId: grid.id } }, token);
    await rename('place', grid.id, '第一网格');
    expect(await feed.next()).toMatchObject({ id: grid.id, row: { name: '第一网格' } });
  });

  test('a move is the change of a place; who follows a part that it concerns begins anew', async () => {
    const grid = await build.place('GRID', community);
    const far = await build.place('STREET');
    const whole = await opened(PLACES);
    const part = await opened(PLACES, { scope: { placeId: elsewhere.id } });
    const beside = await opened(PLACES, { scope: { placeId: far.id } });
    await build.run('movePlace', { placeId: grid.id, parentId: elsewhere.id });
    expect(await whole.feed.next()).toMatchObject({ id: grid.id, effect: 'CHANGED' });
    expect((await part.feed.next()).__typename).toBe('FeedReset');
    await rename('place', grid.id, '迁来的网格');
    expect(await part.feed.next()).toMatchObject({ id: grid.id, effect: 'CHANGED' });
    expect(beside.feed.waiting()).toEqual([]);
  });

  test('a cursor that is too old begins anew; one that is made up is refused', async () => {
    const feed = await listen<Event>(PLACES, { since: 'none' }, null);
    await expect(feed.next()).rejects.toMatchObject({
      cause: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  test('what hangs on them is not for nobody known: such a document is refused', async () => {
    const text = feedOf('place', 'Place', 'id agreements { totalCount }');
    const feed = await listen<Event>(text, {}, null);
    await expect(feed.next()).rejects.toMatchObject({
      cause: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });
});

describe('Party organisations', () => {
  let body = { id: '' };
  beforeAll(async () => {
    const [row] = await sql<{ id: string }>(
      `insert into party_organisation (id, code, kind, name, place_id, path)
       values ('party_01', 'P01', 'BRANCH', '示范支部', $1, $2) returning id`,
      [community.id, community.path],
    );
    if (row) body = row;
  });

  test('are followed by nobody known, without a name of a person', async () => {
    const text = feedOf('partyOrganisation', 'PartyOrganisation', 'id name secretaryName');
    const { feed } = await opened(text, { scope: { placeId: street.id } });
    await sql('update party_organisation set member_count = 9 where id = $1', [body.id]);
    expect(await feed.next()).toMatchObject({
      id: body.id,
      effect: 'CHANGED',
      row: { name: '示范支部', secretaryName: null },
    });
  });

  test('begin with those of a scope', async () => {
    const { feed, first } = await opened(BODIES, {
      scope: { placeId: street.id },
      snapshot: true,
    });
    expect(first.row).toEqual({ id: body.id, name: '示范支部', kind: 'BRANCH' });
    expect((await feed.next()).__typename).toBe('FeedCaughtUp');
    const other = await opened(BODIES, { scope: { placeId: elsewhere.id }, snapshot: true });
    expect(other.first.__typename).toBe('FeedCaughtUp');
  });
});

describe('partner units', () => {
  test('are for nobody unknown', async () => {
    const feed = await listen<Event>(UNITS, {}, null);
    await expect(feed.next()).rejects.toMatchObject({
      cause: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  const knowers = async (unit: { id: string }) => ({
    staff: (await office.account({ role: 'COMMUNITY_STAFF', place: elsewhere })).token,
    own: (await office.account({ role: 'UNIT_LIAISON', unit })).token,
  });
  const others = async () => ({
    screen: (await office.account({ role: 'SCREEN', place: district })).token,
    liaison: (await office.account({ role: 'UNIT_LIAISON', unit: await build.unit() })).token,
  });

  test('tell whoever knows a unit of every change', async () => {
    const unit = await build.unit({ place: community });
    for (const [who, token] of Object.entries(await knowers(unit))) {
      const { feed } = await opened(UNITS, {}, token);
      await build.run('amendLiaison', { unitId: unit.id, officePhone: `0427-${who.length}000000` });
      expect(await feed.next(), who).toMatchObject({
        id: unit.id,
        version: expect.any(Number),
        row: { place: { id: community.id } },
      });
      feed.stop();
    }
  });

  test('tell others of name and sector alone, with no version, and never by place', async () => {
    const unit = await build.unit({ place: community });
    for (const [who, token] of Object.entries(await others())) {
      const { feed } = await opened(UNITS, {}, token);
      const placed = await opened(UNITS, { scope: { placeId: street.id }, snapshot: true }, token);
      const mine = await opened(UNITS, { scope: { mine: true } }, token);
      expect(placed.first.__typename, who).toBe('FeedCaughtUp');
      await build.run('amendLiaison', { unitId: unit.id, officePhone: '0427-0000000' });
      await rename('partner_unit', unit.id, `示范${who}`);
      expect(await feed.next(), who).toMatchObject({
        id: unit.id,
        effect: 'CHANGED',
        version: null,
        row: { name: `示范${who}`, version: null, place: null },
      });
      expect([...placed.feed.waiting(), ...mine.feed.waiting()], who).toEqual([]);
    }
  });

  test('tell staff of the units of a place, and a unit of itself', async () => {
    const unit = await build.unit({ place: community });
    const { staff, own } = await knowers(unit);
    const scope = { placeId: street.id };
    const { feed, first } = await opened(UNITS, { scope, snapshot: true }, staff);
    const ids: unknown[] = [];
    for (let event = first; event.row; event = await feed.next()) ids.push(event.row['id']);
    expect(ids).toContain(unit.id);
    const itself = await opened(UNITS, { scope: { mine: true }, snapshot: true }, own);
    expect(itself.first.row).toMatchObject({ id: unit.id });
    expect((await itself.feed.next()).__typename).toBe('FeedCaughtUp');
    await rename('partner_unit', unit.id, '改名单位');
    expect(await feed.next()).toMatchObject({ id: unit.id });
    expect(await itself.feed.next()).toMatchObject({ id: unit.id });
    const none = await opened(UNITS, { filter: { sector: { in: ['ORGAN'] } } }, staff);
    await rename('partner_unit', unit.id, '再改');
    expect(none.feed.waiting()).toEqual([]);
  });

  test('the journal holds neither who speaks for a unit nor a telephone', async () => {
    const unit = await build.unit({ place: community });
    await build.run('amendLiaison', { unitId: unit.id, contactName: '不留名' });
    const [row] = await sql<{ columns: string[] }>(
      `select array(select jsonb_object_keys(after)) as columns from change
       where row_id = $1 order by id desc limit 1`,
      [unit.id],
    );
    expect(row?.columns).toContain('name');
    expect(row?.columns).not.toContain('liaison_name');
    expect(row?.columns).not.toContain('office_phone');
  });
});

test('the row of the head and of a change are asked for in one selection, in every feed', async () => {
  const { schema } = hub.hub.executor;
  const feeds = Object.values(schema.getSubscriptionType()?.getFields() ?? {}).filter(({ args }) =>
    args.some(({ name }) => name === 'snapshot'),
  );
  expect(feeds.length).toBeGreaterThan(6);
  for (const { name } of feeds) {
    const field = name.replace(/Changed$/, '');
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}`;
    const feed = await listen<Event>(`subscription { ${name} { __typename
      ... on ${type}SnapshotRow { ${field} { id } } ... on ${type}Change { ${field} { id } } } }`);
    expect((await feed.next()).__typename, name).toBe('FeedCaughtUp');
    feed.stop();
  }
});

const PROVIDED = [
  {
    field: 'venue',
    type: 'Venue',
    table: 'venue',
    filter: { area: { gt: 1_000 } },
    make: (placeId: string, isMeant: boolean) =>
      build.run('registerVenue', {
        place: { id: placeId },
        name: '阵地',
        area: isMeant ? 1_500 : 400,
        openedOn: '2020-01-01',
      }),
  },
  {
    field: 'serviceItem',
    type: 'ServiceItem',
    table: 'service_item',
    filter: { scheme: { eq: 'NEARBY' } },
    make: (placeId: string, isMeant: boolean) =>
      build.run('offerServiceItem', {
        place: { id: placeId },
        name: '事项',
        ...(isMeant ? { scheme: 'NEARBY', field: 'TAX' } : { scheme: 'STREET' }),
      }),
  },
  {
    field: 'delegatedFunction',
    type: 'DelegatedFunction',
    table: 'delegated_function',
    filter: { validFrom: { gt: '2021-01-01' } },
    make: (placeId: string, isMeant: boolean) =>
      build.run('delegateFunction', {
        place: { id: placeId },
        bureau: '司法局',
        name: '职能',
        validFrom: isMeant ? '2022-01-01' : '2020-01-01',
      }),
  },
] as const;

describe.each(PROVIDED)('$field', ({ field, type, table, filter, make }) => {
  test('begins with all of a scope and a filter, tells of no other, and goes on from a cursor', async () => {
    const [here, there] = [await build.place('STREET'), await build.place('STREET')];
    const { id } = (await make(here.id, true))[field];
    await make(here.id, false);
    await make(there.id, true);
    const text = feedOf(field, type, 'id name');
    const variables = { scope: { placeId: here.id }, filter };
    const { feed, first } = await opened(text, { ...variables, snapshot: true });
    expect(first).toMatchObject({ row: { id } });
    const caughtUp = await feed.next();
    expect(caughtUp.__typename).toBe('FeedCaughtUp');
    await make(there.id, true);
    await make(here.id, false);
    await rename(table, id, '改名');
    const told = { id, effect: 'CHANGED', version: 2, row: { name: '改名' } };
    expect(await feed.next()).toMatchObject(told);
    expect(feed.waiting()).toEqual([]);
    const again = await listen<Event>(text, { ...variables, since: caughtUp.cursor }, null);
    expect(await again.next()).toMatchObject(told);
  });
});
