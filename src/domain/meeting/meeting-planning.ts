/** How a meeting is planned, put off, and made known to the seats of its committee. */
import { DAY_MS } from '../../day.ts';
import { HubError } from '../../errors.ts';
import { newId } from '../../id.ts';
import { dayOf } from '../../input.ts';
import type { Subject } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { readTold } from '../text/told-text.ts';
import { Attendance } from './attendance.entity.ts';
import { noticeDaysOf } from './committee.ts';
import type { Meeting } from './meeting.entity.ts';
import type { PlanMeetingInput, PostponeMeetingInput } from './meeting.inputs.ts';
import { seatsOn } from '../people/seats-on.ts';

const TITLE = 100;

/** @throws BAD_USER_INPUT for a moment that has passed, and texts that are empty or too long */
export async function plan(
  context: CommandContext,
  { title, venue, scheduledAt }: PlanMeetingInput,
  on: Subject,
): Promise<Columns<Meeting>> {
  requireFuture(context, scheduledAt);
  return {
    committeeId: (on as PartyOrganisation).id,
    title: await readTold(context, 'input.title', title, TITLE),
    venue: await readTold(context, 'input.venue', venue, TITLE),
    scheduledAt,
  };
}

/** @throws BAD_USER_INPUT for a moment that has passed */
export function postpone(
  context: CommandContext,
  row: Meeting,
  { scheduledAt }: PostponeMeetingInput,
): void {
  requireFuture(context, scheduledAt);
  row.scheduledAt = scheduledAt;
  row.notifiedAt = null;
}

/** Who has a seat on the day of the meeting has notice. @throws CONFLICT where it is too late for that */
export async function notify(context: CommandContext, row: Meeting): Promise<void> {
  const { em, now } = context;
  const committee = await context.find(PartyOrganisation, row.committeeId, 'input.meetingId');
  const days = noticeDaysOf(committee);
  if (row.scheduledAt.getTime() - now.getTime() < days * DAY_MS) {
    throw HubError.conflict(
      `${committee.name} gives notice of ${days} days; postpone the meeting to a later time.`,
      row.state,
    );
  }
  const seats = await seatsOn(context, row.committeeId, dayOf(row.scheduledAt));
  if (seats.length === 0) {
    throw HubError.conflict(
      `${committee.name} has no seats: seat its member units first.`,
      row.state,
    );
  }
  await em.nativeDelete(Attendance, { meetingId: row.id });
  for (const { id: seatId, unitId } of seats) {
    const { id: meetingId, path } = row;
    const given = { meetingId, seatId, unitId, path, createdAt: now, updatedAt: now };
    em.persist(Object.assign(new Attendance(), { id: newId('attendance'), version: 1, ...given }));
  }
  row.notifiedAt = now;
}

function requireFuture({ now }: CommandContext, scheduledAt: Date): void {
  if (scheduledAt > now) return;
  throw HubError.badInput('input.scheduledAt', '`input.scheduledAt` has passed.');
}
