/** What would keep somebody in a post beyond its time, or give one that nobody can hold. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, sql, clock } = await openTestHub();
clock.now = new Date('2026-11-21T04:00:00Z');

const community = await build.place('COMMUNITY');
const appoint = async (person: { id: string }, post: string, on: object) =>
  (await build.run('appointPerson', { personId: person.id, post, ...on })).appointment;

test('an appointment is ended, never prolonged: past its last day somebody else may hold the post', async () => {
  const { id: bodyId } = await build.party(community);
  const held = await appoint(await build.person(community), 'SECRETARY', {
    ...{ bodyId, validUntil: '2026-11-30' },
  });
  await appoint(await build.person(community), 'SECRETARY', { bodyId, validFrom: '2026-12-01' });
  const later = { appointmentId: held.id, validUntil: '2026-12-01' };
  const told = await build.refused('endAppointment', later);
  expect(told).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.validUntil' });
  const { body } = await ask(
    'query ($id: ID!) { body(id: $id) { appointments(at: "2026-12-15", post: SECRETARY) { totalCount } } }',
    { id: bodyId },
  );
  expect(body.appointments.totalCount).toBe(1);
  await build.run('endAppointment', { ...later, validUntil: '2026-11-30' });
  await build.run('endAppointment', { ...later, validUntil: '2026-11-25' });
});

test('nobody is appointed whose name was erased', async () => {
  const { id: bodyId } = await build.party(community);
  const { id: personId } = await build.person(community);
  await build.run('erasePerson', { personId });
  const told = await build.refused('appointPerson', { personId, post: 'MEMBER', bodyId });
  expect(told).toMatchObject({ code: 'CONFLICT' });
  expect(await sql('select 1 from appointment where person_id = $1', [personId])).toEqual([]);
});

test('who sits for a unit goes to another once that appointment ends, and not before', async () => {
  const [unit, other] = [
    await build.unit({ place: community }),
    await build.unit({ place: community }),
  ];
  const { id: bodyId } = await build.party(community, 'JOINT_COMMITTEE');
  await build.run('seatUnit', { committeeId: bodyId, unitId: unit.id });
  const head = await build.person(community, unit);
  const held = await appoint(head, 'CONCURRENT_MEMBER', { bodyId });
  for (const unitId of [other.id, null]) {
    const told = await build.refused('amendPerson', { personId: head.id, unitId });
    expect(told).toMatchObject({ code: 'CONFLICT' });
  }
  // What leaves the unit as it is goes on.
  await build.run('amendPerson', { personId: head.id, unitId: unit.id });
  await build.run('endAppointment', { appointmentId: held.id });
  await build.run('amendPerson', { personId: head.id, unitId: other.id });
  clock.now = new Date('2026-11-22T04:00:00Z');
  const { body } = await ask(
    'query ($id: ID!) { body(id: $id) { ... on PartyOrganisation { seats { nodes { isVacant } } } } }',
    { id: bodyId },
  );
  expect(body.seats.nodes).toEqual([{ isVacant: true }]);
  clock.now = new Date('2026-11-21T04:00:00Z');
});

test('a meeting that a merged person sat in was attended by the one that stays', async () => {
  const unit = await build.unit({ place: community });
  const { id: committeeId } = await build.party(community, 'JOINT_COMMITTEE');
  const { seat } = await build.run('seatUnit', { committeeId, unitId: unit.id });
  const head = await build.person(community, unit);
  const stays = await build.person(community, unit);
  await appoint(head, 'CONCURRENT_MEMBER', { bodyId: committeeId });
  await build.run('setMeetingRules', { committeeId, noticeDays: 0 });
  const { meeting } = await build.run('planMeeting', {
    ...{ committeeId, title: '联席会议', venue: '议事厅', scheduledAt: '2026-11-21T05:00:00Z' },
  });
  await build.run('notifyMeeting', { meetingId: meeting.id });
  clock.now = new Date('2026-11-21T06:00:00Z');
  await build.run('holdMeeting', { meetingId: meeting.id, presentIds: [seat.id] });
  await build.run('mergePersons', { personId: head.id, intoId: stays.id });
  const read = await ask(
    'query ($id: ID!) { meeting(id: $id) { attendance { nodes { isPresent person { id } } } } }',
    { id: meeting.id },
  );
  expect(read.meeting.attendance.nodes).toEqual([{ isPresent: true, person: { id: stays.id } }]);
  clock.now = new Date('2026-11-21T04:00:00Z');
});
