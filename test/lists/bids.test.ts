/** A unit has one bid at a time on a need and a resource, and changes it with amendClaim. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { ask, as, build, office, sql } = hub;
const { place, unit } = await build.pair();

const AMEND = `mutation ($input: AmendClaimInput!) { amendClaim(input: $input) { claim { state version quantity
  resource { id } overrideReason acceptedByPlaceAt acceptedByUnitAt } need { state committed } } }`;
const CLAIM = 'mutation ($input: ClaimNeedInput!) { claimNeed(input: $input) { claim { id } } }';
const amend = async (input: object) => (await ask(AMEND, { input })).amendClaim;
const propose = async (origin: string, given: object = {}) => {
  const need = await build.need({ place, quantity: 5 });
  const input = { needId: need.id, unitId: unit.id, quantity: 2, origin, ...given };
  return (await build.run('claimNeed', input)).claim as { id: string; number: string };
};
const read = async (id: string) =>
  (
    await ask(
      `query ($id: ID!) { claim(id: $id) { state acceptedByPlaceAt acceptedByUnitAt allowedCommands
        history { nodes { command from to version reason } } } }`,
      { id },
    )
  ).claim;

test('a second bid on the same need and resource is refused, and told which one waits', async () => {
  const need = await build.need({ place, quantity: 5 });
  const resource = await build.resource({ unit, place, quantity: 9 });
  const bid = { needId: need.id, unitId: unit.id, quantity: 1 };
  const first = await build.claim({ need, unit, isAccepted: false });
  const { errors } = await as(office.token).answer(CLAIM, { input: bid });
  expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', state: 'PROPOSED' } }]);
  for (const word of [first.number, first.id, 'amendClaim']) {
    expect(errors?.[0]?.message).toContain(word);
  }
  // With a resource it is another bid, and so it is of another unit.
  await build.claim({ need, unit, resourceId: resource.id, isAccepted: false });
  expect(await build.refused('claimNeed', { ...bid, resourceId: resource.id })).toMatchObject({
    code: 'CONFLICT',
  });
  const other = await build.unit({ place });
  await build.agreement({ unit: other, place });
  await build.claim({ need, unit: other, isAccepted: false });
});

test('what is suggested, assigned, accepted or ended stands in no bid’s way', async () => {
  const need = await build.need({ place, quantity: 9 });
  const bid = { needId: need.id, unitId: unit.id, quantity: 1 };
  for (const origin of ['SUGGESTED', 'SUGGESTED', 'STREET_ASSIGNED', 'STREET_ASSIGNED']) {
    await build.run('claimNeed', { ...bid, origin });
  }
  await build.claim({ need, unit });
  const waiting = await build.claim({ need, unit, isAccepted: false });
  await build.run('withdrawClaim', { claimId: waiting.id, reason: '改期' });
  const declined = await build.claim({ need, unit, isAccepted: false });
  await build.run('declineClaim', { claimId: declined.id, reason: '改期' });
  await build.claim({ need, unit, isAccepted: false });
});

test('of ten bids at once one is made', async () => {
  const need = await build.need({ place, quantity: 5 });
  const input = { needId: need.id, unitId: unit.id, quantity: 1 };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => as(office.token).answer(CLAIM, { input })),
  );
  const refused = answers.filter(({ errors }) => errors);
  expect(refused.map(({ errors }) => errors?.[0]?.extensions['code'])).toEqual(
    Array(9).fill('CONFLICT'),
  );
  const [made] = await sql<{ n: number }>(
    'select count(*)::int as n from claim where need_id = $1',
    [need.id],
  );
  expect(made?.n).toBe(1);
});

test('the database holds it, whoever writes', async () => {
  const need = await build.need({ place, quantity: 5 });
  const { id } = await build.claim({ need, unit, isAccepted: false });
  const copy = `insert into claim (id, number, need_id, unit_id, path, quantity, origin, state)
    select id || 'x', number || 'x', need_id, unit_id, path, quantity, $2, state from claim where id = $1`;
  await expect(sql(copy, [id, 'UNIT_BID'])).rejects.toThrow('claim_one_bid');
  await sql(copy, [id, 'SUGGESTED']);
});

test('a bid is amended: what is left out stays, null takes the resource away', async () => {
  const resource = await build.resource({ unit, place, quantity: 3 });
  const { id: claimId } = await propose('UNIT_BID');
  const { claim } = await amend({ claimId, resourceId: resource.id });
  expect(claim).toMatchObject({
    state: 'PROPOSED',
    version: 2,
    quantity: 2,
    resource: { id: resource.id },
    acceptedByPlaceAt: null,
  });
  expect(claim.acceptedByUnitAt).not.toBeNull();
  expect((await amend({ claimId, quantity: 3 })).claim).toMatchObject({
    quantity: 3,
    resource: { id: resource.id },
  });
  expect((await amend({ claimId, resourceId: null })).claim).toMatchObject({
    quantity: 3,
    resource: null,
  });
  const { history } = await read(claimId);
  expect(history.nodes.slice(1)).toMatchObject(
    ['another resource', 'quantity 2 to 3', 'no resource'].map((reason, i) => ({
      command: 'amendClaim',
      from: 'PROPOSED',
      to: 'PROPOSED',
      version: i + 2,
      reason,
    })),
  );
  const [audited] = await sql(
    `select kind, what from audit where object_id = $1 and what = 'amendClaim' limit 1`,
    [claimId],
  );
  expect(audited).toEqual({ kind: 'COMMAND', what: 'amendClaim' });
  // What is accepted is what the claim is now.
  const accepted = await build.run('acceptClaim', { claimId });
  expect(accepted).toMatchObject({ claim: { state: 'ACCEPTED' }, need: { committed: 3 } });
  expect(await build.refused('amendClaim', { claimId, quantity: 1 })).toEqual({
    code: 'CONFLICT',
    state: 'ACCEPTED',
  });
});

test('an acceptance that was given is taken back: a suggestion is accepted anew by both sides', async () => {
  const { id: claimId } = await propose('SUGGESTED');
  await build.run('acceptClaim', { claimId, onBehalfOf: 'UNIT' });
  expect(await read(claimId)).toMatchObject({ acceptedByPlaceAt: null });
  const { claim } = await amend({ claimId, quantity: 4 });
  expect(claim).toMatchObject({
    state: 'PROPOSED',
    acceptedByUnitAt: null,
    acceptedByPlaceAt: null,
  });
  await build.run('acceptClaim', { claimId, onBehalfOf: 'PLACE' });
  expect((await build.run('acceptClaim', { claimId })).claim.state).toBe('ACCEPTED');
});

test('an assignment keeps the acceptance of its place; without its reason it needs an agreement', async () => {
  const stranger = await build.unit();
  const { id: claimId } = await propose('STREET_ASSIGNED', {
    unitId: stranger.id,
    overrideReason: '应急',
  });
  const { claim } = await amend({ claimId, quantity: 1, overrideReason: '应急保供' });
  expect(claim).toMatchObject({ overrideReason: '应急保供', acceptedByUnitAt: null });
  expect(claim.acceptedByPlaceAt).not.toBeNull();
  expect(await build.refused('amendClaim', { claimId, overrideReason: null })).toEqual({
    code: 'CONFLICT',
  });
  const bid = await propose('UNIT_BID');
  expect(await build.refused('amendClaim', { claimId: bid.id, overrideReason: '应急' })).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'input.overrideReason',
  });
});

test('an amendment is judged as a proposal is, and leaves nothing where it is refused', async () => {
  const { id: claimId } = await propose('UNIT_BID');
  const before = await read(claimId);
  const small = await build.resource({ unit, place, quantity: 1 });
  const foreign = await build.unit({ place });
  const others = await build.resource({ unit: foreign, place, quantity: 9 });
  const refusals: [object, object][] = [
    [{}, { code: 'BAD_USER_INPUT', argument: 'input.quantity' }],
    [{ quantity: null }, { code: 'BAD_USER_INPUT', argument: 'input.quantity' }],
    [{ quantity: 0 }, { code: 'BAD_USER_INPUT', argument: 'input.quantity' }],
    [{ quantity: 6 }, { code: 'CONFLICT', state: 'LISTED' }],
    [{ resourceId: small.id }, { code: 'CONFLICT', state: 'LISTED' }],
    [{ resourceId: others.id }, { code: 'CONFLICT', state: 'LISTED' }],
    [{ resourceId: 'resource_01' }, { code: 'NOT_FOUND', argument: 'input.resourceId' }],
  ];
  for (const [given, expected] of refusals) {
    expect(await build.refused('amendClaim', { claimId, ...given })).toMatchObject(expected);
  }
  expect(await read(claimId)).toEqual(before);
});

test('a bid cannot be amended into what another bid of the unit is', async () => {
  const need = await build.need({ place, quantity: 5 });
  const resource = await build.resource({ unit, place, quantity: 9 });
  await build.claim({ need, unit, isAccepted: false });
  const { id: claimId } = await build.claim({
    need,
    unit,
    resourceId: resource.id,
    isAccepted: false,
  });
  expect(await build.refused('amendClaim', { claimId, resourceId: null })).toEqual({
    code: 'CONFLICT',
    state: 'PROPOSED',
  });
  await amend({ claimId, quantity: 2 });
});
