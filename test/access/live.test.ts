/** Live feeds show the slice, in and out; what ends a viewer's rights ends its streams. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Listening } from '../support/listen.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, listen, office, sql } = hub;

const CHANGES = `subscription ($scope: ScopeInput) { needChanged(scope: $scope) { __typename
  ... on NeedChange { id effect version from to need { place { id kind } unit { name code } history { nodes { actor } } } } } }`;

const district = await build.place('DISTRICT');
const street = await build.place('STREET', district);
const community = await build.place('COMMUNITY', street);
const beside = await build.place('COMMUNITY', street);
const grid = await build.place('GRID', community);

async function subscribe(token: string | null): Promise<Listening<Event>> {
  const feed = await listen<Event>(CHANGES, {}, token);
  expect(await feed.next()).toEqual({ __typename: 'FeedCaughtUp' });
  return feed;
}

interface Event {
  __typename: string;
  id?: string;
  effect?: string;
  version?: number;
  need?: {
    place: { id: string; kind: string };
    history: { nodes: { actor: string | null }[] };
  } | null;
}

/** How a subscription ended: the code and reason of its socket. */
async function ending(feed: Listening<Event>): Promise<{ code: number; reason: string }> {
  const error = await feed.next().then(
    (event) => new Error(`an event instead of an end: ${JSON.stringify(event)}`),
    (failure: Error) => failure,
  );
  return error.cause as { code: number; reason: string };
}

test('a partner is told of a need when it is listed and when it leaves its slice, of others nothing', async () => {
  const unit = await build.unit({ place: community });
  const other = await build.unit({ place: community });
  await build.agreement({ unit, place: community });
  await build.agreement({ unit: other, place: community });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const feed = await subscribe(token);
  await build.need({ place: grid, visibility: 'INTERNAL' });
  await build.need({ place: beside });
  const need = await build.need({ place: grid, quantity: 1 });
  expect(await feed.next()).toMatchObject({
    id: need.id,
    effect: 'ENTERED',
    version: 2,
    from: null,
    to: 'LISTED',
  });
  await build.claim({ need, unit: other });
  expect(await feed.next()).toEqual({
    __typename: 'NeedChange',
    id: need.id,
    effect: 'LEFT',
    version: 3,
    from: 'LISTED',
    to: null,
    need: null,
  });
  expect(feed.waiting()).toEqual([]);
});

test('two viewers of one place with different roles are sent different bytes', async () => {
  const staff = await office.account({ role: 'COMMUNITY_STAFF', place: community });
  const screen = await office.account({ role: 'SCREEN', place: community });
  const ofStaff = await subscribe(staff.token);
  const ofScreen = await subscribe(screen.token);
  const { id } = await build.need({ place: grid });
  const [plain, coarse] = [(await ofStaff.take(2))[1], await ofScreen.next()];
  const history = { nodes: [{ actor: '值班员' }, { actor: '值班员' }] };
  expect(plain).toMatchObject({ from: 'REPORTED', need: { place: { kind: 'GRID' }, history } });
  expect(coarse).toMatchObject({
    from: null,
    need: { place: { id: community.id }, history: { nodes: [] } },
  });
  const query = `query ($id: ID!) { need(by: { id: $id }) { place { kind } history { nodes { actor } } } }`;
  const asked = await Promise.all(
    [staff, screen].map(({ token }) => hub.as(token).ask(query, { id })),
  );
  expect(asked).toEqual([
    { need: { place: { kind: 'GRID' }, history } },
    { need: { place: { kind: 'COMMUNITY' }, history: { nodes: [] } } },
  ]);
  const reported = await build.need({
    place: grid,
    state: 'REPORTED',
    description: '电话13812345678',
  });
  expect(await hub.as(screen.token).ask(query, { id: reported.id })).toEqual({ need: null });
});

test('staff of another place is told nothing', async () => {
  const elsewhere = await office.account({ role: 'COMMUNITY_SECRETARY', place: beside });
  const feed = await subscribe(elsewhere.token);
  const witness = await subscribe(office.token);
  await build.need({ place: grid });
  await witness.next();
  await witness.next();
  await pause(100);
  expect(feed.waiting()).toEqual([]);
});

test('a token that is no good closes the socket with 4401', async () => {
  const feed = await listen<Event>(CHANGES, {}, 'hub_'.padEnd(47, 'x'));
  expect(await ending(feed)).toMatchObject({ code: 4401 });
});

test('a revoked token and an expired one close their sockets within a second', async () => {
  const revoked = await office.account({ role: 'SCREEN', place: district });
  const expired = await office.account({ role: 'SCREEN', place: district });
  const feeds = [await subscribe(revoked.token), await subscribe(expired.token)];
  const at = performance.now();
  await sql('update token set revoked_at = now() where account_id = $1', [revoked.accountId]);
  await sql('update token set expires_at = now() where account_id = $1', [expired.accountId]);
  for (const feed of feeds) expect(await ending(feed)).toMatchObject({ code: 4401 });
  expect(performance.now() - at).toBeLessThan(1_000);
});

test('the end of the last grant closes the socket with 4403, of another one narrows the stream', async () => {
  const one = await office.account({ role: 'COMMUNITY_STAFF', place: community });
  const two = await office.account(
    { role: 'COMMUNITY_STAFF', place: community },
    { role: 'COMMUNITY_STAFF', place: beside },
  );
  const [ending1, narrowed] = [await subscribe(one.token), await subscribe(two.token)];
  const end = (id: string | undefined) =>
    sql('update access_grant set valid_until = now() where id = $1', [id]);
  await end(one.grantIds[0]);
  await end(two.grantIds[0]);
  expect(await ending(ending1)).toMatchObject({ code: 4403 });
  await build.need({ place: grid, state: 'REPORTED' });
  const { id } = await build.need({ place: beside, state: 'REPORTED' });
  expect(await narrowed.next()).toMatchObject({ id });
});

test('a feed of a grid tells a screen nothing once its other grant there has ended', async () => {
  const both = await office.account(
    { role: 'GRID_WORKER', place: grid },
    { role: 'SCREEN', place: district },
  );
  const feed = await listen<Event>(CHANGES, { scope: { placeId: grid.id } }, both.token);
  await feed.next();
  const { id } = await build.need({ place: grid, state: 'REPORTED' });
  expect(await feed.next()).toMatchObject({ id });
  await sql('update access_grant set valid_until = now() where id = $1', [both.grantIds[0]]);
  const witness = await subscribe(both.token);
  await build.need({ place: grid });
  expect(await witness.next()).toMatchObject({ effect: 'ENTERED' });
  await pause(100);
  expect(feed.waiting()).toEqual([]);
});

test('the unit that raised a need sees the claims on it, other units do not', async () => {
  const raiser = await build.unit({ place: community });
  const claimant = await build.unit({ place: community });
  for (const unit of [raiser, claimant]) await build.agreement({ unit, place: community });
  const need = await build.need({ place: community, unitId: raiser.id });
  const claim = await build.claim({ need, unit: claimant });
  const seen = async (unit: { id: string }) => {
    const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
    return hub.as(token).ask('query ($id: ID!) { node(id: $id) { id } }', { id: claim.id });
  };
  expect(await seen(raiser)).toEqual({ node: { id: claim.id } });
  expect(await seen(await build.unit({ place: community }))).toEqual({ node: null });
});

test('a terminated agreement ends its slice, and so does the last day of one', async () => {
  const unit = await build.unit({ place: community });
  const { id: agreementId } = await build.agreement({ unit, place: community });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const feed = await subscribe(token);
  const first = await build.need({ place: grid });
  expect(await feed.next()).toMatchObject({ id: first.id, effect: 'ENTERED' });
  const visible = async () =>
    (await hub.as(token).ask('{ viewer { visible { needs } } }')).viewer.visible.needs;
  expect(await visible()).toBeGreaterThan(0);
  hub.clock.now = new Date('2100-01-01T00:00:00+08:00');
  expect(await visible()).toBe(0);
  hub.clock.now = new Date('2099-12-31T23:59:59+08:00');
  expect(await visible()).toBeGreaterThan(0);
  hub.clock.now = undefined;
  await build.run('terminateAgreement', { agreementId, reason: '到期' });
  expect(await visible()).toBe(0);
  await build.need({ place: grid });
  const witness = await subscribe(office.token);
  await build.need({ place: grid });
  await witness.take(2);
  expect(feed.waiting()).toEqual([]);
});

test('of 200 subscribers half are revoked under load: nothing to them after a second, everything to the others', async () => {
  const half = async () => office.account({ role: 'COMMUNITY_STAFF', place: street });
  const [stays, goes] = [await half(), await half()];
  const feeds = async (token: string) =>
    Promise.all(Array.from({ length: 100 }, () => subscribe(token)));
  const [kept, ended] = [await feeds(stays.token), await feeds(goes.token)];
  const need = await build.need({ place: grid, state: 'REPORTED' });
  const first = Number(need.version);
  let made = 0;
  const change = async (until: () => boolean) => {
    for (; !until(); made += 1) {
      await sql('update need set title = $2 where id = $1', [need.id, `第${made}`]);
      await pause(5);
    }
  };
  await change(() => made === 50);
  await sql('update token set revoked_at = now() where account_id = $1', [goes.accountId]);
  const revokedAt = performance.now();
  await change(() => performance.now() - revokedAt > 1_000);
  const told = ended.map((feed) => feed.waiting().length);
  const enough = made + 50;
  await change(() => made === enough);
  for (const feed of kept) {
    for (let version = first; version <= first + made; version += 1) {
      expect((await feed.next()).version).toBe(version);
    }
  }
  expect(ended.map((feed) => feed.waiting().length)).toEqual(told);
  expect(Math.max(...told)).toBeLessThan(made);
}, 60_000);
