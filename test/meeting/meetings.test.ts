/** Joint meetings: seats, notice, agenda, quorum, minutes, decisions, and the way from a need and back to it. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, as, office, clock, listen, statements } = await openTestHub();
const HOUR = 3_600_000;
const begin = new Date('2026-11-02T02:00:00Z');
clock.now = begin;
const after = (days: number) => {
  clock.now = new Date(begin.getTime() + days * 24 * HOUR);
};
const inDays = (days: number) => new Date(begin.getTime() + days * 24 * HOUR).toISOString();

async function committee(units: number) {
  const place = await build.place('COMMUNITY');
  const { id: committeeId } = await build.party(place, 'JOINT_COMMITTEE');
  await build.run('setMeetingRules', { committeeId, everyDays: 90, quorumPercent: 50 });
  const members = [];
  for (let i = 0; i < units; i += 1) {
    const unit = await build.unit({ place });
    await build.agreement({ unit, place });
    const { seat } = await build.run('seatUnit', { committeeId, unitId: unit.id });
    const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
    members.push({ unit, seatId: seat.id as string, token });
  }
  return { place, committeeId, members };
}

const plan = async (committeeId: string, days: number) => {
  const given = { committeeId, title: '第四季度联席会议', venue: '议事厅' };
  return (await build.run('planMeeting', { ...given, scheduledAt: inDays(days) })).meeting
    .id as string;
};

test('from a liaison’s item to a decision that is done, told in order to a member', async () => {
  after(0);
  const { place, committeeId, members } = await committee(3);
  const [first, second] = members;
  if (!first || !second) throw new Error('there are three');
  const need = await build.need({ place });
  const meetingId = await plan(committeeId, 5);
  const feed = await listen<{ effect: string; from: string | null; to: string }>(
    'subscription { meetingChanged { __typename ... on MeetingChange { effect from to } } }',
    {},
    first.token,
  );
  expect(await feed.next()).toEqual({ __typename: 'FeedCaughtUp' });
  const { proposeAgendaItem } = await as(first.token).ask(
    `mutation ($input: ProposeAgendaItemInput!) { proposeAgendaItem(input: $input) { agendaItem { id unit { id } about { nodes { need { id } } } } } }`,
    {
      input: {
        meetingId,
        unitId: first.unit.id,
        title: '楼道照明',
        about: { needIds: [need.id] },
      },
    },
  );
  const { id: agendaItemId, ...item } = proposeAgendaItem.agendaItem;
  expect(item).toEqual({
    unit: { id: first.unit.id },
    about: { nodes: [{ need: { id: need.id } }] },
  });
  await build.run('notifyMeeting', { meetingId });
  after(5);
  const presentIds = [first.seatId, second.seatId];
  await build.run('holdMeeting', { meetingId, presentIds });
  const { decision } = await build.run('recordDecision', {
    meetingId,
    agendaItemId,
    text: '更换灯具',
    ownerId: first.unit.id,
    dueOn: '2026-11-30',
    about: { needIds: [need.id] },
  });
  await build.run('recordMinutes', { meetingId, minutes: '议定更换灯具' });
  const read = `query ($id: ID!) { meeting(id: $id) { minutes } }`;
  expect((await as(first.token).ask(read, { id: meetingId })).meeting.minutes).toBeNull();
  await build.run('confirmMinutes', { meetingId });
  expect((await as(first.token).ask(read, { id: meetingId })).meeting.minutes).toBe('议定更换灯具');
  const open = await build.refused('closeMeeting', { meetingId });
  expect(open).toMatchObject({ code: 'CONFLICT' });
  await as(first.token).ask(
    'mutation ($input: DecisionInput!) { reportDecisionDone(input: $input) { decision { id } } }',
    { input: { decisionId: decision.id } },
  );
  await build.run('confirmDecisionDone', { decisionId: decision.id });
  await build.run('closeMeeting', { meetingId });
  const told = [];
  for (let i = 0; i < 5; i += 1) told.push((await feed.next()).to);
  expect(told).toEqual(['NOTIFIED', 'HELD', 'HELD', 'MINUTES_CONFIRMED', 'CLOSED']);
  feed.stop();

  const chain = await ask(
    `query ($meeting: ID!, $need: ID!) {
      meeting(id: $meeting) { hasQuorum seats present
        agenda { nodes { title about { nodes { need { id state } } } } }
        decisions { nodes { state agendaItem { title } unit { id } about { nodes { need { id } } } } } }
      need(by: { id: $need }) { matters { nodes { agendaItem { title } decision { text meeting { number state } } } } } }`,
    { meeting: meetingId, need: need.id },
  );
  expect(chain).toEqual({
    meeting: {
      hasQuorum: true,
      seats: 3,
      present: 2,
      agenda: {
        nodes: [
          { title: '楼道照明', about: { nodes: [{ need: { id: need.id, state: 'LISTED' } }] } },
        ],
      },
      decisions: {
        nodes: [
          {
            state: 'DONE',
            agendaItem: { title: '楼道照明' },
            unit: { id: first.unit.id },
            about: { nodes: [{ need: { id: need.id } }] },
          },
        ],
      },
    },
    need: {
      matters: {
        nodes: [
          { agendaItem: { title: '楼道照明' }, decision: null },
          {
            agendaItem: null,
            decision: {
              text: '更换灯具',
              meeting: { number: expect.stringMatching(/^M2026-/), state: 'CLOSED' },
            },
          },
        ],
      },
    },
  });
  expect(statements().length).toBeLessThanOrEqual(12);
});

test('a unit without a seat sees nothing of a meeting, and one whose seat has ended no longer', async () => {
  after(0);
  const { committeeId, members, place } = await committee(1);
  const [member] = members;
  if (!member) throw new Error('there is one');
  const meetingId = await plan(committeeId, 5);
  const stranger = await build.unit({ place });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit: stranger });
  const query =
    'query ($id: ID!, $unit: ID!) { meeting(id: $id) { id } meetings(scope: { unitId: $unit }) { totalCount } mine: meetings(scope: { mine: true }) { totalCount } }';
  const asked = (who: string, unit: { id: string }) =>
    as(who).ask(query, { id: meetingId, unit: unit.id });
  expect(await asked(token, stranger)).toEqual({
    meeting: null,
    meetings: { totalCount: 0 },
    mine: { totalCount: 0 },
  });
  const seen = { meeting: { id: meetingId }, meetings: { totalCount: 1 }, mine: { totalCount: 1 } };
  expect(await asked(member.token, member.unit)).toEqual(seen);
  const item = { meetingId, unitId: stranger.id, title: '题' };
  const refused = await as(token).answer(
    'mutation ($input: ProposeAgendaItemInput!) { proposeAgendaItem(input: $input) { agendaItem { id } } }',
    { input: item },
  );
  expect(refused.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  await build.run('endSeat', { seatId: member.seatId, validUntil: '2026-11-02' });
  after(1);
  expect((await asked(member.token, member.unit)).meeting).toBeNull();
});

test('notice is given in time, or the meeting is put off', async () => {
  after(0);
  const { committeeId } = await committee(1);
  const meetingId = await plan(committeeId, 2);
  expect(await build.refused('notifyMeeting', { meetingId })).toMatchObject({ code: 'CONFLICT' });
  const reason = '通知时间不足';
  await build.run('postponeMeeting', { meetingId, reason, scheduledAt: inDays(4) });
  const { meeting } = await build.run('notifyMeeting', { meetingId });
  expect(meeting.state).toBe('NOTIFIED');
  const early = { meetingId, presentIds: [] };
  expect(await build.refused('holdMeeting', early)).toMatchObject({ code: 'CONFLICT' });
});

test('without a quorum nothing is held; a seat without notice does not count', async () => {
  after(0);
  const { committeeId, members } = await committee(3);
  const meetingId = await plan(committeeId, 4);
  await build.run('notifyMeeting', { meetingId });
  after(4);
  const presentIds = members.slice(0, 1).map(({ seatId }) => seatId);
  const few = await build.refused('holdMeeting', { meetingId, presentIds });
  expect(few).toMatchObject({ code: 'CONFLICT', state: 'NOTIFIED' });
  const { members: others } = await committee(1);
  const foreign = [...presentIds, ...others.map(({ seatId }) => seatId)];
  expect(await build.refused('holdMeeting', { meetingId, presentIds: foreign })).toMatchObject({
    argument: 'input.presentIds.1',
  });
});

test('a committee that has not met in its time is overdue', async () => {
  after(0);
  const { committeeId, members } = await committee(1);
  const read = async () =>
    (
      await ask(
        'query ($id: ID!) { body(id: $id) { ... on PartyOrganisation { isMeetingOverdue seats(at: "2026-11-02") { nodes { isVacant holder { person { id } } } } } } }',
        { id: committeeId },
      )
    ).body;
  expect((await read()).seats.nodes).toEqual([{ isVacant: true, holder: null }]);
  const meetingId = await plan(committeeId, 4);
  await build.run('notifyMeeting', { meetingId });
  after(4);
  await build.run('holdMeeting', { meetingId, presentIds: members.map(({ seatId }) => seatId) });
  expect((await read()).isMeetingOverdue).toBe(false);
  after(4 + 91);
  expect((await read()).isMeetingOverdue).toBe(true);
});

test('an open decision is moved to a later meeting of the same committee, or dropped with a reason', async () => {
  after(0);
  const { committeeId, members } = await committee(1);
  const meetingId = await plan(committeeId, 4);
  const later = await plan(committeeId, 90);
  const elsewhere = await plan((await committee(1)).committeeId, 90);
  await build.run('notifyMeeting', { meetingId });
  after(4);
  await build.run('holdMeeting', { meetingId, presentIds: members.map(({ seatId }) => seatId) });
  const given = { meetingId, text: '更换灯具', ownerId: committeeId, dueOn: '2026-11-10' };
  const { decision } = await build.run('recordDecision', given);
  const move = { decisionId: decision.id, reason: '待议' };
  for (const toMeetingId of [elsewhere, meetingId]) {
    const told = await build.refused('moveDecision', { ...move, toMeetingId });
    expect(told).toMatchObject({ argument: 'input.toMeetingId' });
  }
  const moved = await build.run('moveDecision', { ...move, toMeetingId: later });
  expect(moved.decision.state).toBe('MOVED');
  after(20);
  const late = await build.run('recordDecision', given);
  const { decisions } = await ask(
    'query ($id: ID!) { meeting(id: $id) { decisions { nodes { id isOverdue } } } decisions(filter: { isOverdue: true }) { nodes { id } } }',
    { id: meetingId },
  );
  expect(decisions.nodes).toEqual([{ id: late.decision.id }]);
  const wrong = { ...given, ownerId: meetingId };
  expect(await build.refused('recordDecision', wrong)).toMatchObject({ argument: 'input.ownerId' });
});
