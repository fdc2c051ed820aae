/** How a decision is recorded: of which meeting, and who sees to it. */
import { HubError } from '../../errors.ts';
import { nounOf } from '../../id.ts';
import { dayOf, isGiven } from '../../input.ts';
import type { Subject } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { lockBody } from '../organisation/find-body.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { readTold } from '../text/told-text.ts';
import { AgendaItem } from './agenda-item.entity.ts';
import type { Decision } from './decision.entity.ts';
import type { RecordDecisionInput } from './decision.inputs.ts';
import { Meeting } from './meeting.entity.ts';

const TEXT = 500;

interface At extends Subject {
  meeting: Meeting;
}

/** Held, so that it is not closed meanwhile. @throws NOT_FOUND */
export async function decidedAt(
  context: CommandContext,
  { meetingId }: RecordDecisionInput,
): Promise<At> {
  const meeting = await context.hold(Meeting, meetingId, 'input.meetingId');
  return { meeting, path: meeting.path };
}

/** @throws CONFLICT before the meeting was held or once it is closed, BAD_USER_INPUT */
export async function decided(
  context: CommandContext,
  { agendaItemId = null, text, ownerId, dueOn }: RecordDecisionInput,
  on: Subject,
): Promise<Columns<Decision>> {
  const { meeting } = on as At;
  if (meeting.state !== 'HELD' && meeting.state !== 'MINUTES_CONFIRMED') {
    throw HubError.conflict(
      `${meeting.number} is ${meeting.state}: it decides when it was held.`,
      meeting.state,
    );
  }
  if (dueOn < dayOf(meeting.heldAt ?? context.now)) {
    throw HubError.badInput('input.dueOn', '`input.dueOn` lies before the meeting.');
  }
  await requireItem(context, agendaItemId, meeting);
  return {
    meetingId: meeting.id,
    agendaItemId,
    text: await readTold(context, 'input.text', text, TEXT),
    ...(await ownerOf(context, ownerId)),
    dueOn,
  };
}

async function requireItem(context: CommandContext, id: string | null, meeting: Meeting) {
  if (!isGiven(id)) return;
  const item = await context.find(AgendaItem, id, 'input.agendaItemId');
  if (item.meetingId === meeting.id && !item.isWithdrawn) return;
  throw HubError.badInput(
    'input.agendaItemId',
    `This is no item of the agenda of ${meeting.number}.`,
  );
}

/** The column that names who sees to it. @throws BAD_USER_INPUT for what could not */
async function ownerOf(context: CommandContext, id: string) {
  const noun = nounOf(id);
  const argument = 'input.ownerId';
  if (noun === 'unit') return { unitId: (await context.find(PartnerUnit, id, argument)).id };
  if (noun === 'person') return { personId: (await context.find(Person, id, argument)).id };
  if (noun === 'party' || noun === 'civic') return (await lockBody(context, id, argument)).column;
  throw HubError.badInput(argument, 'Name a Party organisation, a civic body, a unit or a person.');
}
