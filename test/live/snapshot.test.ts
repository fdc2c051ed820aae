/** `snapshot: true`: the list as it is, then what changes, with no seam between the two. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newId } from '../../src/id.ts';
import { openTestHub } from '../support/hub.ts';
import type { Built } from '../support/build.ts';

const hub = await openTestHub();
const { build, listen, sql } = hub;

const PRESENT = `subscription ($scope: ScopeInput, $filter: NeedFilter, $since: String) {
  needChanged(scope: $scope, filter: $filter, since: $since, snapshot: true) {
    __typename
    ... on NeedSnapshotRow { need { id version title place { name } } }
    ... on NeedChange { id version effect }
    ... on FeedCaughtUp { cursor }
  }
}`;

/** Listed needs at a place, written at once. */
async function addNeeds(place: Built, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('need'));
  await sql(
    `insert into need (id, number, title, description, category, scale, urgency, place_id, path, visibility,
       quantity, unit_of_measure, deadline, state, created_at)
     select id, 'S' || id, '演示', '', 'OTHER', 'ORDINARY', 'ORDINARY', $2, $3, 'PARTNERS', 1, '件', now(),
       'LISTED', now() - n * interval '1 second'
     from unnest($1::text[]) with ordinality k (id, n)`,
    [ids, place.id, place.path],
  );
  return ids;
}

test('the list comes first, newest first, then the caught-up mark, then live', async () => {
  const place = await build.place();
  const ids = await addNeeds(place, 3);
  const rejected = await build.need({ place, state: 'REPORTED' });
  const feed = await listen(PRESENT, {
    scope: { placeId: place.id },
    filter: { state: { in: ['LISTED'] } },
  });
  const told = await feed.take(4);
  expect(told.slice(0, 3).map(({ need }) => need.id)).toEqual(ids);
  expect(told[3].__typename).toBe('FeedCaughtUp');
  await build.run('listNeed', { needId: rejected.id });
  expect(await feed.next()).toMatchObject({ id: rejected.id, effect: 'ENTERED' });
});

test('an empty list is only caught up, and its cursor goes on from there', async () => {
  const place = await build.place();
  const scope = { placeId: place.id };
  const feed = await listen(PRESENT, { scope });
  const { __typename, cursor } = await feed.next();
  expect(__typename).toBe('FeedCaughtUp');
  feed.stop();
  const { id } = await build.need({ place, state: 'REPORTED' });
  const again = await listen(
    'subscription ($scope: ScopeInput, $since: String) { needChanged(scope: $scope, since: $since) { ... on NeedChange { id } } }',
    { scope, since: cursor },
  );
  expect(await again.next()).toEqual({ id });
});

test('rows that change while the list is read are told as changes: nothing twice, nothing left out', async () => {
  const place = await build.place();
  const ids = await addNeeds(place, 350);
  const writing = { isOver: false };
  const writer = (async () => {
    for (let i = 0; !writing.isOver; i += 1) {
      await sql('update need set title = $2 where id = $1', [ids[(i * 37) % ids.length], `第${i}`]);
    }
  })();
  const feed = await listen(PRESENT, { scope: { placeId: place.id } });
  const versions = new Map<string, number>();
  const told = new Set<string>();
  const hear = async () => {
    const event = await feed.next();
    told.add(event.__typename);
    if (event.__typename === 'NeedSnapshotRow') {
      expect(versions.has(event.need.id)).toBe(false);
      versions.set(event.need.id, event.need.version);
    }
    if (event.__typename === 'NeedChange') {
      expect(event.version).toBe((versions.get(event.id) ?? 0) + 1);
      versions.set(event.id, event.version);
    }
  };
  while (!told.has('FeedCaughtUp')) await hear();
  expect(versions.size).toBe(350);
  await pause(100);
  writing.isOver = true;
  await writer;
  const rows = await sql<{ id: string; version: number }>(
    'select id, version from need where place_id = $1',
    [place.id],
  );
  const isBehind = () => rows.some(({ id, version }) => versions.get(id) !== version);
  while (isBehind()) await hear();
  expect(rows.some(({ version }) => version > 1)).toBe(true);
});

test('a page of rows is read in two statements, whatever its rows ask for of places', async () => {
  const place = await build.place();
  await addNeeds(place, 150);
  const sent = await hub.explained(async () => {
    const feed = await listen(PRESENT, { scope: { placeId: place.id } });
    await feed.take(151);
  });
  const names = sent.map(({ statement }) => statement.name);
  expect(names.filter((name) => name === 'need.page')).toHaveLength(2);
  // Twice for the scope: when it is judged, and in the moment of the list. Once for what a page of rows shows.
  expect(names.filter((name) => name.startsWith('place.')).length).toBeLessThanOrEqual(4);
});

test('its transaction is over before the first row is told: who stops reading holds up nobody', async () => {
  const place = await build.place();
  await addNeeds(place, 350);
  const feed = await listen(PRESENT, { scope: { placeId: place.id } });
  await feed.next();
  const open = await sql(
    `select pid from pg_stat_activity where datname = current_database()
       and application_name = 'gridhub-viewer' and state like 'idle in transaction%'
       and now() - xact_start > interval '50 milliseconds'`,
  );
  expect(open).toEqual([]);
  await feed.take(350);
});

test('`since` and `snapshot` at once are refused', async () => {
  const place = await build.place();
  const feed = await listen(PRESENT, { scope: { placeId: place.id } });
  const { cursor } = await feed.next();
  const both = await listen(PRESENT, { since: cursor });
  const failure = await both.next().catch((error: Error) => error.cause);
  expect(failure).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'snapshot' } }]);
});
