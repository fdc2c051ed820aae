/** What a project was deliberated on still holds when it is filed, begun and completed. */
import { beforeAll, expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { build, ask, as, office, sql, clock } = await openTestHub();
const NOW = new Date('2026-11-21T04:00:00Z');
const milestones = [{ title: '摸排', dueOn: '2026-12-01' }];

let place: Built;
let unit: { id: string };
let decisionId: string;

beforeAll(async () => {
  clock.now = NOW;
  ({ place, unit } = await build.pair());
  decisionId = (await build.decision(place)).id;
  const inspector = await build.person(place);
  await sql('update account set person_id = $1 where id = $2', [inspector.id, office.accountId]);
});

/** In office; `leave` ends it with this day. */
async function secretary() {
  const { id: personId } = await build.person(place);
  const { id: bodyId } = await build.party(place);
  const { appointment } = await build.run('appointPerson', { personId, bodyId, post: 'SECRETARY' });
  const ended = { appointmentId: appointment.id, validUntil: '2026-11-21' };
  return { leadId: personId, leave: () => build.run('endAppointment', ended) };
}

async function secretarys(given: object = {}) {
  const { leadId, leave } = await secretary();
  const { id: projectId } = await build.project({
    place,
    kind: 'SECRETARY',
    leadId,
    milestones,
    ...given,
  });
  return { projectId, leave };
}

const join = (projectId: string, needId: string) =>
  build.run('joinNeedToProject', { projectId, needId });
const deliberate = (projectId: string) => build.run('deliberateProject', { projectId, decisionId });
const joinedTo = async (projectId: string) => {
  const { project } = await ask(
    'query ($id: ID!) { project(id: $id) { needs { nodes { id } } } }',
    {
      id: projectId,
    },
  );
  return project.needs.nodes.map(({ id }: { id: string }) => id);
};

test('a secretary project is neither filed nor begun once its lead is no secretary any more, until another leads it', async () => {
  const { projectId, leave } = await secretarys();
  await join(projectId, (await build.need({ place })).id);
  await deliberate(projectId);
  await leave();
  clock.now = new Date('2026-11-22T04:00:00Z');
  const nobody = { code: 'CONFLICT', state: 'DELIBERATED' };
  expect(await build.refused('fileProject', { projectId })).toMatchObject(nobody);
  const next = await secretary();
  await build.run('replaceProjectLead', { projectId, leadId: next.leadId, reason: '换届' });
  await build.run('fileProject', { projectId });
  await sql(
    `update appointment set valid_from = '2026-11-01', valid_until = '2026-11-21' where person_id = $1`,
    [next.leadId],
  );
  expect(await build.refused('startProject', { projectId })).toMatchObject({
    ...nobody,
    state: 'FILED',
  });
  const { leadId } = await secretary();
  await build.run('replaceProjectLead', { projectId, leadId, reason: '换届' });
  await build.run('startProject', { projectId });
  clock.now = NOW;
});

test('a need that has ended makes no secretary project', async () => {
  const { projectId } = await secretarys();
  const need = await build.need({ place });
  await join(projectId, need.id);
  await build.run('withdrawNeed', { needId: need.id, reason: '不再需要' });
  expect(await build.refused('deliberateProject', { projectId, decisionId })).toMatchObject({
    code: 'CONFLICT',
  });
});

test('a need that is merged leaves its project to the need that stays, with the unit that raised that', async () => {
  const { projectId } = await secretarys();
  const [need, into] = [await build.need({ place }), await build.need({ place, unitId: unit.id })];
  await join(projectId, need.id);
  await build.run('mergeNeed', { needId: need.id, intoId: into.id });
  expect(await joinedTo(projectId)).toEqual([into.id]);
  expect(await sql('select unit_ids from project where id = $1', [projectId])).toEqual([
    { unit_ids: [unit.id] },
  ]);
  await deliberate(projectId);
});

test('of a need that is joined itself, nothing is carried to it', async () => {
  const { projectId } = await secretarys();
  const { id: otherId } = await build.project({ place });
  const needs = [];
  for (let i = 0; i < 4; i += 1) needs.push((await build.need({ place })).id);
  const [first, second, third, others] = needs as [string, string, string, string];
  for (const needId of [first, second, third]) await join(projectId, needId);
  await join(otherId, others);
  await build.run('mergeNeed', { needId: first, intoId: second });
  expect(await joinedTo(projectId)).toEqual([second, third]);
  await build.run('mergeNeed', { needId: third, intoId: others });
  expect(await joinedTo(projectId)).toEqual([second]);
  expect(await joinedTo(otherId)).toEqual([others]);
  // Outside of its place a project joins nothing.
  const street = await build.need({ place: await build.place() });
  await build.run('mergeNeed', { needId: second, intoId: street.id });
  expect(await joinedTo(projectId)).toEqual([]);
});

test('a project without a milestone is not filed: it is returned, and given one', async () => {
  const { id: projectId } = await build.project({ place, milestones: [] });
  await deliberate(projectId);
  const seen = async () =>
    (await ask('query ($id: ID!) { project(id: $id) { allowedCommands } }', { id: projectId }))
      .project.allowedCommands;
  expect(await seen()).not.toContain('fileProject');
  expect(await build.refused('fileProject', { projectId })).toMatchObject({
    code: 'CONFLICT',
    state: 'DELIBERATED',
  });
  await build.run('returnProject', { projectId, reason: '缺少里程碑' });
  await build.run('amendProject', { projectId, milestones });
  await build.run('resubmitProject', { projectId });
  await deliberate(projectId);
  expect(await seen()).toContain('fileProject');
  await build.run('fileProject', { projectId });
});

test('a project is not completed while one of its resources is still to be delivered on one of its needs', async () => {
  const { id: projectId } = await build.project({ place, milestones });
  const need = await build.need({ place, quantity: 3 });
  const joined = await build.resource({ unit, place });
  const other = await build.resource({ unit, place });
  await join(projectId, need.id);
  await build.run('joinResourceToProject', { projectId, resourceId: joined.id });
  const claim = await build.claim({ need, unit, resourceId: joined.id });
  await build.claim({ need, unit, resourceId: other.id });
  await deliberate(projectId);
  for (const command of ['fileProject', 'startProject']) await build.run(command, { projectId });
  await build.run('reportMilestone', { projectId, number: 1 });
  for (const command of ['submitProject', 'acceptProject', 'publiciseProject'])
    await build.run(command, { projectId });
  await sql(`update project set publicised_until = '2026-11-20' where id = $1`, [projectId]);
  const refused = async () => {
    const { errors } = await as(office.token).answer(
      'mutation ($input: ProjectInput!) { completeProject(input: $input) { project { state } } }',
      { input: { projectId } },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', state: 'PUBLICISED' } }]);
    expect(errors?.[0]?.message).toContain(claim.number);
  };
  await refused();
  await build.run('startClaim', { claimId: claim.id });
  await refused();
  await build.run('deliverClaim', { claimId: claim.id });
  // What another resource does on the need goes on without the project.
  await build.run('completeProject', { projectId });
});
