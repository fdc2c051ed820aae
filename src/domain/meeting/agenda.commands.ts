/** The commands on the agenda: by the leaders of the committee's place and by member units, until the meeting is held. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven, optionalText } from '../../input.ts';
import { type Subject, leaders, unit } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import { Lifecycle } from '../../engine/noun/lifecycle.ts';
import { made } from '../../engine/noun/making.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { rowAsPayload } from '../../engine/noun/row-payload.ts';
import { readTold } from '../text/told-text.ts';
import { addMatters } from './about.ts';
import type { AgendaItem } from './agenda-item.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { ProposeAgendaItemInput, WithdrawAgendaItemInput } from './meeting.inputs.ts';
import { agendaItem } from './meeting.noun.ts';
import { seatsOn } from '../people/seats-on.ts';

export const TITLE = 100;
const DESCRIPTION = 2_000;

const proposers = { PLACE: leaders, UNIT: unit } as const;
const sideOf = ({ unitId }: { unitId?: string | null }) => (isGiven(unitId) ? 'UNIT' : 'PLACE');

interface OnMeeting extends Subject {
  meeting: Meeting;
}

/** How an item comes to be, whoever proposes it. */
const PROPOSAL = {
  input: ProposeAgendaItemInput,
  make: propose,
  follows: (context: CommandContext, row: AgendaItem, { about }: ProposeAgendaItemInput) =>
    addMatters(context, row, { agendaItemId: row.id }, about),
};

/** An item of the place's, on a meeting that is held already; the guard of the command that makes it is asked on the meeting. */
export function placeItemOn(
  context: CommandContext,
  meeting: Meeting,
  input: Pick<ProposeAgendaItemInput, 'title' | 'description' | 'about'>,
): Promise<AgendaItem> {
  const on = async () => ({ meeting, path: meeting.path, unitId: null });
  const item = { may: leaders, ...PROPOSAL, on, term: '议题' };
  const ways = { noun: agendaItem, lifecycle: new Lifecycle<string, string>('agenda_item', {}) };
  const given = Object.assign(new ProposeAgendaItemInput(), { meetingId: meeting.id }, input);
  return made(ways, item, context, given);
}

export const agendaCommands = commandsOf<AgendaItem>(
  agendaItem,
  {
    proposeAgendaItem: {
      may: {
        rules: proposers,
        side: (_: Subject, input: ProposeAgendaItemInput) => sideOf(input),
      },
      on: meetingOf,
      ...PROPOSAL,
      term: 'By the place or by a member unit, until the meeting is held 提出议题',
    },
    withdrawAgendaItem: {
      may: { rules: proposers, side: sideOf },
      input: WithdrawAgendaItemInput,
      change: withdraw,
      term: 'By the side that proposed it, until the meeting is held 撤回议题',
    },
  },
  { payload: rowAsPayload(agendaItem, 'agendaItem') },
);

/** Held, so that it is not held meanwhile. */
async function meetingOf(
  context: CommandContext,
  { meetingId, unitId }: ProposeAgendaItemInput,
): Promise<OnMeeting> {
  const meeting = await context.hold(Meeting, meetingId, 'input.meetingId');
  return { meeting, path: meeting.path, unitId: unitId ?? null };
}

/** @throws CONFLICT once it was held, FORBIDDEN for a unit without a seat, BAD_USER_INPUT for texts */
async function propose(
  context: CommandContext,
  { title, description, unitId = null }: ProposeAgendaItemInput,
  on: Subject,
): Promise<Columns<AgendaItem>> {
  const { meeting } = on as OnMeeting;
  requireAhead(meeting);
  if (unitId !== null) await requireSeat(context, meeting, unitId);
  const text = optionalText('input.description', description, DESCRIPTION);
  return {
    meetingId: meeting.id,
    unitId,
    title: await readTold(context, 'input.title', title, TITLE),
    description: text && (await readTold(context, 'input.description', text, DESCRIPTION)),
  };
}

async function withdraw(context: CommandContext, row: AgendaItem): Promise<void> {
  requireAhead(await context.hold(Meeting, row.meetingId, 'input.agendaItemId'));
  if (row.isWithdrawn) throw HubError.conflict('This item was withdrawn before.');
  row.isWithdrawn = true;
}

/** Whether it is still to be held. */
export const isAhead = ({ state }: Meeting): boolean =>
  ['PLANNED', 'NOTIFIED', 'POSTPONED'].includes(state);

/** @throws CONFLICT once it was held, or where it was cancelled */
export function requireAhead(meeting: Meeting): void {
  const { number, state } = meeting;
  if (isAhead(meeting)) return;
  throw HubError.conflict(`The agenda of ${number} is closed.`, state);
}

async function requireSeat(context: CommandContext, meeting: Meeting, unitId: string) {
  const seats = await seatsOn(context, meeting.committeeId, dayOf(context.now));
  if (seats.some((one) => one.unitId === unitId)) return;
  throw HubError.forbidden('This unit has no seat on the committee.');
}
