/** How a decision is moved: a later meeting of its committee has it on the agenda, with all that it is about. */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { copyMatters } from './about.ts';
import { TITLE, isAhead, placeItemOn } from './agenda.commands.ts';
import { AgendaItem } from './agenda-item.entity.ts';
import type { Decision } from './decision.entity.ts';
import type { MoveDecisionInput } from './decision.inputs.ts';
import { Meeting } from './meeting.entity.ts';
import { movedFrom } from './meeting.rules.ts';

/** @throws BAD_USER_INPUT for a meeting of another committee, or one that was held */
export async function move(
  context: CommandContext,
  row: Decision,
  { toMeetingId }: MoveDecisionInput,
): Promise<void> {
  const [from, to] = [
    await context.find(Meeting, row.meetingId, 'input.decisionId'),
    await context.hold(Meeting, toMeetingId, 'input.toMeetingId'),
  ];
  if (to.committeeId !== from.committeeId || !isAhead(to)) {
    throw HubError.badInput(
      'input.toMeetingId',
      'Name a meeting of the same committee that is still to be held.',
    );
  }
  row.movedToId = to.id;
  const item = await placeItemOn(context, to, {
    title: await titleOf(context, row),
    description: movedFrom(row),
  });
  await copyMatters(context, row, item);
}

/** Of the item that it was decided on; without one, the beginning of the decision. */
async function titleOf({ em }: CommandContext, { agendaItemId, text }: Decision): Promise<string> {
  const item = agendaItemId === null ? null : await em.findOne(AgendaItem, { id: agendaItemId });
  if (item) return item.title;
  const letters = Array.from(text);
  return letters.length <= TITLE ? text : `${letters.slice(0, TITLE - 1).join('')}…`;
}
