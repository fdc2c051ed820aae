/** What a viewer may see, it may see from when its right began, whoever's cursor it comes with. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, listen, office, sql } = hub;
const district = await build.place('DISTRICT');

interface Event {
  __typename: string;
  cursor: string;
  id?: string;
  effect?: string;
  from?: string | null;
  to?: string | null;
}

const FEED = `subscription ($since: String, $coalesce: Boolean) { needChanged(since: $since, coalesce: $coalesce) {
  __typename ... on NeedChange { cursor id effect version at from to }
  ... on FeedCaughtUp { cursor } ... on FeedReset { cursor } } }`;

/** Somebody's cursor of now. */
async function cursorNow(): Promise<string> {
  const feed = await listen<Event>(FEED);
  const { cursor } = await feed.next();
  feed.stop();
  return cursor;
}

/** What a viewer is told from a cursor to the present. */
async function toldSince(since: string, token: string, coalesce = false): Promise<Event[]> {
  const feed = await listen<Event>(FEED, { since, coalesce }, token);
  const told: Event[] = [];
  for (
    let event = await feed.next();
    event.__typename !== 'FeedCaughtUp';
    event = await feed.next()
  )
    told.push(event);
  feed.stop();
  return told;
}

const touch = (id: string) => sql('update need set updated_at = now() where id = $1', [id]);
const idsOf = (told: Event[]) => told.map(({ id }) => id);

/** A need that was listed, and one that has left the list, before anything that follows. */
async function past() {
  const community = await build.place('COMMUNITY', await build.place('STREET', district));
  const since = await cursorNow();
  const listed = await build.need({ place: community, quantity: 5 });
  const gone = await build.need({ place: community });
  await touch(listed.id);
  await build.run('withdrawNeed', { needId: gone.id, reason: '撤回' });
  return { community, since, listed, gone };
}

test('a unit is told of no state from before its agreement began', async () => {
  const { community, since, listed } = await past();
  const unit = await build.unit({ place: community });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  expect(await toldSince(since, token)).toEqual([]);
  await build.agreement({ unit, place: community });
  expect(await toldSince(since, token)).toEqual([]);
  await touch(listed.id);
  expect(await toldSince(since, token)).toMatchObject([
    { id: listed.id, effect: 'CHANGED', from: 'LISTED', to: 'LISTED' },
  ]);
});

test('nor is it before the first day of one that was agreed earlier', async () => {
  const { community, since, listed } = await past();
  const unit = await build.unit({ place: community });
  const { id } = await build.agreement({ unit, place: community });
  await sql(
    `update agreement set valid_from = (now() at time zone 'Asia/Shanghai')::date + 1 where id = $1`,
    [id],
  );
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const [{ tomorrow } = { tomorrow: '' }] = await sql<{ tomorrow: string }>(
    'select valid_from::text as tomorrow from agreement where id = $1',
    [id],
  );
  hub.clock.now = new Date(`${tomorrow}T00:00:00+08:00`);
  expect(await toldSince(since, token)).toEqual([]);
  hub.clock.now = new Date(`${tomorrow}T12:00:00+08:00`);
  await touch(listed.id);
  expect(idsOf(await toldSince(since, token))).toContain(listed.id);
  hub.clock.now = undefined;
});

test('a new version tells of what the one before opened already, and of what it opens itself from its own beginning', async () => {
  const { community, since, listed } = await past();
  const unit = await build.unit({ place: community });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const { id } = await build.agreement({ unit, place: community });
  const amend = async (agreementId: string, openedCategories: string[]): Promise<string> => {
    const { agreement } = await build.run('amendAgreement', { agreementId, openedCategories });
    await build.run('acceptAgreement', { agreementId: agreement.id });
    return agreement.id;
  };
  await touch(listed.id);
  const wider = await build.need({ place: community, category: 'LEGAL_AID' });
  const narrow = await amend(id, ['PUBLIC_FACILITY']);
  // What both open is told as it was told before; what the new one does not open is not.
  expect(await toldSince(since, token)).toMatchObject([
    { id: listed.id, effect: 'CHANGED', from: 'LISTED', to: 'LISTED' },
  ]);
  await touch(wider.id);
  await amend(narrow, ['PUBLIC_FACILITY', 'LEGAL_AID']);
  // Opened by the first version and by the third, which had not begun when it was changed under the second.
  expect(await toldSince(since, token)).toMatchObject([
    { id: listed.id, effect: 'CHANGED' },
    { id: wider.id, effect: 'ENTERED', from: null, to: 'LISTED' },
  ]);
  await touch(wider.id);
  expect(idsOf(await toldSince(since, token))).toEqual([listed.id, wider.id, wider.id]);
});

test('a terminated agreement that was amended gives nothing to a later one', async () => {
  const { community, since, listed } = await past();
  const unit = await build.unit({ place: community });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const { id } = await build.agreement({ unit, place: community });
  await touch(listed.id);
  await build.run('terminateAgreement', { agreementId: id, reason: '到期' });
  await build.agreement({ unit, place: community });
  expect(await toldSince(since, token)).toEqual([]);
});

test('a grant shows no state from before it', async () => {
  const { community, since, listed, gone } = await past();
  const roles = ['COMMUNITY_SECRETARY', 'SCREEN', 'GRID_WORKER'] as const;
  for (const role of roles) {
    const { token } = await office.account({ role, place: community, from: new Date() });
    expect(await toldSince(since, token), role).toEqual([]);
    await touch(listed.id);
    expect(idsOf(await toldSince(since, token)), role).toEqual([listed.id]);
  }
  const { token } = await office.account({ role: 'COMMUNITY_STAFF', place: community });
  expect(idsOf(await toldSince(since, token))).toContain(gone.id);
});

test('two grants each show their own past', async () => {
  const [one, two] = [await past(), await past()];
  const { token } = await office.account(
    { role: 'COMMUNITY_STAFF', place: one.community },
    { role: 'COMMUNITY_STAFF', place: two.community, from: new Date() },
  );
  const told = idsOf(await toldSince(one.since, token));
  expect(told).toContain(one.listed.id);
  expect(told).not.toContain(two.listed.id);
});

test('a claim shows its need from then on', async () => {
  const { community, since, listed } = await past();
  const unit = await build.unit({ place: community });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const claim = { needId: listed.id, unitId: unit.id, quantity: 1, origin: 'STREET_ASSIGNED' };
  await build.run('claimNeed', { ...claim, overrideReason: '急需' });
  expect(await toldSince(since, token)).toEqual([]);
  await touch(listed.id);
  expect(idsOf(await toldSince(since, token))).toEqual([listed.id]);
});

test('changes that are told as one name no state from before the right', async () => {
  const { community, since, listed } = await past();
  const { token } = await office.account({
    role: 'COMMUNITY_STAFF',
    place: community,
    from: new Date(),
  });
  await touch(listed.id);
  expect(await toldSince(since, token, true)).toMatchObject([
    { id: listed.id, effect: 'ENTERED', from: null, to: 'LISTED' },
  ]);
});

test('what is told live is told as before', async () => {
  const { community } = await past();
  const unit = await build.unit({ place: community });
  await build.agreement({ unit, place: community });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const feed = await listen<Event>(FEED, {}, token);
  await feed.next();
  const { id } = await build.need({ place: community });
  expect(await feed.next()).toMatchObject({ id, effect: 'ENTERED', from: null, to: 'LISTED' });
  expect(await as(token).ask('query ($id: ID!) { need(by: { id: $id }) { id } }', { id })).toEqual({
    need: { id },
  });
});
