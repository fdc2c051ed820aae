/** When a meeting is held, which seats count, and that its quorum stays as it was. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, clock } = await openTestHub();

async function notified() {
  clock.now = new Date('2026-11-02T02:00:00Z');
  const place = await build.place('COMMUNITY');
  const { id: committeeId } = await build.party(place, 'JOINT_COMMITTEE');
  const seatIds: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    const unit = await build.unit({ place });
    seatIds.push((await build.run('seatUnit', { committeeId, unitId: unit.id })).seat.id);
  }
  const given = { committeeId, title: '联席会议', venue: '议事厅' };
  const scheduledAt = '2026-11-06T09:00:00Z';
  const { meeting } = await build.run('planMeeting', { ...given, scheduledAt });
  await build.run('notifyMeeting', { meetingId: meeting.id });
  return { committeeId, meetingId: meeting.id as string, seatIds };
}

test('a meeting is not held before its moment, be it on its day', async () => {
  const { meetingId, seatIds: presentIds } = await notified();
  clock.now = new Date('2026-11-05T16:01:00Z');
  const early = await build.refused('holdMeeting', { meetingId, presentIds });
  expect(early).toMatchObject({ code: 'CONFLICT', state: 'NOTIFIED' });
  clock.now = new Date('2026-11-06T09:00:00Z');
  expect((await build.run('holdMeeting', { meetingId, presentIds })).meeting.state).toBe('HELD');
});

test('a seat that has ended by then neither counts nor is taken', async () => {
  const { meetingId, seatIds } = await notified();
  const [first = '', ...ended] = seatIds;
  for (const seatId of ended) await build.run('endSeat', { seatId, validUntil: '2026-11-03' });
  clock.now = new Date('2026-11-06T09:00:00Z');
  const told = await build.refused('holdMeeting', { meetingId, presentIds: seatIds });
  expect(told).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.presentIds.1' });
  await build.run('holdMeeting', { meetingId, presentIds: [first] });
  const { meeting } = await ask(
    `query ($id: ID!) { meeting(id: $id) { seats present
      attendance { nodes { isPresent seat { id } } } } }`,
    { id: meetingId },
  );
  expect(meeting).toMatchObject({ seats: 1, present: 1 });
  expect(meeting.attendance.nodes).toContainEqual({ isPresent: null, seat: { id: ended[0] } });
});

test('a meeting that had its quorum has had it, whatever its committee goes by later', async () => {
  const { committeeId, meetingId, seatIds } = await notified();
  clock.now = new Date('2026-11-06T09:00:00Z');
  await build.run('setMeetingRules', { committeeId, quorumPercent: 60 });
  await build.run('holdMeeting', { meetingId, presentIds: seatIds.slice(1) });
  await build.run('setMeetingRules', { committeeId, quorumPercent: 100 });
  const read = async (field: string) =>
    (await ask(`query ($id: ID!) { meeting(id: $id) { ${field} } }`, { id: meetingId })).meeting;
  expect(await read('hasQuorum')).toEqual({ hasQuorum: true });
  expect(await read('quorumPercent')).toEqual({ quorumPercent: 60 });
});
