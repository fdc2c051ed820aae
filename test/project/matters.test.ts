/** What joint meetings say of projects: on their agenda and in their decisions, from both ends. */
import { beforeAll, expect, test } from 'vitest';
import { committeeOf } from '../meeting-lifecycles.ts';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { build, ask, as, office, sql, clock, statements } = await openTestHub();

let place: Built;
let unit: { id: string };

beforeAll(async () => {
  clock.now = new Date('2026-11-02T02:00:00Z');
  ({ place, unit } = await build.pair());
});

const BACK = `query ($id: ID!) { project(id: $id) { decision { id }
  matters { nodes { agendaItem { title } decision { id } project { id } need { id } } } } }`;

test('an item and a decision are about projects, and a project leads to both', async () => {
  const { committeeId, seatId } = await committeeOf({ build }, { place, unit });
  const { id: projectId } = await build.project({ place });
  const about = { projectIds: [projectId, projectId] };
  const planned = { committeeId, title: '联席会议', venue: '议事厅' };
  const { meeting } = await build.run('planMeeting', {
    ...planned,
    scheduledAt: '2026-11-04T02:00:00Z',
  });
  const meetingId = meeting.id as string;
  const proposed = { meetingId, title: '楼道改造', about };
  const { agendaItem } = await build.run('proposeAgendaItem', proposed);
  await build.run('notifyMeeting', { meetingId });
  clock.now = new Date('2026-11-04T03:00:00Z');
  await build.run('holdMeeting', { meetingId, presentIds: [seatId] });
  const { decision } = await build.run('recordDecision', {
    ...{ meetingId, agendaItemId: agendaItem.id, text: '同意立项', ownerId: committeeId },
    ...{ dueOn: '2026-12-01', about },
  });
  // A decision that is about the project already is not said to be so twice.
  await build.run('deliberateProject', { projectId, decisionId: decision.id });
  const forth = await ask(
    `query ($id: ID!) { meeting(id: $id) { agenda { nodes { about { nodes { project { id state } } } } }
      decisions { nodes { about { nodes { project { id } } } } } } }`,
    { id: meetingId },
  );
  expect(forth.meeting).toEqual({
    agenda: {
      nodes: [{ about: { nodes: [{ project: { id: projectId, state: 'DELIBERATED' } }] } }],
    },
    decisions: { nodes: [{ about: { nodes: [{ project: { id: projectId } }] } }] },
  });
  const { project } = await ask(BACK, { id: projectId });
  expect(statements().length).toBeLessThanOrEqual(4);
  expect(project).toEqual({
    decision: { id: decision.id },
    matters: {
      nodes: [
        {
          agendaItem: { title: '楼道改造' },
          decision: null,
          project: { id: projectId },
          need: null,
        },
        { agendaItem: null, decision: { id: decision.id }, project: { id: projectId }, need: null },
      ],
    },
  });
});

test('a project rests on a decision that is about it, also where that was not said when it was made', async () => {
  const { id: projectId } = await build.project({ place });
  const { id: decisionId } = await build.decision(place);
  expect((await ask(BACK, { id: projectId })).project.matters.nodes).toEqual([]);
  await build.run('deliberateProject', { projectId, decisionId });
  const { project } = await ask(BACK, { id: projectId });
  expect(project.matters.nodes).toMatchObject([{ decision: { id: decisionId } }]);
  // What it was about stays, although the project does not rest on it any more.
  await build.run('returnProject', { projectId, reason: '补充材料' });
  const returned = await ask(BACK, { id: projectId });
  expect(returned.project).toMatchObject({
    decision: null,
    matters: { nodes: [{ decision: { id: decisionId } }] },
  });
  await build.run('resubmitProject', { projectId });
  await build.run('deliberateProject', { projectId, decisionId });
  const named = await sql('select 1 from matter where project_id = $1', [projectId]);
  expect(named).toHaveLength(1);
});

test('a member unit sees that an item is about a project, and which where it takes part', async () => {
  const { committeeId } = await committeeOf({ build }, { place, unit });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const { id: projectId } = await build.project({ place });
  const planned = { committeeId, title: '联席会议', venue: '议事厅' };
  const { meeting } = await build.run('planMeeting', {
    ...planned,
    scheduledAt: '2026-11-20T02:00:00Z',
  });
  const given = { meetingId: meeting.id, title: '楼道改造', about: { projectIds: [projectId] } };
  await build.run('proposeAgendaItem', given);
  const seen = async () => {
    const answer = await as(token).ask(
      'query ($id: ID!) { meeting(id: $id) { agenda { nodes { about { nodes { project { id } } } } } } }',
      { id: meeting.id },
    );
    return answer.meeting.agenda.nodes[0].about.nodes;
  };
  expect(await seen()).toEqual([{ project: null }]);
  // What it does not see it names in vain, as what there is not.
  const propose =
    'mutation ($input: ProposeAgendaItemInput!) { proposeAgendaItem(input: $input) { agendaItem { id } } }';
  const refused = async (id: string) =>
    as(token).refusal(propose, {
      input: { ...given, unitId: unit.id, about: { projectIds: [id] } },
    });
  const hidden = await refused(projectId);
  const missing = await refused(
    projectId.replace(/.$/, (end: string) => (end === '0' ? '1' : '0')),
  );
  expect(hidden).toMatchObject({ code: 'NOT_FOUND', argument: 'input.about.projectIds.0' });
  expect(missing).toEqual(hidden);
  const { id: resourceId } = await build.resource({ unit, place });
  await build.run('joinResourceToProject', { projectId, resourceId });
  expect(await seen()).toEqual([{ project: { id: projectId } }]);
});
