/**
 * The heart of it: an item that a unit proposes, a meeting with a quorum, a decision, a secretary project of two needs and a
 * resource, delivered, accepted by another, publicised, rated; told once and in order, and walked both ways in one document.
 */
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { committeeOf } from '../meeting-lifecycles.ts';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';
import { sqlOf } from '../support/sql.ts';

const hub = await openTestHub();
const { build, ask, as, office, sql, clock, listen, statements } = hub;

let place: Built;
let unit: { id: string };
let token: string;

const BEGINS = new Date('2026-11-01T02:00:00Z');

beforeAll(async () => {
  clock.now = BEGINS;
  ({ place, unit } = await build.pair());
  ({ token } = await office.account({ role: 'UNIT_LIAISON', unit }));
  const inspector = await build.person(place);
  await sql('update account set person_id = $1 where id = $2', [inspector.id, office.accountId]);
});

const CHAIN = `query Chain($meeting: ID!, $need: ID!) {
  meeting(id: $meeting) {
    state
    agenda(first: 3) { nodes { title unit { id } } }
    decisions(first: 3) { nodes { text state about(first: 3) { nodes { project {
      kind state progress
      needs(first: 3) { nodes { state rating claims(first: 3) { nodes { state unit { id } } } } }
    } } } } }
  }
  need(by: { id: $need }) {
    rating
    projects(first: 3) { nodes { state decision { text meeting { state } } } }
    matters(first: 3) { nodes { agendaItem { title } decision { state } } }
  }
}`;

interface Told {
  __typename: string;
  effect: string;
  to: string;
}

async function follow(noun: string, type: string, who: string) {
  const feed = await listen<Told>(
    `subscription { ${noun}Changed { __typename ... on ${type}Change { effect to } } }`,
    {},
    who,
  );
  expect((await feed.next()).__typename).toBe('FeedCaughtUp');
  return feed;
}

test('from an item on the agenda to a need that is rated, and back', async () => {
  clock.now = BEGINS;
  const { committeeId, seatId } = await committeeOf(hub, { place, unit });
  const needs = [await build.need({ place, quantity: 2 }), await build.need({ place })];
  // A day after the unit took its seat: what was before is none of its own, and the clock stands still beside the journal's.
  clock.now = new Date('2026-11-02T02:00:00Z');
  const resource = await build.resource({ unit, place, quantity: 9 });
  const feeds = [
    await follow('meeting', 'Meeting', token),
    await follow('project', 'Project', office.token),
  ];
  const plan = { committeeId, title: '联席会议', venue: '议事厅' };
  const { meeting } = await build.run('planMeeting', {
    ...plan,
    scheduledAt: '2026-11-04T02:00:00Z',
  });
  const meetingId = meeting.id as string;
  const about = { needIds: needs.map(({ id }) => id) };
  const { proposeAgendaItem } = await as(token).ask(
    'mutation ($input: ProposeAgendaItemInput!) { proposeAgendaItem(input: $input) { agendaItem { id } } }',
    { input: { meetingId, unitId: unit.id, title: '楼道照明', about } },
  );
  await build.run('notifyMeeting', { meetingId });
  clock.now = new Date('2026-11-04T03:00:00Z');
  await build.run('holdMeeting', { meetingId, presentIds: [seatId] });
  const { decision } = await build.run('recordDecision', {
    meetingId,
    agendaItemId: proposeAgendaItem.agendaItem.id,
    text: '列为书记项目',
    ownerId: committeeId,
    dueOn: '2026-12-01',
    about,
  });
  const { id: leadId } = await build.person(place);
  const { id: bodyId } = await build.party(place);
  await build.run('appointPerson', { personId: leadId, bodyId, post: 'SECRETARY' });
  const { id: projectId } = await build.project({
    place,
    kind: 'SECRETARY',
    leadId,
    milestones: [{ title: '施工', dueOn: '2026-11-20', weight: 1 }],
    budget: [{ purpose: '灯具', source: 'FUND', plannedFen: 50_000 }],
  });
  for (const { id: needId } of needs) await build.run('joinNeedToProject', { projectId, needId });
  await build.run('joinResourceToProject', { projectId, resourceId: resource.id });
  const { id: claimId } = await build.claim({
    need: needs[0] as { id: string },
    unit,
    quantity: 2,
    resourceId: resource.id,
  });
  await build.run('deliberateProject', { projectId, decisionId: decision.id });
  for (const command of ['fileProject', 'fundProject', 'startProject'])
    await build.run(command, { projectId });
  await build.run('startClaim', { claimId });
  await build.run('deliverClaim', { claimId });
  await build.run('reportMilestone', { projectId, number: 1 });
  for (const command of ['submitProject', 'acceptProject', 'publiciseProject'])
    await build.run(command, { projectId });
  clock.now = new Date('2026-11-12T03:00:00Z');
  await build.run('completeProject', { projectId });
  await build.run('closeNeed', { needId: needs[0]?.id, rating: 5 });
  await build.run('reportDecisionDone', { decisionId: decision.id });
  await build.run('confirmDecisionDone', { decisionId: decision.id });
  for (const [command, more] of [
    ['recordMinutes', { minutes: '列为书记项目' }],
    ['confirmMinutes', {}],
    ['closeMeeting', {}],
  ] as const) {
    await build.run(command, { meetingId, ...more });
  }

  const told: string[][] = [];
  for (const [i, last] of ['CLOSED', 'COMPLETED'].entries()) {
    const states: string[] = [];
    while (states.at(-1) !== last) states.push((await feeds[i]?.next())?.to ?? '');
    expect(feeds[i]?.waiting()).toEqual([]);
    told.push(states);
    feeds[i]?.stop();
  }
  expect(told[0]?.filter((state) => state !== 'PLANNED')).toEqual([
    'NOTIFIED',
    'HELD',
    'HELD',
    'MINUTES_CONFIRMED',
    'CLOSED',
  ]);
  expect(told[1]?.filter((state, i, all) => state !== all[i - 1])).toEqual([
    'PROPOSED',
    'DELIBERATED',
    'FILED',
    'FUNDED',
    'IN_PROGRESS',
    'ACCEPTANCE',
    'PUBLICISED',
    'COMPLETED',
  ]);

  const answer = await ask(CHAIN, { meeting: meetingId, need: needs[0]?.id });
  const named = JSON.stringify(answer, null, 2).replaceAll(unit.id, 'unit_of_the_story');
  await expect(
    `${sqlOf(statements().toSorted((a, b) => (a.name + a.text < b.name + b.text ? -1 : 1)))}\n`,
  ).toMatchFileSnapshot(join(import.meta.dirname, 'chain.sql'));
  await expect(`${named}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'chain.json'));
  expect(statements().length).toBeLessThanOrEqual(16);
});
