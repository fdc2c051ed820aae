/** The feeds against the oracle: the list that each begins with, and which of two changes it tells of. */
import { expect } from 'vitest';
import type { Random } from '../../src/demo/random.ts';
import type { TestHub } from '../support/hub.ts';
import type { Oracle, World } from './oracle.ts';

type Row = World[
  | 'needs'
  | 'claims'
  | 'resources'
  | 'agreements'
  | 'meetings'
  | 'decisions'
  | 'projects'][number];

interface Kind {
  noun: 'need' | 'claim' | 'resource' | 'agreement' | 'meeting' | 'decision' | 'project';
  fields: string;
  states: readonly string[];
  rows: (world: World) => readonly Row[];
  isSeen: (oracle: Oracle, row: never) => boolean;
  shown: (world: World, oracle: Oracle, row: never) => object;
}

function unitOf(world: World, id: string | null) {
  return world.units.find((one) => one.id === id);
}

const KINDS: readonly Kind[] = [
  {
    noun: 'need',
    fields: 'id title place { id } unit { name }',
    states: ['REPORTED', 'LISTED', 'CLAIMED', 'SHELVED', 'DELIVERED'],
    rows: ({ needs }) => needs,
    isSeen: (oracle, row: World['needs'][number]) => oracle.seesNeed(row),
    shown: (world, oracle, need: World['needs'][number]) => {
      const unit = unitOf(world, need.unit_id);
      return {
        id: need.id,
        title: oracle.titleOf(need),
        place: { id: oracle.originOf(need) },
        unit: unit && oracle.isKnown ? { name: unit.name } : null,
      };
    },
  },
  {
    noun: 'claim',
    fields: 'id number unit { name } need { id }',
    states: ['PROPOSED', 'ACCEPTED', 'DELIVERED', 'CONFIRMED'],
    rows: ({ claims }) => claims,
    isSeen: (oracle, row: World['claims'][number]) => oracle.seesClaim(row),
    shown: (
      world,
      _,
      { id, number, unit_id: unitId, need_id: needId }: World['claims'][number],
    ) => ({
      id,
      number,
      unit: { name: unitOf(world, unitId)?.name },
      need: { id: needId },
    }),
  },
  {
    noun: 'resource',
    fields: 'id number unit { name }',
    states: ['OFFERED', 'LISTED', 'PAUSED'],
    rows: ({ resources }) => resources,
    isSeen: (oracle, row: World['resources'][number]) => oracle.seesResource(row),
    shown: (world, _, { id, number, unit_id: unitId }: World['resources'][number]) => ({
      id,
      number,
      unit: { name: unitOf(world, unitId)?.name },
    }),
  },
  {
    noun: 'agreement',
    fields: 'id number title place { id } unit { name }',
    states: ['ACTIVE', 'TERMINATED', 'DRAFT'],
    rows: ({ agreements }) => agreements,
    isSeen: (oracle, row: World['agreements'][number]) => oracle.seesAgreement(row),
    shown: (world, oracle, row: World['agreements'][number]) => ({
      id: row.id,
      number: row.number,
      title: oracle.readsAgreement(row) ? row.title : null,
      place: { id: oracle.originOf(row) },
      unit: { name: unitOf(world, row.unit_id)?.name },
    }),
  },
  {
    noun: 'meeting',
    fields: 'id number title minutes',
    states: ['PLANNED', 'NOTIFIED', 'HELD', 'CLOSED'],
    rows: ({ meetings }) => meetings,
    isSeen: (oracle, row: World['meetings'][number]) => oracle.seesMeeting(row),
    shown: (_, oracle, row: World['meetings'][number]) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      minutes: oracle.minutesOf(row),
    }),
  },
  {
    noun: 'decision',
    fields: 'id number',
    states: ['OPEN', 'DONE'],
    rows: ({ decisions }) => decisions,
    isSeen: (oracle, row: World['decisions'][number]) => oracle.seesDecision(row),
    shown: (_, __, { id, number }: World['decisions'][number]) => ({ id, number }),
  },
  {
    noun: 'project',
    fields: 'id number title plannedFen place { id }',
    states: ['PROPOSED', 'FILED', 'IN_PROGRESS', 'COMPLETED'],
    rows: ({ projects }) => projects,
    isSeen: (oracle, row: World['projects'][number]) => oracle.seesProject(row),
    shown: (_, oracle, project: World['projects'][number]) => {
      const isRead = oracle.readsProject(project);
      return {
        id: project.id,
        number: project.number,
        title: isRead ? project.title : null,
        plannedFen: isRead ? project.planned_fen : null,
        place: { id: oracle.originOf(project) },
      };
    },
  },
];

/** Of rows that all see, or whoever has a token: `open-feeds.test.ts`. */
const OPEN = [
  ...['placeChanged', 'partyOrganisationChanged', 'partnerUnitChanged'],
  ...['venueChanged', 'serviceItemChanged', 'delegatedFunctionChanged'],
];

/** The feeds that are compared. */
export const FOLLOWED = [...KINDS.map(({ noun }) => `${noun}Changed`), ...OPEN];

interface Event {
  __typename: string;
  id?: string;
  effect?: string;
  present?: { id: string };
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

function textOf({ noun, fields }: Kind): string {
  const type = `${noun[0]?.toUpperCase()}${noun.slice(1)}`;
  return `subscription ($filter: ${type}Filter) { ${noun}Changed(snapshot: true, filter: $filter) { __typename
    ... on ${type}SnapshotRow { present: ${noun} { ${fields} } }
    ... on ${type}Change { id effect row: ${noun} { ${fields} } } } }`;
}

/** Doors that were gone through, with what the oracle expected there. */
export async function followPair(
  hub: TestHub,
  { world, oracle, token }: { world: World; oracle: Oracle; token: string | null },
  random: Random,
): Promise<[string, unknown][]> {
  const kind = random.pick(KINDS);
  const door = `${kind.noun}Changed`;
  const state = random.pick(kind.states);
  const inState = kind.rows(world).filter((one) => one.state === state);
  const isSeen = (row: Row) => kind.isSeen(oracle, row as never);
  const shown = (row: Row) => kind.shown(world, oracle, row as never);
  const seen = inState.filter(isSeen);
  const feed = await hub.listen<Event>(textOf(kind), { filter: { state: { in: [state] } } }, token);
  if (token === null) {
    // Nothing would ever come, which is said.
    expect(seen).toEqual([]);
    await expect(feed.next()).rejects.toMatchObject({
      cause: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    return [[`${door}, nobody's`, []]];
  }
  const rows: { id: string }[] = [];
  let event = await feed.next();
  for (; event.present; event = await feed.next()) {
    rows.push(event.present);
  }
  expect(event.__typename).toBe('FeedCaughtUp');
  const list = seen.toSorted(byId).map(shown);
  expect(rows.toSorted(byId)).toEqual(list);

  const hidden = inState.filter((one) => !isSeen(one));
  const touched = [hidden, seen].flatMap((some) => (some.length > 0 ? [random.pick(some)] : []));
  for (const { id } of touched) {
    await hub.sql(`update ${kind.noun} set updated_at = now() where id = $1`, [id]);
  }
  const told = touched.at(-1);
  if (seen.length === 0 || !told) return [[`${door}, the list`, list]];
  // The hidden one was changed before: were it told, it would come first.
  const type = `${kind.noun[0]?.toUpperCase()}${kind.noun.slice(1)}Change`;
  const change = { __typename: type, id: told.id, effect: 'CHANGED', row: shown(told) };
  expect(await feed.next()).toEqual(change);
  expect(feed.waiting()).toEqual([]);
  feed.stop();
  return [
    [`${door}, the list`, list],
    [`${door}, a change`, change],
  ];
}
