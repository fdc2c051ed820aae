/** Joint committees' seats, their meetings, and what those decide, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { agendaCommands } from './agenda.commands.ts';
import * as agenda from './agenda.resolver.ts';
import * as committee from './committee.resolver.ts';
import { decisionCommands } from './decision.commands.ts';
import * as matters from './matter.resolver.ts';
import { meetingCommands } from './meeting.commands.ts';
import { decisionList, meetingList } from './meeting-list.ts';
import { MEETING_LOADERS } from './meeting.loaders.ts';
import { agendaItem, attendance, decision, matter, meeting, seat } from './meeting.noun.ts';
import * as fields from './meeting.resolver.ts';
import { committeeCommands, seatCommands } from './seat.commands.ts';

const nouns = [seat, meeting, attendance, agendaItem, decision, matter];
const commands = [
  seatCommands,
  committeeCommands,
  meetingCommands,
  agendaCommands,
  decisionCommands,
];

/** Joint meetings 党建工作联席会议. */
export const meetings = joined(...nouns, meetingList, decisionList, ...commands, {
  resolvers: [
    committee.CommitteeResolver,
    committee.UnitSeatsResolver,
    committee.SeatResolver,
    fields.MeetingResolver,
    fields.AttendanceResolver,
    agenda.AgendaItemResolver,
    agenda.DecisionResolver,
    matters.MatterResolver,
    matters.NeedMattersResolver,
    matters.ResourceMattersResolver,
    matters.AgreementMattersResolver,
  ],
  loaders: MEETING_LOADERS,
});
