/**
 * A list is filtered, ordered and grouped by what the viewer reads, and by nothing else: each scalar of each list for each
 * viewer, against the same list as this viewer reads it whole. Values to look for are those that an administrator reads.
 */
import {
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  getNamedType,
  isInputObjectType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Asker } from '../support/ask.ts';
import { openTestHub } from '../support/hub.ts';
import type { Given } from './oracle.ts';
import { enrich, readWorld, tokenOf } from './world.ts';

const hub = await openTestHub({ demo: true });
await enrich(hub);
// Units, places and accounts of the demo were all made at once: their moments are told apart.
await hub.sql(`update partner_unit u set created_at = now() - k.n * interval '1 day'
  from (select id, row_number() over (order by id) as n from partner_unit) k where k.id = u.id`);
const world = await readWorld(hub);
const { schema } = hub.hub.executor;

const busiest = (kinds: string[]) => {
  const count = (path: string) => world.needs.filter((one) => one.path.startsWith(path)).length;
  const places = world.places.filter((one) => kinds.includes(one.kind));
  const [found] = places.toSorted((a, b) => count(b.path) - count(a.path));
  if (!found) throw new Error(`the demo has no ${kinds.join()}`);
  return found;
};
const [district, street] = [busiest(['DISTRICT']), busiest(['STREET'])];
const community = busiest(['COMMUNITY']);
const unit = world.units.find((one) => world.claims.some((claim) => claim.unit_id === one.id));
if (!unit) throw new Error('the demo has no unit with a claim');

const ADMINISTRATOR: Given[] = [{ role: 'DISTRICT_ADMIN', place: district }];
const VIEWERS: Record<string, Given[]> = {
  DISTRICT_ADMIN: ADMINISTRATOR,
  STREET_ADMIN: [{ role: 'STREET_ADMIN', place: street }],
  COMMUNITY_STAFF: [{ role: 'COMMUNITY_STAFF', place: community }],
  UNIT_LIAISON: [{ role: 'UNIT_LIAISON', unit }],
  SCREEN: [{ role: 'SCREEN', place: district }],
  'a liaison with a screen': [
    { role: 'UNIT_LIAISON', unit },
    { role: 'SCREEN', place: street },
  ],
  AUDITOR: [{ role: 'AUDITOR', place: street }],
  nobody: [],
};

/** In one answer. */
const MOST_GROUPS = 1_000;

type Row = Record<string, unknown> & { id: string };
type Read = (row: Row) => unknown;

interface List {
  filter: string;
  /** What stands beside the other arguments. */
  within?: string;
  fields: string;
  /** What a filter's field compares, where it is not the field of its name; null: tested elsewhere, and why. */
  reads: Record<string, Read | null>;
  /** What each order goes by. */
  orders: Record<string, Read>;
  /** Of its statistics: what each dimension goes by. */
  groups?: { name: string; keys: Record<string, Read> };
}

const at =
  (...names: string[]): Read =>
  (row) =>
    names.reduce<unknown>((of, name) => (of as Record<string, unknown> | null)?.[name], row) ??
    null;

interface Placed {
  place: { id: string; kind: string; ancestors: { id: string; kind: string }[] };
}
const placeOf =
  (...kinds: string[]): Read =>
  (row) => {
    const { place } = row as unknown as Placed;
    return [place, ...place.ancestors].find(({ kind }) => kinds.includes(kind))?.id ?? null;
  };
const PLACE = 'place { id kind ancestors { id kind } }';
const AREAS: Record<string, Read> = {
  PROVINCE: placeOf('PROVINCE'),
  CITY: placeOf('CITY'),
  DISTRICT: placeOf('DISTRICT'),
  STREET: placeOf('STREET', 'TOWN'),
  COMMUNITY: placeOf('COMMUNITY', 'VILLAGE'),
  GRID: placeOf('GRID'),
  BUILDING: placeOf('BUILDING'),
};
/** Where the place is the need's: the demo's claims hang where their needs do. */
const ofNeed =
  (read: Read): Read =>
  (row) =>
    read(row['need'] as Row);
const UNIT = { UNIT: at('unit', 'id'), SECTOR: at('unit', 'sector') };
const MOMENTS = { CREATED_AT: at('createdAt'), UPDATED_AT: at('updatedAt') };
const DERIVED = { stateClass: null };

const LISTS: Record<string, List> = {
  needs: {
    filter: 'NeedFilter',
    fields: `state category urgency scale visibility number unit { id sector } needed committed delivered rating createdAt
      updatedAt deadline listedAt claimedAt deliveredAt closedAt isOverdue ${PLACE}`,
    reads: { ...DERIVED, quantity: at('needed'), unitId: at('unit', 'id') },
    orders: { ...MOMENTS, DEADLINE: at('deadline'), NUMBER: at('number'), QUANTITY: at('needed') },
    groups: {
      name: 'need',
      keys: {
        ...{ STATE: at('state'), CATEGORY: at('category'), URGENCY: at('urgency') },
        ...{ SCALE: at('scale'), ORIGIN: (row) => (row['unit'] ? 'UNIT' : 'PLACE') },
        ...UNIT,
        ...AREAS,
      },
    },
  },
  claims: {
    filter: 'ClaimFilter',
    fields: `state origin number quantity refusedQuantity createdAt updatedAt acceptedByPlaceAt acceptedByUnitAt
      unit { id sector } need { id category urgency ${PLACE} }`,
    reads: { ...DERIVED, unitId: at('unit', 'id'), needId: at('need', 'id') },
    orders: { ...MOMENTS, NUMBER: at('number'), QUANTITY: at('quantity') },
    groups: {
      name: 'claim',
      keys: {
        ...{ STATE: at('state'), ORIGIN: at('origin') },
        ...{ CATEGORY: at('need', 'category'), URGENCY: at('need', 'urgency') },
        ...UNIT,
        ...Object.fromEntries(Object.entries(AREAS).map(([name, read]) => [name, ofNeed(read)])),
      },
    },
  },
  resources: {
    filter: 'ResourceFilter',
    fields: `state kind openTo number quantity reserved createdAt updatedAt unit { id sector } ${PLACE}`,
    reads: { ...DERIVED, unitId: at('unit', 'id') },
    orders: { ...MOMENTS, NUMBER: at('number') },
    groups: {
      name: 'resource',
      keys: { STATE: at('state'), KIND: at('kind'), OPEN_TO: at('openTo'), ...UNIT, ...AREAS },
    },
  },
  partnerUnits: {
    filter: 'PartnerUnitFilter',
    fields: 'sector name createdAt updatedAt',
    reads: {},
    orders: { ...MOMENTS, NAME: at('name') },
  },
  places: {
    filter: 'PlaceFilter',
    within: `within: { code: "${street.code}" }`,
    fields: 'kind code createdAt updatedAt',
    reads: {},
    orders: { ...MOMENTS, CODE: at('code') },
  },
  agreements: {
    filter: 'AgreementFilter',
    fields: 'state direction proposedBy validFrom validUntil isInForce number createdAt updatedAt',
    // Of a number that is given: tried where agreements are.
    reads: { expiringWithinDays: null },
    orders: {
      ...MOMENTS,
      NUMBER: at('number'),
      VALID_FROM: at('validFrom'),
      VALID_UNTIL: at('validUntil'),
    },
  },
  projects: {
    filter: 'ProjectFilter',
    fields: `state kind progress filedAt startedAt acceptedAt completedAt createdAt updatedAt funder
      leadUnit { id sector } ${PLACE}`,
    reads: { ...DERIVED, leadUnitId: at('leadUnit', 'id') },
    orders: MOMENTS,
    groups: {
      name: 'project',
      keys: {
        ...{ STATE: at('state'), KIND: at('kind'), FUNDER: at('funder') },
        ...{ UNIT: at('leadUnit', 'id'), SECTOR: at('leadUnit', 'sector') },
        ...AREAS,
      },
    },
  },
  meetings: {
    filter: 'MeetingFilter',
    fields: 'state scheduledAt heldAt createdAt updatedAt',
    reads: {},
    orders: MOMENTS,
  },
  decisions: {
    filter: 'DecisionFilter',
    fields: 'state dueOn isOverdue createdAt updatedAt body { id } unit { id }',
    reads: { bodyId: at('body', 'id'), unitId: at('unit', 'id') },
    orders: { ...MOMENTS, DUE_ON: at('dueOn') },
  },
  venues: {
    filter: 'VenueFilter',
    fields: 'area upgrade openedOn upgradedOn isOpen createdAt updatedAt',
    reads: {},
    orders: { ...MOMENTS, AREA: at('area') },
  },
  serviceItems: {
    filter: 'ServiceItemFilter',
    fields: 'scheme field isOffered createdAt updatedAt',
    reads: {},
    orders: MOMENTS,
  },
  delegatedFunctions: {
    filter: 'DelegatedFunctionFilter',
    fields: 'validFrom isInForce createdAt updatedAt',
    reads: {},
    orders: MOMENTS,
  },
  people: {
    filter: 'PersonFilter',
    fields: 'createdAt updatedAt',
    reads: {},
    orders: MOMENTS,
  },
  accounts: {
    filter: 'AccountFilter',
    fields: 'name createdAt updatedAt',
    reads: {},
    orders: { ...MOMENTS, NAME: at('name') },
  },
};

test('every list that can be filtered is here, with each of its orders and dimensions', () => {
  const query = schema.getQueryType()?.getFields() ?? {};
  const filtered = Object.values(query).filter(
    ({ args, type }) =>
      args.some(({ name }) => name === 'filter') && /Connection!?$/.test(String(type)),
  );
  expect(filtered.map(({ name }) => name).toSorted()).toEqual(Object.keys(LISTS).toSorted());
  const valuesOf = (name: string) =>
    (schema.getType(name) as GraphQLEnumType)
      .getValues()
      .map((one) => one.name)
      .toSorted();
  for (const { filter, orders, groups } of Object.values(LISTS)) {
    expect(valuesOf(filter.replace(/Filter$/, 'OrderField'))).toEqual(
      Object.keys(orders).toSorted(),
    );
    if (!groups) continue;
    // Classes and children are compared with plain TypeScript in `statistics`.
    const told = [...Object.keys(groups.keys), 'STATE_CLASS', 'CHILD'].toSorted();
    expect(valuesOf(filter.replace(/Filter$/, 'Dimension'))).toEqual(told);
  }
});

/** Fields of a filter that compare one scalar; those of related rows have theirs by the policy of the other table. */
function scalarsOf({ filter, reads }: List): [name: string, read: Read][] {
  const type = schema.getType(filter) as GraphQLInputObjectType;
  return Object.values(type.getFields()).flatMap(({ name, type }): [string, Read][] => {
    const of = getNamedType(type);
    const isCombining = ['and', 'or', 'not'].includes(name);
    const isRelated = isInputObjectType(of) && of.name.startsWith('Related');
    const read = name in reads ? reads[name] : at(name);
    return isCombining || isRelated || !read ? [] : [[name, read]];
  });
}

async function whole(asker: Asker, name: string, { fields, within = '' }: List): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const args: string = [within, 'first: 100', after ? `after: "${after}"` : ''].join(' ');
    const answer = await asker.ask(
      `{ list: ${name}(${args}) { nodes { id ${fields} } pageInfo { hasNextPage endCursor } } }`,
    );
    rows.push(...answer.list.nodes);
    if (!answer.list.pageInfo.hasNextPage) return rows;
    after = answer.list.pageInfo.endCursor;
  }
}

const administrator = hub.as(await tokenOf(hub, ADMINISTRATOR));
const known = new Map<string, Row[]>();
for (const [name, list] of Object.entries(LISTS))
  known.set(name, await whole(administrator, name, list));

/** Values that rows have, whoever reads them: few that many have, and one that few have. */
function valuesOf(name: string, read: Read): unknown[] {
  const values = (known.get(name) ?? []).flatMap((row) => read(row) ?? []);
  return [...new Set([values[0], values[Math.floor(values.length / 2)]])].filter(
    (one) => one !== undefined,
  );
}

describe.each(Object.entries(VIEWERS))('%s', (_, given) => {
  const asker = async () => hub.as(await tokenOf(hub, given));

  test.each(Object.entries(LISTS))('filters %s by what it reads', async (name, list) => {
    const ask = await asker();
    const rows = await whole(ask, name, list);
    for (const [field, read] of scalarsOf(list)) {
      for (const value of valuesOf(name, read)) {
        const filter = { [field]: typeof value === 'boolean' ? value : { eq: value } };
        const answer = await ask.ask(
          `query ($filter: ${list.filter}) { list: ${name}(${list.within ?? ''} filter: $filter, first: 100) { totalCount nodes { id } } }`,
          { filter },
        );
        const found = rows.filter((row) => read(row) === value);
        expect(answer.list.totalCount, `${field} ${String(value)}`).toBe(found.length);
        const ids = answer.list.nodes.map(({ id }: Row) => id);
        expect(ids, field).toEqual(found.slice(0, 100).map(({ id }) => id));
      }
    }
  });

  test.each(Object.entries(LISTS))('orders %s by what it reads', async (name, list) => {
    const ask = await asker();
    const rows = await whole(ask, name, list);
    for (const [field, read] of Object.entries(list.orders)) {
      const { data, errors } = await ask.answer(
        `{ list: ${name}(${list.within ?? ''} orderBy: [{ field: ${field}, direction: ASC }], first: 100) { nodes { id ${list.fields} } } }`,
      );
      const isRead = rows.every((row) => read(row) !== null);
      if (!isRead) {
        expect(errors?.[0]?.extensions['code'], field).toBe('FORBIDDEN');
        continue;
      }
      if (rows.length === 0) continue;
      const values = (data.list.nodes as Row[]).map(read) as (string | number)[];
      // Names are in the database's order, others byte by byte.
      if (field !== 'NAME') {
        const all = rows.map(read) as (string | number)[];
        const sorted = all.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(values, field).toEqual(sorted.slice(0, 100));
      }
    }
  });

  const grouped = Object.entries(LISTS).filter(([, { groups }]) => groups);
  test.each(grouped)('groups %s by what it reads', async (name, list) => {
    const ask = await asker();
    const rows = await whole(ask, name, list);
    for (const [dimension, read] of Object.entries(list.groups?.keys ?? {})) {
      const isLeaf = !/^(UNIT|PROVINCE|CITY|DISTRICT|STREET|COMMUNITY|GRID|BUILDING)$/.test(
        dimension,
      );
      const field = dimension === 'OPEN_TO' ? 'openTo' : dimension.toLowerCase();
      const { groups } = await ask.ask(
        `{ groups: ${list.groups?.name}Stats(groupBy: [${dimension}], first: ${MOST_GROUPS}) { key: ${field}${isLeaf ? '' : ' { id }'} count } }`,
      );
      const told = new Map(
        (groups as { key: string | { id: string } | null; count: number }[]).map(
          ({ key, count }) => [typeof key === 'object' ? (key?.id ?? null) : key, count],
        ),
      );
      const counts = Map.groupBy(rows, read);
      expect(told.size, dimension).toBe(Math.min(counts.size, MOST_GROUPS));
      const wrong = [...told].filter(([key, count]) => counts.get(key)?.length !== count);
      expect(wrong, dimension).toEqual([]);
    }
  });
});
