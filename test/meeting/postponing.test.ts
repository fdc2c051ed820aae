/** A meeting that is put off is never stuck. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, clock } = await openTestHub();
clock.now = new Date('2026-11-02T02:00:00Z');

test('a meeting that was put off to a time too near for a notice is put off once more', async () => {
  const place = await build.place('COMMUNITY');
  const unit = await build.unit({ place });
  const { id: committeeId } = await build.party(place, 'JOINT_COMMITTEE');
  await build.run('seatUnit', { committeeId, unitId: unit.id });
  const given = { committeeId, title: '联席会议', venue: '议事厅' };
  const { meeting } = await build.run('planMeeting', {
    ...given,
    scheduledAt: '2026-11-10T02:00:00Z',
  });
  const meetingId = meeting.id as string;
  const off = { meetingId, reason: '另行安排' };
  await build.run('postponeMeeting', { ...off, scheduledAt: '2026-11-03T02:00:00Z' });
  expect(await build.refused('notifyMeeting', { meetingId })).toMatchObject({
    code: 'CONFLICT',
    state: 'POSTPONED',
  });
  const again = await build.run('postponeMeeting', { ...off, scheduledAt: '2026-11-20T02:00:00Z' });
  expect(again.meeting.state).toBe('POSTPONED');
  expect((await build.run('notifyMeeting', { meetingId })).meeting.state).toBe('NOTIFIED');
});
