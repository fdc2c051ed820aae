/** On which decision of a joint meeting an agreement rests: named by who proposes it, and found from both ends. */
import { beforeAll, expect, test } from 'vitest';
import { committeeOf } from '../meeting-lifecycles.ts';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { as, ask, build, office, sql, statements } = await openTestHub();

let street: Built;
let place: Built;
let unit: { id: string };
let decisionId: string;
let terms: Record<string, unknown>;

beforeAll(async () => {
  street = await build.place('STREET');
  place = await build.place('COMMUNITY', street);
  unit = await build.unit({ place });
  decisionId = (await build.decision(place)).id;
  terms = {
    ...{ unitId: unit.id, place: { id: place.id }, title: '共建协议书' },
    ...{ validFrom: '2020-01-01', validUntil: '2099-12-31' },
  };
});

const proposed = async (more: Record<string, unknown> = {}, command = 'proposeAgreement') =>
  (await build.run(command, { ...terms, ...more })).agreement.id as string;
const READ = 'query ($id: ID!) { agreement(id: $id) { decision { id } } }';
const decisionOf = async (id: string) => (await ask(READ, { id })).agreement.decision?.id ?? null;
const PROPOSE =
  'mutation ($input: ProposeAgreementInput!) { proposeAgreement(input: $input) { agreement { id } } }';

test('an agreement names the decision that it rests on, and the decision leads to it', async () => {
  const first = await proposed({ decisionId });
  const second = await proposed({ decisionId });
  expect(await decisionOf(first)).toBe(decisionId);
  expect(await decisionOf(await proposed())).toBeNull();
  const { decision } = await ask(
    'query ($id: ID!) { decision(id: $id) { agreements { totalCount nodes { id decision { id } } } } }',
    { id: decisionId },
  );
  expect(statements().length).toBeLessThanOrEqual(4);
  const rests = { decision: { id: decisionId } };
  expect(decision.agreements).toEqual({
    totalCount: 2,
    nodes: [
      { id: first, ...rests },
      { id: second, ...rests },
    ],
  });
});

test('a draft and a new version say it anew or keep it; with null it rests on none', async () => {
  const { id: other } = await build.decision(street);
  const id = await proposed({ decisionId }, 'draftAgreement');
  const revise = (more: object) => build.run('reviseAgreement', { agreementId: id, ...more });
  await revise({ title: '草稿' });
  expect(await decisionOf(id)).toBe(decisionId);
  await revise({ decisionId: null });
  expect(await decisionOf(id)).toBeNull();
  await revise({ decisionId });
  await build.run('submitAgreement', { agreementId: id });
  await build.run('acceptAgreement', { agreementId: id });
  const amend = async (more: object) => {
    const given = { agreementId: id, title: '修订', ...more };
    return (await build.run('amendAgreement', given)).agreement.id as string;
  };
  expect(await decisionOf(await amend({}))).toBe(decisionId);
  expect(await decisionOf(await amend({ decisionId: other }))).toBe(other);
  expect(await decisionOf(id)).toBe(decisionId);
});

test('no agreement rests on what was decided below its place, beside it, or is moved or dropped', async () => {
  const [below, beside] = [
    await build.place('GRID', place),
    await build.place('COMMUNITY', street),
  ];
  for (const at of [below, beside]) {
    const { id } = await build.decision(at);
    const told = await build.refused('proposeAgreement', { ...terms, decisionId: id });
    expect(told).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.decisionId' });
  }
  const { id: dropped } = await build.decision(await build.place('COMMUNITY', street));
  await build.run('dropDecision', { decisionId: dropped, reason: '不再办理' });
  await sql('update decision set path = $2 where id = $1', [dropped, place.path]);
  const told = await build.refused('proposeAgreement', { ...terms, decisionId: dropped });
  expect(told).toMatchObject({ code: 'CONFLICT', state: 'DROPPED' });
});

test('who does not see the meeting names its decision in vain, and is not told which it was', async () => {
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const input = { ...terms, proposedBy: 'UNIT', decisionId };
  const hidden = await as(token).refusal(PROPOSE, { input });
  expect(hidden).toMatchObject({ code: 'NOT_FOUND', argument: 'input.decisionId' });
  const id = await proposed({ decisionId });
  expect((await as(token).ask(READ, { id })).agreement).toEqual({ decision: null });
});

test('a member of the committee proposes an agreement that rests on its decision', async () => {
  const { committeeId } = await committeeOf({ build }, { place, unit });
  await sql(
    `update meeting set committee_id = $2 where id = (select meeting_id from decision where id = $1)`,
    [decisionId, committeeId],
  );
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const input = { ...terms, proposedBy: 'UNIT', decisionId };
  const { proposeAgreement } = await as(token).ask(PROPOSE, { input });
  expect(await decisionOf(proposeAgreement.agreement.id)).toBe(decisionId);
});
