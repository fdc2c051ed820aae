/** Another leads a project while it runs. */
import { beforeAll, expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { build, ask, as, office, clock, sql } = await openTestHub();
const reason = '岗位调整';

let place: Built;
let unit: { id: string };
let decisionId: string;

beforeAll(async () => {
  clock.now = new Date('2026-11-21T04:00:00Z');
  ({ place, unit } = await build.pair());
  decisionId = (await build.decision(place)).id;
});

async function begun(given: object = {}): Promise<string> {
  const { id: projectId } = await build.project({ place, ...given });
  const { id: needId } = await build.need({ place });
  await build.run('joinNeedToProject', { projectId, needId });
  await build.run('deliberateProject', { projectId, decisionId });
  for (const command of ['fileProject', 'startProject']) await build.run(command, { projectId });
  return projectId;
}

async function secretary(more = {}): Promise<string> {
  const { id: personId } = await build.person(place);
  const { id: bodyId } = await build.party(place);
  await build.run('appointPerson', { personId, bodyId, post: 'SECRETARY', ...more });
  return personId;
}

test('the new lead is told of with the reason, and stands in the place of the one before', async () => {
  const [first, next] = [(await build.person(place)).id, (await build.person(place)).id];
  const projectId = await begun({ leadId: first });
  const told = await build.run('replaceProjectLead', { projectId, leadId: next, reason });
  expect(told.project).toMatchObject({ id: projectId, state: 'IN_PROGRESS' });
  const { project, before, after } = await ask(
    `query ($id: ID!, $before: ID!, $after: ID!) { project(id: $id) { reason lead { id name } history(last: 1) { nodes { command from to reason } } }
      before: person(id: $before) { projects { totalCount } } after: person(id: $after) { projects { totalCount } } }`,
    { id: projectId, before: first, after: next },
  );
  expect(project).toEqual({
    reason: null,
    lead: { id: next, name: '示范' },
    history: {
      nodes: [{ command: 'replaceProjectLead', from: 'IN_PROGRESS', to: 'IN_PROGRESS', reason }],
    },
  });
  expect([before.projects.totalCount, after.projects.totalCount]).toEqual([0, 1]);
  const journalled = await sql(
    `select before ->> 'lead_id' as before, after ->> 'lead_id' as after from change
     where kind = 'project' and row_id = $1 order by id desc limit 1`,
    [projectId],
  );
  expect(journalled).toEqual([{ before: first, after: next }]);
});

test('a secretary project goes from one secretary in office to another', async () => {
  const projectId = await begun({ kind: 'SECRETARY', leadId: await secretary() });
  const over = { validFrom: '2024-01-01', validUntil: '2026-11-20' };
  const nobody = { code: 'BAD_USER_INPUT', argument: 'input.leadId' };
  for (const leadId of [(await build.person(place)).id, await secretary(over)]) {
    const told = await build.refused('replaceProjectLead', { projectId, leadId, reason });
    expect(told).toMatchObject(nobody);
  }
  await build.run('replaceProjectLead', { projectId, leadId: await secretary(), reason });
});

test('where a unit leads, another of its people takes over, and nobody else', async () => {
  const [head, deputy] = [await build.person(place, unit), await build.person(place, unit)];
  const projectId = await begun({ leadId: head.id, leadUnitId: unit.id });
  for (const leadId of [(await build.person(place)).id, head.id]) {
    const told = await build.refused('replaceProjectLead', { projectId, leadId, reason });
    expect(told).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.leadId' });
  }
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const input = { projectId, leadId: deputy.id, reason };
  const told = await as(token).refusal(
    'mutation ($input: ReplaceProjectLeadInput!) { replaceProjectLead(input: $input) { project { id } } }',
    { input },
  );
  expect(told).toMatchObject({ code: 'FORBIDDEN' });
  await build.run('replaceProjectLead', input);
});

test('once it is submitted nobody takes over, until it is refused; who led it before may accept it', async () => {
  const first = (await build.person(place)).id;
  const projectId = await begun({ leadId: first });
  const next = { projectId, leadId: (await build.person(place)).id, reason };
  await build.run('reportMilestone', { projectId, number: 1 });
  await build.run('submitProject', { projectId });
  expect(await build.refused('replaceProjectLead', next)).toMatchObject({
    code: 'CONFLICT',
    state: 'ACCEPTANCE',
  });
  await build.run('refuseProject', { projectId, reason });
  await build.run('replaceProjectLead', next);
  await build.run('submitProject', { projectId });
  await sql('update account set person_id = $1 where id = $2', [next.leadId, office.accountId]);
  expect(await build.refused('acceptProject', { projectId })).toMatchObject({ code: 'CONFLICT' });
  await sql('update account set person_id = $1 where id = $2', [first, office.accountId]);
  await build.run('acceptProject', { projectId });
});
