/** What the commands on a claim do to its need; its own states `lifecycles.test.ts` walks. */
import { expect, test } from 'vitest';
import { lifecyclesOf } from '../lifecycles.ts';
import { openTestHub } from '../support/hub.ts';

const { build, ask, office, sql, clock } = await openTestHub();

/** The need of five that a claim of five leaves behind in each state. */
const NEED_AFTER: Record<string, [state: string, committed: number, delivered: number]> = {
  PROPOSED: ['LISTED', 0, 0],
  ACCEPTED: ['CLAIMED', 5, 0],
  DELIVERING: ['IN_PROGRESS', 5, 0],
  DELIVERED: ['DELIVERED', 5, 5],
  CONFIRMED: ['DELIVERED', 5, 5],
  DECLINED: ['LISTED', 0, 0],
  WITHDRAWN: ['LISTED', 0, 0],
  NO_SHOW: ['LISTED', 0, 0],
};

const pair = await build.pair();
const { place, unit } = pair;
const { claim } = await lifecyclesOf({ build, sql, office, clock }, pair);
const reason = '测试';

const read = async (id: string) =>
  (
    await ask(
      `query ($id: ID!) { node(id: $id) { ... on Claim { state version reason allowedCommands
        history(last: 1) { nodes { command from to version } } need { state committed delivered } } } }`,
      { id },
    )
  ).node;

test.each(Object.entries(NEED_AFTER))(
  'a claim of the whole that is %s leaves its need %s',
  async (state, [needState, committed, delivered]) => {
    const { need } = await read((await claim?.make(state)) ?? '');
    expect(need).toEqual({ state: needState, committed, delivered });
  },
);

test('a suggestion stands only when both sides have accepted', async () => {
  const need = await build.need({ place, quantity: 1 });
  const { claim } = await build.run('claimNeed', {
    needId: need.id,
    unitId: unit.id,
    quantity: 1,
    origin: 'SUGGESTED',
  });
  expect(await build.refused('acceptClaim', { claimId: claim.id })).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'input.onBehalfOf',
  });
  const first = await build.run('acceptClaim', { claimId: claim.id, onBehalfOf: 'UNIT' });
  expect(first.claim.state).toBe('PROPOSED');
  expect(await build.refused('acceptClaim', { claimId: claim.id, onBehalfOf: 'UNIT' })).toEqual({
    code: 'CONFLICT',
    state: 'PROPOSED',
  });
  const second = await build.run('acceptClaim', { claimId: claim.id });
  expect(second.claim.state).toBe('ACCEPTED');
});

test('a claim needs an agreement in force with the place or one above it, unless the street overrides', async () => {
  const grid = await build.place('GRID', place);
  const need = await build.need({ place: grid });
  await build.claim({ need, unit });
  const stranger = await build.unit();
  const bid = { needId: (await build.need({ place: grid })).id, unitId: stranger.id, quantity: 1 };
  expect(await build.refused('claimNeed', bid)).toEqual({ code: 'CONFLICT' });
  expect(await build.refused('claimNeed', { ...bid, overrideReason: reason })).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'input.overrideReason',
  });
  const { claim } = await build.run('claimNeed', {
    ...bid,
    origin: 'STREET_ASSIGNED',
    overrideReason: reason,
  });
  expect((await build.run('acceptClaim', { claimId: claim.id })).claim.state).toBe('ACCEPTED');
});

test('an agreement that has ended by its dates or was terminated no longer carries a claim', async () => {
  const unitOfPast = await build.unit();
  const { proposeAgreement } = await ask(
    `mutation ($input: ProposeAgreementInput!) { proposeAgreement(input: $input) { agreement { id } } }`,
    {
      input: {
        unitId: unitOfPast.id,
        place: { id: place.id },
        title: '旧协议',
        validFrom: '2020-01-01',
        validUntil: '2020-12-31',
      },
    },
  );
  await build.run('acceptAgreement', { agreementId: proposeAgreement.agreement.id });
  const need = await build.need({ place });
  const bid = { needId: need.id, unitId: unitOfPast.id, quantity: 1 };
  expect(await build.refused('claimNeed', bid)).toEqual({ code: 'CONFLICT' });
  const agreement = await build.agreement({ unit: unitOfPast, place });
  await build.claim({ need, unit: unitOfPast, isAccepted: false });
  await build.run('terminateAgreement', { agreementId: agreement.id, reason });
  expect(await build.refused('claimNeed', bid)).toEqual({ code: 'CONFLICT' });
});

test('a resource serves only its own unit, its categories, its places and what it holds', async () => {
  const resource = await build.resource({ unit, place, quantity: 3 });
  const claim = async (given: object) => {
    const need = await build.need({ place, quantity: 5, ...given });
    return { needId: need.id, unitId: unit.id, quantity: 1, resourceId: resource.id };
  };
  const refusal = { code: 'CONFLICT', state: 'LISTED' };
  const elsewhere = await build.place();
  await build.agreement({ unit, place: elsewhere });
  expect(await build.refused('claimNeed', await claim({ category: 'LEGAL_AID' }))).toEqual(refusal);
  expect(await build.refused('claimNeed', await claim({ place: elsewhere }))).toEqual(refusal);
  expect(await build.refused('claimNeed', { ...(await claim({})), quantity: 4 })).toEqual(refusal);
  const need = await build.need({ place, quantity: 3 });
  await build.claim({ need, unit, quantity: 3, resourceId: resource.id });
  const { node } = await ask(
    `query ($id: ID!) { node(id: $id) { ... on Resource { state available reserved } } }`,
    { id: resource.id },
  );
  expect(node).toEqual({ state: 'EXHAUSTED', available: 0, reserved: 3 });
});
