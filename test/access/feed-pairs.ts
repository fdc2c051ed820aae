/** The feed against the oracle: the list that it begins with, and which of two changes it tells of. */
import { expect } from 'vitest';
import type { Random } from '../../src/demo/random.ts';
import type { TestHub } from '../support/hub.ts';
import type { NeedRow, Oracle, World } from './oracle.ts';

const FEED = `subscription ($filter: NeedFilter) { needChanged(snapshot: true, filter: $filter) { __typename
  ... on NeedSnapshotRow { row: need { id title place { id } unit { name } } }
  ... on NeedChange { id effect need { id title place { id } unit { name } } } } }`;

interface Event {
  __typename: string;
  id?: string;
  effect?: string;
  row?: { id: string };
  need?: { id: string };
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

function shown(world: World, oracle: Oracle, need: NeedRow) {
  const unit = world.units.find((one) => one.id === need.unit_id);
  return {
    id: need.id,
    title: need.title,
    place: { id: oracle.originOf(need) },
    unit: unit && oracle.isKnown ? { name: unit.name } : null,
  };
}

/** Doors that were gone through, with what the oracle expected there. */
export async function followPair(
  hub: TestHub,
  { world, oracle, token }: { world: World; oracle: Oracle; token: string | null },
  random: Random,
): Promise<[string, unknown][]> {
  const state = random.pick(['REPORTED', 'LISTED', 'CLAIMED', 'SHELVED', 'DELIVERED']);
  const inState = world.needs.filter((one) => one.state === state);
  const seen = inState.filter((one) => oracle.seesNeed(one));
  const feed = await hub.listen<Event>(FEED, { filter: { state: { in: [state] } } }, token);
  const rows: { id: string }[] = [];
  for (let event = await feed.next(); event.row; event = await feed.next()) rows.push(event.row);
  const list = seen.map((one) => shown(world, oracle, one)).toSorted(byId);
  expect(rows.toSorted(byId)).toEqual(list);

  const hidden = inState.filter((one) => !oracle.seesNeed(one));
  const touched = [hidden, seen].flatMap((some) => (some.length > 0 ? [random.pick(some)] : []));
  for (const { id } of touched) {
    await hub.sql('update need set updated_at = now() where id = $1', [id]);
  }
  const told = touched.at(-1);
  if (seen.length === 0 || !told) return [['needChanged, the list', list]];
  // The hidden one was changed before: were it told, it would come first.
  const change = {
    __typename: 'NeedChange',
    id: told.id,
    effect: 'CHANGED',
    need: shown(world, oracle, told),
  };
  expect(await feed.next()).toEqual(change);
  expect(feed.waiting()).toEqual([]);
  feed.stop();
  return [
    ['needChanged, the list', list],
    ['needChanged, a change', change],
  ];
}
