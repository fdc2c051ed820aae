/** Masked fields: shown plain for three hours to whoever gave a reason, and to both sides of a claim that stands. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, office, clock, sql } = hub;
const district = await build.place('DISTRICT');
const street = await build.place('STREET', district);
const community = await build.place('COMMUNITY', street);
const unit = await build.unit({ place: community });
await build.agreement({ unit, place: community });
const auditor = as((await office.account({ role: 'AUDITOR', place: district })).token);
const other = as((await office.account({ role: 'AUDITOR', place: district })).token);
const worker = as((await office.account({ role: 'COMMUNITY_STAFF', place: community })).token);
const liaison = as((await office.account({ role: 'UNIT_LIAISON', unit })).token);

const REVEAL = `mutation ($input: RevealFieldInput!) { revealField(input: $input) {
  reveal { objectId field until } object { id ... on Need { history { nodes { actor } } } ... on PartnerUnit { liaison { contactName officePhone } } } } }`;
const ACTORS = 'query ($id: ID!) { node(id: $id) { ... on Need { history { nodes { actor } } } } }';
const CONTACT = 'query ($id: ID!) { partnerUnit(id: $id) { liaison { contactName officePhone } } }';
const reason = '核对办理人';

const actorsOf = async (asker: typeof auditor, id: string) =>
  (await asker.ask(ACTORS, { id })).node.history.nodes.map((one: { actor: string }) => one.actor);

test('a revealed field is plain, for this viewer, this object and three hours', async () => {
  const now = new Date('2026-11-22T04:00:00Z');
  clock.now = now;
  const [need, beside] = [
    await build.need({ place: community }),
    await build.need({ place: community }),
  ];
  expect(await actorsOf(auditor, need.id)).toEqual(['值*', '值*']);
  const input = { objectId: need.id, field: 'ACTOR', reason, idempotencyKey: 'r' };
  const { revealField } = await auditor.ask(REVEAL, { input });
  expect(revealField).toEqual({
    reveal: { objectId: need.id, field: 'ACTOR', until: '2026-11-22T07:00:00.000Z' },
    object: { id: need.id, history: { nodes: [{ actor: '值班员' }, { actor: '值班员' }] } },
  });
  expect(await actorsOf(auditor, need.id)).toEqual(['值班员', '值班员']);
  expect(await actorsOf(auditor, beside.id)).toEqual(['值*', '值*']);
  expect(await actorsOf(other, need.id)).toEqual(['值*', '值*']);
  const mine = await auditor.ask('{ viewer { reveals { objectId field } } }');
  expect(mine.viewer.reveals).toEqual([{ objectId: need.id, field: 'ACTOR' }]);
  // The same key has one effect, and answers with what is in force.
  expect((await auditor.ask(REVEAL, { input })).revealField).toEqual(revealField);

  clock.now = new Date(now.getTime() + 3 * 3_600_000);
  expect(await actorsOf(auditor, need.id)).toEqual(['值*', '值*']);
  expect((await auditor.ask('{ viewer { reveals { field } } }')).viewer.reveals).toEqual([]);
  expect((await auditor.ask(REVEAL, { input })).revealField.reveal).toBeNull();
  clock.now = undefined;
});

test('the audit tells each reveal with its object, and the reading that follows', async () => {
  const need = await build.need({ place: community });
  await auditor.ask(REVEAL, { input: { objectId: need.id, field: 'ACTOR', reason } });
  const { nodes } = (await auditor.ask('{ audit(first: 2) { nodes { kind what objectId } } }'))
    .audit;
  expect(nodes).toEqual([
    { kind: 'READ', what: 'Step.actor', objectId: null },
    { kind: 'COMMAND', what: 'revealField', objectId: need.id },
  ]);
  expect(await sql('select reason from reveal where object_id = $1', [need.id])).toEqual([
    { reason },
  ]);
});

test('a reason that is none, and a field that the object has not, are refused', async () => {
  const need = await build.need({ place: community });
  for (const [more, argument] of [
    [{ reason: '看看' }, 'input.reason'],
    [{ field: 'SECRETARY_NAME' }, 'input.field'],
    [{ objectId: community.id }, 'input.field'],
  ] as const) {
    const input = { objectId: need.id, field: 'ACTOR', reason, ...more };
    expect((await auditor.answer(REVEAL, { input })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument,
    });
  }
  expect(await sql('select 1 from reveal where object_id = $1', [need.id])).toEqual([]);
});

test('a unit’s liaison is masked for the place’s staff until they say why', async () => {
  await liaison.ask(
    'mutation ($input: AmendLiaisonInput!) { amendLiaison(input: $input) { unit { id } } }',
    { input: { unitId: unit.id, contactName: '王示范', officePhone: '0427-0000001' } },
  );
  const shown = async (asker: typeof auditor) =>
    (await asker.ask(CONTACT, { id: unit.id })).partnerUnit.liaison;
  expect(await shown(liaison)).toEqual({ contactName: '王示范', officePhone: '0427-0000001' });
  expect(await shown(worker)).toEqual({ contactName: '王*', officePhone: '042****0001' });
  expect(await shown(auditor)).toEqual({ contactName: null, officePhone: null });
  const { revealField } = await worker.ask(REVEAL, {
    input: { objectId: unit.id, field: 'LIAISON', reason: '联系共建单位' },
  });
  expect(revealField.object.liaison).toEqual({
    contactName: '王示范',
    officePhone: '0427-0000001',
  });
  const wrong = await liaison.answer(
    'mutation ($input: AmendLiaisonInput!) { amendLiaison(input: $input) { unit { id } } }',
    { input: { unitId: unit.id, officePhone: '请打电话' } },
  );
  expect(wrong.errors?.[0]?.extensions).toMatchObject({ argument: 'input.officePhone' });
});

test('once a claim is accepted both of its sides can call, others cannot', async () => {
  const stranger = await build.unit({ place: community });
  await liaison.ask(
    'mutation ($input: AmendLiaisonInput!) { amendLiaison(input: $input) { unit { id } } }',
    { input: { unitId: unit.id, contactName: '王示范', officePhone: '0427-0000001' } },
  );
  const place = await build.place('COMMUNITY', street);
  await build.agreement({ unit, place });
  const staff = as((await office.account({ role: 'GRID_WORKER', place })).token);
  const need = await build.need({ place, quantity: 1 });
  const { claim } = await build.run('claimNeed', {
    needId: need.id,
    unitId: unit.id,
    quantity: 1,
    origin: 'UNIT_BID',
  });
  const shown = async (asker: typeof auditor) =>
    (
      await asker.ask(
        'query ($id: ID!) { claim(id: $id) { liaison { contactName officePhone } } }',
        { id: claim.id },
      )
    ).claim?.liaison;
  const nothing = { contactName: null, officePhone: null };
  expect(await shown(staff)).toEqual(nothing);
  await build.run('acceptClaim', { claimId: claim.id });
  const plain = { contactName: '王示范', officePhone: '0427-0000001' };
  expect(await shown(staff)).toEqual(plain);
  expect(await shown(liaison)).toEqual(plain);
  expect(await shown(auditor)).toEqual(nothing);
  const screen = as((await office.account({ role: 'SCREEN', place: district })).token);
  expect(await shown(screen)).toEqual(nothing);
  const strange = as((await office.account({ role: 'UNIT_LIAISON', unit: stranger })).token);
  expect(await shown(strange)).toBeUndefined();
  await build.run('withdrawClaim', { claimId: claim.id, reason: '演示原因' });
  expect(await shown(staff)).toEqual(nothing);
});

test('whoever may not reveal any more does not keep what was revealed', async () => {
  const { token, grantIds } = await office.account(
    { role: 'AUDITOR', place: district },
    { role: 'UNIT_LIAISON', unit },
  );
  const both = as(token);
  const need = await build.need({ place: community, unitId: unit.id });
  await both.ask(REVEAL, { input: { objectId: need.id, field: 'ACTOR', reason } });
  expect(await actorsOf(both, need.id)).toEqual(['值班员', '值班员']);
  await sql('update access_grant set valid_until = now() where id = $1', [grantIds[0]]);
  expect(await actorsOf(both, need.id)).toEqual(['值*', '值*']);
});

test('a short telephone shows nothing of itself', async () => {
  await liaison.ask(
    'mutation ($input: AmendLiaisonInput!) { amendLiaison(input: $input) { unit { id } } }',
    { input: { unitId: unit.id, contactName: null, officePhone: '12345' } },
  );
  const secretary = as(
    (await office.account({ role: 'COMMUNITY_SECRETARY', place: community })).token,
  );
  const { partnerUnit } = await secretary.ask(CONTACT, { id: unit.id });
  expect(partnerUnit.liaison).toEqual({ contactName: null, officePhone: '****' });
});
