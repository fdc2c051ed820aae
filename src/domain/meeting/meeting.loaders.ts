/** Seats, meetings and what hangs on them, as pages; who holds a seat, and when a committee met last. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { matching } from '../../engine/loading/load-one.ts';
import { perKey } from '../../engine/loading/per-key.ts';
import { loadPage } from '../../engine/loading/load-page.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import type { Row } from '../../engine/loading/node.ts';
import type { Order } from '../../engine/loading/order.ts';
import { type PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { Agreement } from '../partnership/agreement.entity.ts';
import { Appointment } from '../people/appointment.entity.ts';
import { type AppointmentRow, inForce } from '../people/people.loaders.ts';
import { AgendaItem } from './agenda-item.entity.ts';
import { Attendance } from './attendance.entity.ts';
import { Decision } from './decision.entity.ts';
import { Matter } from './matter.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { Seat } from '../people/seat.entity.ts';

export type SeatRow = Row<Seat>;
export type MeetingRow = Row<Meeting>;
export type DecisionRow = Row<Decision>;

const BY_ID: Order = [{ property: 'id', column: 'id', type: 'text', direction: 'ASC' }];
export const LATEST_FIRST: Order = [
  { property: 'scheduledAt', column: 'scheduled_at', type: 'moment', direction: 'DESC' },
];

interface Listed {
  id: string;
}

const byId =
  <T extends Listed>(
    name: string,
    entity: abstract new () => T,
    key: keyof T & string,
    through: string,
  ) =>
  (reads: Snapshot) =>
    loadPageOf<T>(reads, { name, entity, key, order: BY_ID, through });

function seatsBy(reads: Snapshot, column: string, name: string, through: string) {
  const pages = loadPage<SeatRow>(reads, `seat.${name}`, Seat, [through]);
  return {
    load: (key: string, list: PagingArgs & { at?: string | null }) =>
      pages.load({
        part: { column, key },
        conditions: list.at ? [(sql) => inForce('t', sql.value(list.at))] : [],
        order: BY_ID,
        window: windowOf(list),
      }),
  };
}

/** By committee and unit: the appointment by which somebody sits there on the day. */
function holdersOn(reads: Snapshot, day: string) {
  return loadBy<string, AppointmentRow | null>(
    async (keys) => {
      const pairs = keys.map((key) => key.split(' '));
      const rows = await reads.query<AppointmentRow & { key: string }>(
        {
          name: 'seat.holders',
          text: `select distinct on (k.key) k.key, ${reads.columns(Appointment)}
            from unnest($1::text[], $2::text[], $3::text[]) k (key, committee, unit)
            join appointment t on t.body_id = k.committee and t.unit_id = k.unit
            where t.post = 'CONCURRENT_MEMBER' and ${inForce('t', '$4')}
            order by k.key, t.valid_from desc, t.id desc`,
          isPrepared: true,
        },
        [keys, pairs.map(([committee]) => committee), pairs.map(([, unit]) => unit), day],
      );
      return new Map(rows.map((row) => [row.key, row]));
    },
    () => null,
  );
}

export const MEETING_LOADERS = {
  seatsOfCommittee: (reads: Snapshot) =>
    seatsBy(reads, 'committee_id', 'ofCommittee', 'PartyOrganisation.seats'),
  seatsOfUnit: (reads: Snapshot) => seatsBy(reads, 'unit_id', 'ofUnit', 'PartnerUnit.seats'),
  seatHolders: (reads: Snapshot) => {
    const on = perKey((day) => holdersOn(reads, day));
    return {
      load: ({ committeeId, unitId }: SeatRow, day: string) =>
        on(day).load(`${committeeId} ${unitId}`),
    };
  },
  meetingsOfCommittee: (reads: Snapshot) =>
    loadPageOf<MeetingRow>(reads, {
      name: 'meeting.ofCommittee',
      entity: Meeting,
      key: 'committeeId',
      order: LATEST_FIRST,
      through: 'PartyOrganisation.meetings',
    }),
  /** When a committee met last, by its id; null where the viewer sees no meeting of it. */
  lastHeld: (reads: Snapshot) =>
    loadBy<string, Date | null>(
      async (ids) => {
        const one = matching('t.committee_id', ids);
        const rows = await reads.query<{ of: string; at: Date }>(
          {
            name: 'meeting.lastHeld',
            text: `select t.committee_id as of, max(t.held_at) as at from meeting t
              where ${one.text} and t.held_at is not null group by t.committee_id`,
            isPrepared: true,
          },
          [one.value],
        );
        return new Map(rows.map(({ of, at }) => [of, at]));
      },
      () => null,
    ),
  attendanceOfMeeting: byId('attendance.ofMeeting', Attendance, 'meetingId', 'Meeting.attendance'),
  agendaOfMeeting: byId('agendaItem.ofMeeting', AgendaItem, 'meetingId', 'Meeting.agenda'),
  decisionsOfMeeting: byId('decision.ofMeeting', Decision, 'meetingId', 'Meeting.decisions'),
  mattersOfItem: byId('matter.ofItem', Matter, 'agendaItemId', 'AgendaItem.about'),
  mattersOfDecision: byId('matter.ofDecision', Matter, 'decisionId', 'Decision.about'),
  agreementsOfDecision: byId(
    'agreement.ofDecision',
    Agreement,
    'decisionId',
    'Decision.agreements',
  ),
  mattersOfNeed: byId('matter.ofNeed', Matter, 'needId', 'Need.matters'),
  mattersOfResource: byId('matter.ofResource', Matter, 'resourceId', 'Resource.matters'),
  mattersOfProject: byId('matter.ofProject', Matter, 'projectId', 'Project.matters'),
  mattersOfAgreement: byId('matter.ofAgreement', Matter, 'agreementId', 'Agreement.matters'),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof MEETING_LOADERS> {}
}
