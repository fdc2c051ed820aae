/** What the commands on a need do beside its state, which `lifecycles.test.ts` walks. */
import { expect, test } from 'vitest';
import { lifecyclesOf } from '../lifecycles.ts';
import { openTestHub } from '../support/hub.ts';

const { as, build, ask, office, sql, clock } = await openTestHub();

const pair = await build.pair();
const { place, unit } = pair;
const { need } = await lifecyclesOf({ build, sql, office, clock }, pair);
const needIn = async (state: string) => ({ id: (await need?.make(state)) ?? '' });

const reason = '测试';
const read = async (id: string) =>
  (
    await ask(
      `query ($id: ID!) { need(by: { id: $id }) { state version title needed committed uncommitted delivered rating closure
        reviewOn listedAt claimedAt deliveredAt closedAt allowedCommands mergedInto { id }
        history { totalCount nodes { version command from to reason actor role } } claims { nodes { state refusedQuantity } } } }`,
      { id },
    )
  ).need;

test('refusing a delivery states what is still open, and that part of the claims no longer counts', async () => {
  const { id } = await needIn('DELIVERED');
  await build.run('refuseDelivery', { needId: id, reason, quantityOpen: 2 });
  expect(await read(id)).toMatchObject({
    needed: 5,
    committed: 3,
    uncommitted: 2,
    delivered: 3,
    deliveredAt: null,
    claims: { nodes: [{ refusedQuantity: 2 }] },
  });
});

test('reopening takes back what was closed; the rest stays delivered', async () => {
  const { id } = await needIn('CLOSED');
  await build.run('reopenNeed', { needId: id, reason, quantityOpen: 5 });
  expect(await read(id)).toMatchObject({
    committed: 0,
    uncommitted: 5,
    rating: null,
    closure: null,
    closedAt: null,
  });
});

test('a need that the place solved itself is done, and reopening takes that back first', async () => {
  const need = await build.need({ place, quantity: 5 });
  const { id: claimId } = await build.claim({ need, unit, quantity: 2 });
  await build.run('startClaim', { claimId });
  await build.run('deliverClaim', { claimId });
  await build.run('resolveNeed', { needId: need.id, reason });
  expect(await read(need.id)).toMatchObject({
    closure: 'RESOLVED',
    committed: 5,
    delivered: 5,
    rating: null,
  });
  await build.run('reopenNeed', { needId: need.id, reason, quantityOpen: 4 });
  expect(await read(need.id)).toMatchObject({
    committed: 1,
    delivered: 1,
    claims: { nodes: [{ refusedQuantity: 1 }] },
  });
});

test('reopening is refused after ten days', async () => {
  const { id } = await needIn('CLOSED');
  await sql(`update need set closed_at = now() - interval '10 days 1 minute' where id = $1`, [id]);
  expect(await build.refused('reopenNeed', { needId: id, reason, quantityOpen: 1 })).toEqual({
    code: 'CONFLICT',
    state: 'CLOSED',
  });
});

test('shelving is refused while a claim is accepted', async () => {
  const need = await build.need({ place, quantity: 5 });
  await build.claim({ need, unit, quantity: 2 });
  expect(
    await build.refused('shelveNeed', { needId: need.id, reason, reviewOn: '2099-01-01' }),
  ).toMatchObject({ code: 'CONFLICT' });
});

test('withdrawing a need ends its open claims with the reason and frees what they had reserved', async () => {
  const resource = await build.resource({ unit, place, quantity: 10 });
  const need = await build.need({ place, quantity: 5 });
  await build.claim({ need, unit, quantity: 2, resourceId: resource.id });
  await build.claim({ need, unit, quantity: 3, resourceId: resource.id });
  await build.run('withdrawNeed', { needId: need.id, reason: '居民已自行解决' });
  expect(await read(need.id)).toMatchObject({
    committed: 0,
    claims: { nodes: [{ state: 'WITHDRAWN' }, { state: 'WITHDRAWN' }] },
  });
  const [left] = await sql('select reserved, state from resource where id = $1', [resource.id]);
  expect(left).toEqual({ reserved: 0, state: 'LISTED' });
});

test('a reopened need forgets when it was claimed; a new claim says when anew', async () => {
  const { id } = await needIn('CLOSED');
  await build.run('reopenNeed', { needId: id, reason, quantityOpen: 5 });
  expect(await read(id)).toMatchObject({ claimedAt: null, deliveredAt: null });
});

test('a need whose claims are all delivered or refused can be shelved', async () => {
  const { id } = await needIn('CLOSED');
  await build.run('reopenNeed', { needId: id, reason, quantityOpen: 3 });
  await build.run('shelveNeed', { needId: id, reason, reviewOn: '2099-01-01' });
  expect(await read(id)).toMatchObject({ state: 'SHELVED', committed: 2 });
});

test('a claim whose delivery was refused whole is never confirmed', async () => {
  const { id } = await needIn('DELIVERED');
  await build.run('refuseDelivery', { needId: id, reason, quantityOpen: 5 });
  const [{ claim } = { claim: '' }] = await sql<{ claim: string }>(
    'select id as claim from claim where need_id = $1',
    [id],
  );
  expect(await build.refused('confirmClaim', { claimId: claim })).toEqual({
    code: 'CONFLICT',
    state: 'DELIVERED',
  });
  const { id: claimId } = await build.claim({ need: { id }, unit, quantity: 5 });
  await build.run('startClaim', { claimId });
  await build.run('deliverClaim', { claimId });
  await build.run('closeNeed', { needId: id });
  expect((await read(id)).claims.nodes.map((one: { state: string }) => one.state)).toEqual([
    'DELIVERED',
    'CONFIRMED',
  ]);
});

test('a unit cannot bid for a need that is for the staff of its place only', async () => {
  const need = await build.need({ place, visibility: 'INTERNAL' });
  expect(
    await build.refused('claimNeed', { needId: need.id, unitId: unit.id, quantity: 1 }),
  ).toEqual({ code: 'CONFLICT', state: 'LISTED' });
});

test('a need that is for the staff is not suggested to a unit before it is opened, by a command with a step', async () => {
  const need = await build.need({ place, visibility: 'INTERNAL' });
  const suggestion = { needId: need.id, unitId: unit.id, quantity: 1, origin: 'SUGGESTED' };
  expect(await build.refused('claimNeed', suggestion)).toEqual({
    code: 'CONFLICT',
    state: 'LISTED',
  });
  await build.run('changeNeedVisibility', { needId: need.id, visibility: 'PARTNERS' });
  expect((await build.run('claimNeed', suggestion)).claim.state).toBe('PROPOSED');
  expect((await read(need.id)).history.nodes.at(-1)).toMatchObject({
    command: 'changeNeedVisibility',
    from: 'LISTED',
    to: 'LISTED',
    reason: 'PARTNERS',
  });
});

test('a unit is told that it may claim what it may claim, and of nothing else', async () => {
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const offered = async (id: string) =>
    (await as(token).ask('query ($id: ID!) { need(by: { id: $id }) { allowedCommands } }', { id }))
      .need.allowedCommands;
  const open = await build.need({ place, quantity: 2 });
  expect(await offered(open.id)).toEqual(['claimNeed']);
  await build.claim({ need: open, unit, quantity: 2 });
  expect(await offered(open.id)).toEqual([]);
  const own = await build.need({ place, unitId: unit.id, visibility: 'INTERNAL' });
  expect(await offered(own.id)).not.toContain('claimNeed');
});
