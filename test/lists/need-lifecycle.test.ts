/** Every command of a need in every state, against a table written by hand from the domain text. */
import { describe, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { as, build, ask, office, sql } = await openTestHub();

type State =
  | 'REPORTED'
  | 'RETURNED'
  | 'REJECTED'
  | 'MERGED'
  | 'SHELVED'
  | 'LISTED'
  | 'CLAIMED'
  | 'IN_PROGRESS'
  | 'DELIVERED'
  | 'CLOSED'
  | 'WITHDRAWN';

const no = null;

/** Rows: the state it is in. Columns: the command. What stands there: the state after, or refused. */
const TABLE: Record<State, Record<string, State | null>> = {
  REPORTED: {
    publishNeed: no,
    changeNeedVisibility: no,
    amendNeed: 'REPORTED',
    resubmitNeed: no,
    listNeed: 'LISTED',
    returnNeed: 'RETURNED',
    rejectNeed: 'REJECTED',
    mergeNeed: 'MERGED',
    shelveNeed: no,
    relistNeed: no,
    withdrawNeed: 'WITHDRAWN',
    resolveNeed: 'CLOSED',
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: no,
  },
  RETURNED: {
    publishNeed: no,
    changeNeedVisibility: no,
    amendNeed: 'RETURNED',
    resubmitNeed: 'REPORTED',
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: no,
    shelveNeed: no,
    relistNeed: no,
    withdrawNeed: 'WITHDRAWN',
    resolveNeed: 'CLOSED',
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: no,
  },
  REJECTED: {
    publishNeed: no,
    changeNeedVisibility: no,
    amendNeed: no,
    resubmitNeed: no,
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: no,
    shelveNeed: no,
    relistNeed: no,
    withdrawNeed: no,
    resolveNeed: no,
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: no,
  },
  MERGED: {
    publishNeed: no,
    changeNeedVisibility: no,
    amendNeed: no,
    resubmitNeed: no,
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: no,
    shelveNeed: no,
    relistNeed: no,
    withdrawNeed: no,
    resolveNeed: no,
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: no,
  },
  SHELVED: {
    publishNeed: 'SHELVED',
    changeNeedVisibility: 'SHELVED',
    amendNeed: no,
    resubmitNeed: no,
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: no,
    shelveNeed: no,
    relistNeed: 'LISTED',
    withdrawNeed: 'WITHDRAWN',
    resolveNeed: 'CLOSED',
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: no,
  },
  LISTED: {
    publishNeed: 'LISTED',
    changeNeedVisibility: 'LISTED',
    amendNeed: no,
    resubmitNeed: no,
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: 'MERGED',
    shelveNeed: 'SHELVED',
    relistNeed: no,
    withdrawNeed: 'WITHDRAWN',
    resolveNeed: 'CLOSED',
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: no,
  },
  CLAIMED: {
    publishNeed: 'CLAIMED',
    changeNeedVisibility: 'CLAIMED',
    amendNeed: no,
    resubmitNeed: no,
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: no,
    shelveNeed: no,
    relistNeed: no,
    withdrawNeed: 'WITHDRAWN',
    resolveNeed: 'CLOSED',
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: no,
  },
  IN_PROGRESS: {
    publishNeed: 'IN_PROGRESS',
    changeNeedVisibility: 'IN_PROGRESS',
    amendNeed: no,
    resubmitNeed: no,
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: no,
    shelveNeed: no,
    relistNeed: no,
    withdrawNeed: 'WITHDRAWN',
    resolveNeed: 'CLOSED',
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: no,
  },
  DELIVERED: {
    publishNeed: 'DELIVERED',
    changeNeedVisibility: 'DELIVERED',
    amendNeed: no,
    resubmitNeed: no,
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: no,
    shelveNeed: no,
    relistNeed: no,
    withdrawNeed: 'WITHDRAWN',
    resolveNeed: 'CLOSED',
    refuseDelivery: 'LISTED',
    closeNeed: 'CLOSED',
    reopenNeed: no,
  },
  CLOSED: {
    publishNeed: 'CLOSED',
    changeNeedVisibility: no,
    amendNeed: no,
    resubmitNeed: no,
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: no,
    shelveNeed: no,
    relistNeed: no,
    withdrawNeed: no,
    resolveNeed: no,
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: 'LISTED',
  },
  WITHDRAWN: {
    publishNeed: no,
    changeNeedVisibility: no,
    amendNeed: no,
    resubmitNeed: no,
    listNeed: no,
    returnNeed: no,
    rejectNeed: no,
    mergeNeed: no,
    shelveNeed: no,
    relistNeed: no,
    withdrawNeed: no,
    resolveNeed: no,
    refuseDelivery: no,
    closeNeed: no,
    reopenNeed: no,
  },
};

const { place, unit } = await build.pair();
const other = await build.need({ place });

/** The commands that bring a need of five into a state. */
async function needIn(state: State): Promise<{ id: string }> {
  const need = await build.need({ place, quantity: 5, state: 'REPORTED' });
  const needId = need.id;
  const run = (command: string, input = {}) => build.run(command, { needId, ...input });
  const reason = '测试';
  if (state === 'REPORTED') return need;
  if (state === 'RETURNED') await run('returnNeed', { reason });
  else if (state === 'REJECTED') await run('rejectNeed', { reason });
  else if (state === 'WITHDRAWN') await run('withdrawNeed', { reason });
  else {
    await run('listNeed');
    if (state === 'MERGED') await run('mergeNeed', { intoId: other.id });
    if (state === 'SHELVED') await run('shelveNeed', { reason, reviewOn: '2099-01-01' });
    const steps = ['CLAIMED', 'IN_PROGRESS', 'DELIVERED', 'CLOSED'].indexOf(state);
    if (steps < 0) return need;
    const { id: claimId } = await build.claim({ need, unit, quantity: 5 });
    if (steps >= 1) await build.run('startClaim', { claimId });
    if (steps >= 2) await build.run('deliverClaim', { claimId });
    if (steps >= 3) await run('closeNeed', { rating: 4 });
  }
  return need;
}

const reason = '测试';
const INPUTS: Record<string, object> = {
  amendNeed: { title: '改过的标题' },
  changeNeedVisibility: { visibility: 'INTERNAL' },
  returnNeed: { reason },
  rejectNeed: { reason },
  mergeNeed: { intoId: other.id },
  shelveNeed: { reason, reviewOn: '2099-01-01' },
  withdrawNeed: { reason },
  resolveNeed: { reason },
  refuseDelivery: { reason, quantityOpen: 2 },
  reopenNeed: { reason, quantityOpen: 2 },
};

const read = async (id: string) =>
  (
    await ask(
      `query ($id: ID!) { need(by: { id: $id }) { state version title needed committed uncommitted delivered rating closure
        reviewOn listedAt claimedAt deliveredAt closedAt allowedActions mergedInto { id }
        history { totalCount nodes { version command from to reason actor role } } claims { nodes { state refusedQuantity } } } }`,
      { id },
    )
  ).need;

const rows = async () =>
  (
    await sql(
      'select (select count(*) from change) as changes, (select count(*) from need_step) as steps',
    )
  )[0];

for (const [state, commands] of Object.entries(TABLE) as [State, (typeof TABLE)[State]][]) {
  describe(`a need that is ${state}`, () => {
    test('offers exactly the commands that are allowed', async () => {
      const { id } = await needIn(state);
      const allowed = Object.keys(commands).filter((command) => commands[command]);
      if (state === 'LISTED') allowed.push('claimNeed');
      expect((await read(id)).allowedActions.toSorted()).toEqual(allowed.toSorted());
    });

    for (const [command, to] of Object.entries(commands)) {
      test(to ? `${command} makes it ${to}` : `${command} is refused`, async () => {
        const { id } = await needIn(state);
        const before = await read(id);
        const input = { needId: id, ...INPUTS[command] };
        if (to === null) {
          const counted = await rows();
          expect(await build.refused(command, input)).toEqual({ code: 'CONFLICT', state });
          expect(await read(id)).toEqual(before);
          expect(await rows()).toEqual(counted);
          return;
        }
        await build.run(command, input);
        const after = await read(id);
        expect(after.state).toBe(to);
        expect(after.version).toBe(before.version + 1);
        expect(after.history.nodes.at(-1)).toMatchObject({
          command,
          from: state,
          to,
          version: after.version,
        });
        expect(after.history.totalCount).toBe(after.version);
        expect(after.uncommitted).toBe(after.needed - after.committed);
      });
    }
  });
}

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
    (await as(token).ask('query ($id: ID!) { need(by: { id: $id }) { allowedActions } }', { id }))
      .need.allowedActions;
  const open = await build.need({ place, quantity: 2 });
  expect(await offered(open.id)).toEqual(['claimNeed']);
  await build.claim({ need: open, unit, quantity: 2 });
  expect(await offered(open.id)).toEqual([]);
  const own = await build.need({ place, unitId: unit.id, visibility: 'INTERNAL' });
  expect(await offered(own.id)).not.toContain('claimNeed');
});
