/** Who signs an agreement for its two sides: named by the commands with which they propose and accept. */
import { beforeAll, expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { as, ask, build, office } = await openTestHub();

let street: Built;
let place: Built;
let unit: { id: string };
let secretary: string;
let head: string;
let terms: Record<string, unknown>;

const READ = `query ($id: ID!) { agreement(id: $id) { signedForPlace { id name erasedAt } signedForUnit { id name }
  versions { nodes { edition signedForPlace { id } signedForUnit { id } } } } }`;

/** A person in office at the place. */
async function official(at: Built, more = {}): Promise<string> {
  const { id: personId } = await build.person(at);
  const { id: bodyId } = await build.party(at);
  await build.run('appointPerson', { personId, bodyId, post: 'SECRETARY', ...more });
  return personId;
}

beforeAll(async () => {
  street = await build.place('STREET');
  place = await build.place('COMMUNITY', street);
  unit = await build.unit({ place });
  secretary = await official(place);
  head = (await build.person(place, unit)).id;
  terms = {
    ...{ unitId: unit.id, place: { id: place.id }, title: '共建协议书' },
    ...{ validFrom: '2020-01-01', validUntil: '2099-12-31' },
  };
});

const proposed = async (more: Record<string, unknown> = {}, command = 'proposeAgreement') =>
  (await build.run(command, { ...terms, ...more })).agreement.id as string;

test('each side names who signs for it, and every version keeps its own', async () => {
  const first = await proposed({ signedById: secretary });
  expect((await ask(READ, { id: first })).agreement).toMatchObject({
    signedForPlace: { id: secretary },
    signedForUnit: null,
  });
  await build.run('acceptAgreement', { agreementId: first, signedById: head });
  const deputy = (await build.person(place, unit)).id;
  const amend = { agreementId: first, proposedBy: 'UNIT', signedById: deputy };
  const second = (await build.run('amendAgreement', amend)).agreement.id as string;
  const chief = await official(street);
  await build.run('acceptAgreement', { agreementId: second, signedById: chief });
  expect((await ask(READ, { id: second })).agreement.versions.nodes).toEqual([
    { edition: 1, signedForPlace: { id: secretary }, signedForUnit: { id: head } },
    { edition: 2, signedForPlace: { id: chief }, signedForUnit: { id: deputy } },
  ]);
});

test('a draft is signed when it is written, written anew, or submitted; what is left out stays', async () => {
  const id = await proposed({ signedById: secretary }, 'draftAgreement');
  const signer = async () => (await ask(READ, { id })).agreement.signedForPlace?.id ?? null;
  await build.run('reviseAgreement', { agreementId: id, title: '草稿' });
  expect(await signer()).toBe(secretary);
  await build.run('reviseAgreement', { agreementId: id, signedById: null });
  expect(await signer()).toBe(null);
  await build.run('submitAgreement', { agreementId: id, signedById: secretary });
  expect(await signer()).toBe(secretary);
});

test('who signs is of the side that is signed for, and in office today', async () => {
  const [resident, former] = [
    (await build.person(place)).id,
    await official(place, { validFrom: '2020-01-01', validUntil: '2020-12-31' }),
  ];
  const below = await official(await build.place('GRID', place));
  const beside = await official(await build.place('COMMUNITY', street));
  // The unit's head on the community's committee sits there for the unit.
  const { id: committeeId } = await build.party(place, 'JOINT_COMMITTEE');
  await build.run('seatUnit', { committeeId, unitId: unit.id });
  const sitting = { personId: head, post: 'CONCURRENT_MEMBER', bodyId: committeeId };
  await build.run('appointPerson', sitting);
  const nobody = { code: 'BAD_USER_INPUT', argument: 'input.signedById' };
  for (const signedById of [resident, former, below, beside, head]) {
    const told = await build.refused('proposeAgreement', { ...terms, signedById });
    expect(told, signedById).toMatchObject(nobody);
  }
  const other = await build.person(place, await build.unit({ place }));
  const agreementId = await proposed();
  for (const signedById of [secretary, other.id]) {
    const told = await build.refused('acceptAgreement', { agreementId, signedById });
    expect(told, signedById).toMatchObject(nobody);
  }
  await build.run('acceptAgreement', { agreementId, signedById: head });
});

test('a person that was erased keeps what it signed, and signs nothing more; a merged one is the other from then on', async () => {
  const [gone, twice] = [await official(place), await official(place)];
  const [first, second] = [
    await proposed({ signedById: gone }),
    await proposed({ signedById: twice }),
  ];
  await build.run('erasePerson', { personId: gone });
  expect((await ask(READ, { id: first })).agreement.signedForPlace).toEqual({
    id: gone,
    name: null,
    erasedAt: expect.any(String),
  });
  expect(await build.refused('proposeAgreement', { ...terms, signedById: gone })).toMatchObject({
    code: 'CONFLICT',
  });
  await build.run('mergePersons', { personId: twice, intoId: secretary });
  expect((await ask(READ, { id: second })).agreement.signedForPlace.id).toBe(secretary);
  expect(await build.refused('proposeAgreement', { ...terms, signedById: twice })).toMatchObject({
    code: 'CONFLICT',
  });
});

test('names of who signed are plain, masked or nothing, as those of people are everywhere', async () => {
  const id = await proposed({ signedById: secretary });
  await build.run('acceptAgreement', { agreementId: id, signedById: head });
  const seen = async (grant: Parameters<typeof office.account>[0]) => {
    const { token } = await office.account(grant);
    const { agreement } = await as(token).ask(READ, { id });
    return agreement && [agreement.signedForPlace?.name, agreement.signedForUnit?.name];
  };
  expect(await seen({ role: 'COMMUNITY_SECRETARY', place })).toEqual(['示范', '示范']);
  expect(await seen({ role: 'UNIT_LIAISON', unit })).toEqual(['示*', '示范']);
  expect(await seen({ role: 'AUDITOR', place })).toEqual(['示*', '示*']);
  expect(await seen({ role: 'SCREEN', place })).toEqual([undefined, undefined]);
});

test('whom the giver does not see it names in vain', async () => {
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const { id: hidden } = await build.person(place, await build.unit());
  const told = await as(token).refusal(
    'mutation ($input: ProposeAgreementInput!) { proposeAgreement(input: $input) { agreement { id } } }',
    { input: { ...terms, proposedBy: 'UNIT', signedById: hidden } },
  );
  expect(told).toMatchObject({ code: 'NOT_FOUND', argument: 'input.signedById' });
});
