/** Who sees to a decision, and what a member of the committee is told of it. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, as, office, clock, listen, sql } = await openTestHub();

/** A committee that has met, with a liaison of its member. */
async function held() {
  clock.now = new Date('2026-11-02T02:00:00Z');
  const place = await build.place('COMMUNITY');
  const { id: committeeId } = await build.party(place, 'JOINT_COMMITTEE');
  await build.run('setMeetingRules', {
    committeeId,
    everyDays: 90,
    quorumPercent: 50,
    noticeDays: 0,
  });
  const unit = await build.unit({ place });
  const { seat } = await build.run('seatUnit', { committeeId, unitId: unit.id });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const given = { committeeId, title: '联席会议', venue: '议事厅' };
  const scheduledAt = '2026-11-02T03:00:00Z';
  const { meeting } = await build.run('planMeeting', { ...given, scheduledAt });
  await build.run('notifyMeeting', { meetingId: meeting.id });
  clock.now = new Date('2026-11-02T04:00:00Z');
  await build.run('holdMeeting', { meetingId: meeting.id, presentIds: [seat.id] });
  return { place, meetingId: meeting.id as string, seatId: seat.id as string, unit, token };
}

const decided = async (meetingId: string, ownerId: string) => {
  const given = { meetingId, ownerId, text: '更换灯具', dueOn: '2026-11-30' };
  return (await build.run('recordDecision', given)).decision.id as string;
};
const READ =
  'query ($id: ID!) { decision(id: $id) { state person { id name } unit { id } body { id } } }';

test('a member reads a decision whose owner it does not see, and is not told who that is', async () => {
  const { place, meetingId, token } = await held();
  const other = await build.unit({ place });
  const owner = await build.person(place, other);
  const id = await decided(meetingId, owner.id);
  const read = async (who: string) => (await as(who).ask(READ, { id })).decision;
  const nothing = { state: 'OPEN', unit: null, body: null };
  expect(await read(token)).toEqual({ ...nothing, person: null });
  expect(await read(office.token)).toMatchObject({ ...nothing, person: { id: owner.id } });
});

test('nobody who is not seen is made the owner of a decision', async () => {
  const { place, meetingId } = await held();
  const owner = await build.person(await build.place('COMMUNITY'));
  const { token } = await office.account({ role: 'COMMUNITY_SECRETARY', place });
  const input = { meetingId, ownerId: owner.id, text: '更换灯具', dueOn: '2026-11-30' };
  const told = await as(token).refusal(
    'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { decision { id } } }',
    { input },
  );
  expect(told).toMatchObject({ code: 'NOT_FOUND', argument: 'input.ownerId' });
});

test('whose seat has ended keeps its attendance, and is not shown the meeting', async () => {
  const { seatId, unit, token } = await held();
  const [attendance] = await sql<{ id: string }>('select id from attendance where unit_id = $1', [
    unit.id,
  ]);
  const read = async () =>
    (
      await as(token).ask(
        'query ($id: ID!) { node(id: $id) { ... on Attendance { id meeting { state } } } }',
        { id: attendance?.id },
      )
    ).node;
  expect(await read()).toEqual({ id: attendance?.id, meeting: { state: 'HELD' } });
  await build.run('endSeat', { seatId, validUntil: '2026-11-02' });
  clock.now = new Date('2026-11-04T04:00:00Z');
  expect(await read()).toEqual({ id: attendance?.id, meeting: null });
});

const SEEN = `query ($id: ID!, $unit: ID!) { decision(id: $id) { state text meeting { id } allowedCommands unit { id } history { nodes { command } } }
  decisions { totalCount nodes { id } } of: decisions(scope: { unitId: $unit }) { totalCount }
  viewer { visible { decisions } } meetings { totalCount } }`;
const REPORT =
  'mutation ($input: DecisionInput!) { reportDecisionDone(input: $input) { decision { state } } }';

test('a unit that sees to a decision sees it and reports it done, whether or not it has a seat', async () => {
  const { place, meetingId } = await held();
  const unit = await build.unit({ place });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const feed = await listen<{ effect: string; decision: { text: string } | null }>(
    'subscription { decisionChanged { __typename ... on DecisionChange { effect decision { text } } } }',
    {},
    token,
  );
  expect(await feed.next()).toEqual({ __typename: 'FeedCaughtUp' });
  const id = await decided(meetingId, unit.id);
  await decided(meetingId, (await build.unit({ place })).id);
  const read = async () => as(token).ask(SEEN, { id, unit: unit.id });
  expect(await read()).toEqual({
    decision: {
      ...{ state: 'OPEN', text: '更换灯具', meeting: null, unit: { id: unit.id } },
      ...{
        allowedCommands: ['reportDecisionDone'],
        history: { nodes: [{ command: 'recordDecision' }] },
      },
    },
    decisions: { totalCount: 1, nodes: [{ id }] },
    of: { totalCount: 1 },
    viewer: { visible: { decisions: 1 } },
    meetings: { totalCount: 0 },
  });
  await as(token).ask(REPORT, { input: { decisionId: id } });
  const { decision } = await build.run('confirmDecisionDone', { decisionId: id });
  expect(decision.state).toBe('DONE');
  const told = { __typename: 'DecisionChange', decision: { text: '更换灯具' } };
  expect(await feed.next()).toEqual({ ...told, effect: 'ENTERED' });
  expect(await feed.next()).toEqual({ ...told, effect: 'CHANGED' });
  expect(await feed.next()).toEqual({ ...told, effect: 'CHANGED' });
});

test('who sees to another decision of the meeting neither sees this one nor reports it done', async () => {
  const { place, meetingId, unit: member } = await held();
  const unit = await build.unit({ place });
  await decided(meetingId, unit.id);
  const id = await decided(meetingId, member.id);
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  expect((await as(token).ask(READ, { id })).decision).toBeNull();
  const told = await as(token).refusal(REPORT, { input: { decisionId: id } });
  expect(told).toMatchObject({ code: 'NOT_FOUND', argument: 'input.decisionId' });
});
