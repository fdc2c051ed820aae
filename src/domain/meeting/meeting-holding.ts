/** How a meeting is held: who was there, and whether they were enough. */
import { HubError } from '../../errors.ts';
import { dayOf } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { Appointment } from '../people/appointment.entity.ts';
import { isInForce } from '../people/appointment.rules.ts';
import { Attendance } from './attendance.entity.ts';
import type { Meeting } from './meeting.entity.ts';
import type { HoldMeetingInput } from './meeting.inputs.ts';
import { quorumOf } from './meeting.rules.ts';

/** @throws CONFLICT before its time or without a quorum, BAD_USER_INPUT for a seat that had no notice */
export async function hold(
  context: CommandContext,
  row: Meeting,
  { presentIds }: HoldMeetingInput,
): Promise<void> {
  if (dayOf(context.now) < dayOf(row.scheduledAt)) {
    throw HubError.conflict(`It is held on ${dayOf(row.scheduledAt)}, not before.`, row.state);
  }
  const invited = await context.em.find(Attendance, { meetingId: row.id });
  const taken = new Set(presentIds);
  const known = new Set(invited.map(({ seatId }) => seatId));
  presentIds.forEach((id, i) => {
    if (known.has(id)) return;
    throw HubError.badInput(`input.presentIds.${i}`, 'This seat had no notice of the meeting.');
  });
  await requireQuorum(context, row, { seats: invited.length, present: taken.size });
  const holders = await holdersOf(context, row);
  for (const one of invited) {
    one.isPresent = taken.has(one.seatId);
    one.personId = holders.get(one.unitId) ?? null;
    one.updatedAt = context.now;
  }
  Object.assign(row, { heldAt: context.now, seats: invited.length, present: taken.size });
}

async function requireQuorum(
  context: CommandContext,
  { committeeId, state }: Meeting,
  { seats, present }: { seats: number; present: number },
): Promise<void> {
  const committee = await context.find(PartyOrganisation, committeeId, 'input.meetingId');
  const quorum = quorumOf(seats, committee.quorumPercent);
  if (present >= quorum) return;
  throw HubError.conflict(
    `${present} of ${seats} seats are no quorum, which is ${quorum}; postpone the meeting.`,
    state,
  );
}

/** By the unit, who sits for it. */
async function holdersOf(
  { em, now }: CommandContext,
  { committeeId }: Meeting,
): Promise<ReadonlyMap<string | null, string>> {
  const sitting = await em.find(Appointment, {
    partyOrganisationId: committeeId,
    post: 'CONCURRENT_MEMBER',
  });
  const today = dayOf(now);
  return new Map(
    sitting.filter((one) => isInForce(one, today)).map((one) => [one.unitId, one.personId]),
  );
}
