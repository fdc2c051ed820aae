/** Joint meetings of the demo and what they decided, into the database. */
import type pg from 'pg';
import type { Tables } from '../engine/database/tables.ts';
import { AgendaItem } from '../domain/meeting/agenda-item.entity.ts';
import { Attendance } from '../domain/meeting/attendance.entity.ts';
import { Decision } from '../domain/meeting/decision.entity.ts';
import { Matter } from '../domain/meeting/matter.entity.ts';
import { Meeting } from '../domain/meeting/meeting.entity.ts';
import { decision, meeting } from '../domain/meeting/meeting.noun.ts';
import { movedFrom } from '../domain/meeting/meeting.rules.ts';
import type { Need } from '../domain/need/need.entity.ts';
import type { PartyOrganisation } from '../domain/organisation/party-organisation.entity.ts';
import type { Seat } from '../domain/people/seat.entity.ts';
import type { DemoAgenda } from './demo-agenda.ts';
import { DemoMeetings } from './demo-meetings.ts';
import type { DemoAppointment } from './demo-people.ts';
import { insertRows } from './insert.ts';
import type { Random } from './random.ts';
import { advance, numbered } from './row-numbers.ts';

interface Given {
  organisations: readonly PartyOrganisation[];
  seats: readonly Seat[];
  appointments: readonly DemoAppointment[];
  needs: readonly Need[];
  random: Random;
  asOf: Date;
}

/** The committees, their seats and the needs must be there. */
export async function seedMeetings(
  client: pg.Client,
  tables: Tables,
  { organisations, ...given }: Given,
): Promise<DemoAgenda> {
  const committees = organisations.filter(({ kind }) => kind.startsWith('JOINT'));
  const all = new DemoMeetings({ committees, ...given });
  numbered(all.meetings, 'M');
  const { agenda } = all;
  numbered(agenda.decisions, 'D');
  for (const { item, decision: from } of agenda.moved) item.description = movedFrom(from);
  await insertRows(client, tables, Meeting, all.meetings);
  await insertRows(client, tables, meeting.Step, all.meetingSteps);
  await insertRows(client, tables, Attendance, all.attendance);
  await insertRows(client, tables, AgendaItem, agenda.items);
  await insertRows<object>(client, tables, Decision, agenda.decisions);
  await insertRows(client, tables, decision.Step, agenda.decisionSteps);
  await insertRows(client, tables, Matter, agenda.matters);
  await advance(client, 'meeting_number_sequence', all.meetings.length);
  await advance(client, 'decision_number_sequence', agenda.decisions.length);
  return agenda;
}
