/** What commands told, did or failed with beside their rules: found by an attacker on the running hub. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, office } = hub;

const district = await build.place('DISTRICT');
const street = await build.place('STREET', district);
const community = await build.place('COMMUNITY', street);
const beside = await build.place('COMMUNITY', street);
const unit = await build.unit({ place: street });
await build.agreement({ unit, place: street });
const secretary = as(
  (await office.account({ role: 'COMMUNITY_SECRETARY', place: community })).token,
);

const give = (
  asker: typeof secretary,
  command: string,
  type: string,
  input: object,
  payload = '{ __typename }',
) =>
  asker.answer(`mutation ($input: ${type}!) { ${command}(input: $input) ${payload} }`, { input });

test('who accepts or amends a claim is told nothing of a resource that is not theirs to see', async () => {
  const { id: resourceId } = await build.resource({ unit, place: street, quantity: 100 });
  const need = await build.need({ place: community, quantity: 50, unitOfMeasure: '件' });
  const { id: claimId } = await build.claim({
    need,
    unit,
    quantity: 30,
    resourceId,
    isAccepted: false,
  });
  expect(
    (await secretary.ask('query ($id: ID!) { resource(id: $id) { number } }', { id: resourceId }))
      .resource,
  ).toBeNull();
  const accept = async () =>
    (await give(secretary, 'acceptClaim', 'AcceptClaimInput', { claimId })).errors?.[0];
  await build.run('amendResource', { resourceId, quantity: 7 });
  const short = await accept();
  await build.run('pauseResource', { resourceId });
  const paused = await accept();
  for (const fault of [short, paused]) {
    expect(fault?.extensions).toMatchObject({ code: 'CONFLICT', state: 'PROPOSED' });
    expect(fault?.message).not.toMatch(/R2\d{3}-|7|PAUSED/);
  }
  expect(short?.message).toBe(paused?.message);
  // Its own unit hears which, and why.
  const liaison = as((await office.account({ role: 'UNIT_LIAISON', unit })).token);
  const own = await give(liaison, 'amendClaim', 'AmendClaimInput', { claimId, quantity: 20 });
  expect(own.errors?.[0]?.message).toMatch(/^The resource R\d{4}-\d{6} is PAUSED/);
});

test('a claim without an agreement is refused for that, whatever else is wrong: the refusal names no words of the need', async () => {
  const stranger = await build.unit({ place: beside });
  const { token } = await office.account(
    { role: 'SCREEN', place: district },
    { role: 'UNIT_LIAISON', unit: stranger },
  );
  const need = await build.need({ place: community, quantity: 7, unitOfMeasure: '位孤儿' });
  const input = { needId: need.id, unitId: stranger.id, quantity: 1_000 };
  const { errors } = await give(as(token), 'claimNeed', 'ClaimNeedInput', input);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
  expect(errors?.[0]?.message).toContain('no agreement in force');
  expect(errors?.[0]?.message).not.toContain('孤儿');
});

test('of two places that are given the same code at once, one has it, and the other hears of that', async () => {
  for (let i = 0; i < 5; i += 1) {
    const places = [await build.place('GRID', community), await build.place('GRID', community)];
    const code = `77777770${i}`;
    const answers = await Promise.all(
      places.map(({ id: placeId }) =>
        give(as(office.token), 'recodePlace', 'RecodePlaceInput', { placeId, code }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'done');
    expect(codes.map(String).toSorted()).toEqual(['CONFLICT', 'done']);
  }
});

test('a key that comes again when its object is hidden by now is NOT_FOUND, and says that it was done', async () => {
  const account = await office.account(
    { role: 'COMMUNITY_SECRETARY', place: community },
    { role: 'GRID_WORKER', place: beside },
  );
  const input = {
    place: { id: community.id },
    title: '钥匙',
    category: 'OTHER',
    idempotencyKey: 'hidden',
  };
  const report = () =>
    give(as(account.token), 'reportNeed', 'ReportNeedInput', input, '{ need { id title } }');
  expect((await report()).errors).toBeUndefined();
  await build.run('endGrant', { grantId: account.grantIds[0] }).catch(() => undefined);
  await hub.sql(`update access_grant set valid_until = now() - interval '1 second' where id = $1`, [
    account.grantIds[0],
  ]);
  const { errors } = await report();
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', outcome: 'DONE' });
});

test('a need is merged into one that is its giver’s to decide, and into no other that it sees', async () => {
  const { token } = await office.account(
    { role: 'COMMUNITY_SECRETARY', place: community },
    { role: 'SCREEN', place: district },
  );
  const [own, other, mine] = await Promise.all([
    build.need({ place: community }),
    build.need({ place: beside }),
    build.need({ place: community }),
  ]);
  const merge = (intoId: string) =>
    give(as(token), 'mergeNeed', 'MergeNeedInput', { needId: own.id, intoId });
  expect((await merge(other.id)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  expect((await merge(mine.id)).errors).toBeUndefined();
});

test('what a reveal would not show is not revealed', async () => {
  const auditor = as((await office.account({ role: 'AUDITOR', place: district })).token);
  const input = { objectId: unit.id, field: 'LIAISON', reason: '审查用途测试' };
  const { errors } = await give(auditor, 'revealField', 'RevealFieldInput', input);
  expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  const need = await build.need({ place: community });
  const actor = { objectId: need.id, field: 'ACTOR', reason: '审查用途测试' };
  expect((await give(auditor, 'revealField', 'RevealFieldInput', actor)).errors).toBeUndefined();
});

test('where the second of two commands is refused, its error says that not all was left undone', async () => {
  const place = (id: string) => `{ place: { id: "${id}" }, title: "两件", category: OTHER }`;
  const { data, errors } = await secretary.answer(
    `mutation { a: reportNeed(input: ${place(community.id)}) { need { id } } b: reportNeed(input: ${place(beside.id)}) { need { id } } }`,
  );
  expect(data).toBeNull();
  expect(errors).toMatchObject([
    { path: ['b'], extensions: { code: 'FORBIDDEN', outcome: 'UNKNOWN' } },
  ]);
});

test('a side that may not be taken is FORBIDDEN before it is asked which', async () => {
  const need = await build.need({ place: community, quantity: 1 });
  const { claim } = await build.run('claimNeed', {
    needId: need.id,
    unitId: unit.id,
    quantity: 1,
    origin: 'SUGGESTED',
  });
  const screen = as((await office.account({ role: 'SCREEN', place: district })).token);
  const { errors } = await give(screen, 'acceptClaim', 'AcceptClaimInput', { claimId: claim.id });
  expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});
