/** How a meeting is held: who was there, and whether they were enough. */
import { HubError } from '../../errors.ts';
import { dayOf } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { Appointment } from '../people/appointment.entity.ts';
import { isInForce } from '../people/appointment.rules.ts';
import { seatsOn } from '../people/seats-on.ts';
import { Attendance } from './attendance.entity.ts';
import type { Meeting } from './meeting.entity.ts';
import type { HoldMeetingInput } from './meeting.inputs.ts';
import { quorumOf } from './meeting.rules.ts';

/**
 * What counts are the seats that had notice and are in force now. Whether a vacant one was taken is for the place to say: the unit may
 * have sent somebody.
 * @throws CONFLICT before its time or without a quorum, BAD_USER_INPUT for a seat that had no notice or has ended
 */
export async function hold(
  context: CommandContext,
  row: Meeting,
  { presentIds }: HoldMeetingInput,
): Promise<void> {
  if (context.now < row.scheduledAt) {
    const at = row.scheduledAt.toISOString();
    throw HubError.conflict(`It is held at ${at}, not before; postpone it to move it.`, row.state);
  }
  const all = await context.em.find(Attendance, { meetingId: row.id });
  const seats = await seatsOn(context, row.committeeId, dayOf(context.now));
  const inForce = new Set(seats.map(({ id }) => id));
  const invited = all.filter(({ seatId }) => inForce.has(seatId));
  requireSeats(presentIds, { all, invited });
  const taken = new Set(presentIds);
  const counted = { seats: invited.length, present: taken.size };
  const quorumPercent = await requireQuorum(context, row, counted);
  const holders = await holdersOf(context, row);
  for (const one of invited) {
    one.isPresent = taken.has(one.seatId);
    one.personId = holders.get(one.unitId) ?? null;
    one.updatedAt = context.now;
  }
  Object.assign(row, { heldAt: context.now, ...counted, quorumPercent });
}

function requireSeats(
  presentIds: readonly string[],
  { all, invited }: { all: readonly Attendance[]; invited: readonly Attendance[] },
): void {
  const idsOf = (some: readonly Attendance[]) => new Set(some.map(({ seatId }) => seatId));
  const [known, counted] = [idsOf(all), idsOf(invited)];
  presentIds.forEach((id, i) => {
    if (counted.has(id)) return;
    throw HubError.badInput(
      `input.presentIds.${i}`,
      known.has(id)
        ? 'This seat has ended: leave it out.'
        : 'This seat had no notice of the meeting.',
    );
  });
}

/** Gives the share that the committee goes by now. @throws CONFLICT */
async function requireQuorum(
  context: CommandContext,
  { committeeId, state }: Meeting,
  { seats, present }: { seats: number; present: number },
): Promise<number | null> {
  const committee = await context.find(PartyOrganisation, committeeId, 'input.meetingId');
  const quorum = quorumOf(seats, committee.quorumPercent);
  if (present >= quorum) return committee.quorumPercent;
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
