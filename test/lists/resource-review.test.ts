/** A text of a resource that is changed after it was listed waits: others see the old one until somebody has read it. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { as, build, office } = await openTestHub();
const { place, unit } = await build.pair();
const partner = await build.unit({ place });
await build.agreement({ unit: partner, place });
const { token: ofUnit } = await office.account({ role: 'UNIT_LIAISON', unit });
const { token: ofPartner } = await office.account({ role: 'UNIT_LIAISON', unit: partner });
const { token: ofStaff } = await office.account({ role: 'COMMUNITY_SECRETARY', place });

const READ = `query ($id: ID!) { resource(id: $id) { state title description pendingTitle pendingDescription reserved
  history { nodes { command reason } } allowedCommands } }`;
const read = async (id: string, token: string) => (await as(token).ask(READ, { id })).resource;

const shared = async () => {
  const { id } = await build.resource({ unit, place, quantity: 3 });
  await build.run('amendResource', { resourceId: id, openTo: 'PARTNERS' });
  return id as string;
};

test('what is changed waits for its review, and is seen by its unit and the staff alone', async () => {
  const resourceId = await shared();
  await build.run('amendResource', { resourceId, title: '新标题', description: '新说明' });
  const old = { title: '志愿服务队', description: '' };
  const waits = { pendingTitle: '新标题', pendingDescription: '新说明' };
  expect(await read(resourceId, ofPartner)).toMatchObject({
    ...old,
    pendingTitle: null,
    pendingDescription: null,
  });
  for (const token of [ofUnit, ofStaff]) {
    expect(await read(resourceId, token)).toMatchObject({ ...old, ...waits });
  }
  expect((await read(resourceId, ofStaff)).allowedCommands).toContain('approveResource');
  await build.run('approveResource', { resourceId });
  expect(await read(resourceId, ofPartner)).toMatchObject({
    title: '新标题',
    description: '新说明',
  });
  expect((await read(resourceId, ofStaff)).pendingTitle).toBeNull();
  expect(await build.refused('approveResource', { resourceId })).toMatchObject({
    code: 'CONFLICT',
  });
});

test('neither a pause nor a resumption lists a text that nobody has read', async () => {
  const resourceId = await shared();
  await build.run('pauseResource', { resourceId });
  await build.run('amendResource', { resourceId, title: '暂停时改' });
  await build.run('resumeResource', { resourceId });
  expect((await read(resourceId, ofPartner)).title).toBe('志愿服务队');
  await build.run('refuseResource', { resourceId, reason: '不合适' });
  expect(await read(resourceId, ofUnit)).toMatchObject({ title: '志愿服务队', pendingTitle: null });
  expect((await read(resourceId, ofUnit)).history.nodes.at(-1)).toEqual({
    command: 'refuseResource',
    reason: '不合适',
  });
});

test('reservations and claims stay meanwhile, in a resource that is exhausted too', async () => {
  const resourceId = await shared();
  const need = await build.need({ place, quantity: 3 });
  const claim = await build.claim({ need, unit, resourceId, quantity: 3 });
  await build.run('amendResource', { resourceId, title: '用完后改' });
  expect(await read(resourceId, ofUnit)).toMatchObject({ state: 'EXHAUSTED', reserved: 3 });
  await build.run('startClaim', { claimId: claim.id });
  await build.run('approveResource', { resourceId });
  expect(await read(resourceId, ofUnit)).toMatchObject({ title: '用完后改', reserved: 3 });
});

test('what is only offered is changed at once', async () => {
  const resourceId = (
    await build.run('offerResource', {
      unitId: unit.id,
      place: { id: place.id },
      kind: 'SKILL',
      title: '旧',
      categories: ['OTHER'],
      availableFrom: '2020-01-01',
      availableUntil: '2099-12-31',
    })
  ).resource.id;
  await build.run('amendResource', { resourceId, title: '电话13812345678' });
  expect((await read(resourceId, ofUnit)).title).toBe('电话13812345678');
  expect(await build.refused('listResource', { resourceId })).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'input.resourceId',
  });
});

test('a text with a number of a person is not approved, and what is left waits on', async () => {
  const resourceId = await shared();
  await build.run('amendResource', { resourceId, description: '请拨13812345678' });
  expect(await build.refused('approveResource', { resourceId })).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
  expect((await read(resourceId, ofUnit)).pendingDescription).toBe('请拨13812345678');
});

test('reasons and titles that units read hold no number of a person', async () => {
  const reason = '详情请拨13812345678';
  const need = await build.need({ place });
  const claim = await build.claim({ need, unit, isAccepted: false });
  const bad = { code: 'BAD_USER_INPUT' };
  const claimId = claim.id;
  for (const command of ['declineClaim', 'withdrawClaim'])
    expect(await build.refused(command, { claimId, reason }), command).toMatchObject(bad);
  for (const command of ['withdrawNeed', 'resolveNeed'])
    expect(await build.refused(command, { needId: need.id, reason }), command).toMatchObject(bad);
  const assigned = { needId: need.id, unitId: partner.id, quantity: 1, origin: 'STREET_ASSIGNED' };
  expect(await build.refused('claimNeed', { ...assigned, overrideReason: reason })).toMatchObject(
    bad,
  );
  const { errors } = await as(office.token).answer(
    `mutation ($input: ProposeAgreementInput!) { proposeAgreement(input: $input) { agreement { id } } }`,
    {
      input: {
        unitId: unit.id,
        place: { id: place.id },
        title: reason,
        validFrom: '2020-01-01',
        validUntil: '2099-12-31',
      },
    },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ ...bad, argument: 'input.title' });
});
