/**
 * Joint meetings of the demo: a quarter apart, with notice, a quorum, and who was there for the units; the oldest are closed, the
 * last ones are not, and of one committee in five the next is overdue.
 */
import { DAY_MS } from '../day.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import type { Attendance } from '../domain/meeting/attendance.entity.ts';
import type { Meeting } from '../domain/meeting/meeting.entity.ts';
import type { MeetingState } from '../domain/meeting/meeting.enums.ts';
import { quorumOf } from '../domain/meeting/meeting.rules.ts';
import type { Need } from '../domain/need/need.entity.ts';
import type { PartyOrganisation } from '../domain/organisation/party-organisation.entity.ts';
import { isInForce } from '../domain/people/appointment.rules.ts';
import type { Seat } from '../domain/people/seat.entity.ts';
import { dayOf } from '../input.ts';
import { DemoAgenda } from './demo-agenda.ts';
import type { DemoAppointment } from './demo-people.ts';
import { MEETING_TITLES, VENUES } from './meeting-texts.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';

const QUARTER_MS = 91 * DAY_MS;
const HELD = 4;

const GIVER = { actor: '社区书记（演示）', role: 'COMMUNITY_SECRETARY' };

/** The steps by which a meeting came to its state, and how many days before or after it each was. */
const STEPS: readonly (readonly [string, MeetingState | null, MeetingState, number])[] = [
  ['planMeeting', null, 'PLANNED', -14],
  ['notifyMeeting', 'PLANNED', 'NOTIFIED', -6],
  ['holdMeeting', 'NOTIFIED', 'HELD', 0],
  ['recordMinutes', 'HELD', 'HELD', 1],
  ['confirmMinutes', 'HELD', 'MINUTES_CONFIRMED', 3],
  ['closeMeeting', 'MINUTES_CONFIRMED', 'CLOSED', 60],
];

interface Given {
  committees: readonly PartyOrganisation[];
  seats: readonly Seat[];
  appointments: readonly DemoAppointment[];
  needs: readonly Need[];
  random: Random;
  asOf: Date;
}

export class DemoMeetings {
  readonly meetings: Meeting[] = [];
  readonly meetingSteps: StateStep[] = [];
  readonly attendance: Attendance[] = [];
  readonly agenda: DemoAgenda;
  private readonly given: Given;
  private readonly holders: ReadonlyMap<string, readonly DemoAppointment[]>;

  constructor(given: Given) {
    this.given = given;
    this.agenda = new DemoAgenda(given);
    const sitting = given.appointments.filter(({ post }) => post === 'CONCURRENT_MEMBER');
    this.holders = Map.groupBy(sitting, (one) => `${one.partyOrganisationId} ${one.unitId}`);
    const seats = Map.groupBy(given.seats, ({ committeeId }) => committeeId);
    for (const committee of given.committees) {
      const own = seats.get(committee.id);
      if (own) this.addAll(committee, own);
    }
  }

  private addAll(committee: PartyOrganisation, seats: readonly Seat[]): void {
    const { random, asOf } = this.given;
    const isLate = random.chance(1 / 5);
    const last = new Date(
      asOf.getTime() - random.whole(5, 60) * DAY_MS - (isLate ? QUARTER_MS : 0),
    );
    // At nine in the morning to four in the afternoon, in China.
    last.setUTCHours(random.whole(1, 8), 0, 0, 0);
    let before: Meeting | null = null;
    for (let back = HELD - 1; back >= (isLate ? 0 : -1); back -= 1) {
      const meeting = this.add(
        committee,
        seats,
        new Date(last.getTime() - back * QUARTER_MS),
        back,
      );
      this.agenda.discuss(meeting, seats, before);
      before = meeting;
    }
  }

  /** `back` quarters before the last that was held; before none: one that is planned. */
  private add(
    committee: PartyOrganisation,
    seats: readonly Seat[],
    scheduledAt: Date,
    back: number,
  ): Meeting {
    const { random } = this.given;
    const { begun, done, state, when } = this.courseOf(scheduledAt, back);
    const quarter = MEETING_TITLES[Math.floor(scheduledAt.getUTCMonth() / 3)] ?? '';
    const id = random.id('meeting', begun);
    const heldAt = when('holdMeeting');
    const quorum = quorumOf(seats.length, committee.quorumPercent);
    const present = Math.max(quorum, seats.length - random.whole(0, 2));
    const meeting: Meeting = {
      id,
      number: '',
      committeeId: committee.id,
      path: committee.path,
      title: `${committee.name}${scheduledAt.getUTCFullYear()}年${quarter}联席会议`,
      state,
      scheduledAt,
      venue: random.pick(VENUES),
      notifiedAt: when('notifyMeeting'),
      heldAt,
      seats: heldAt && seats.length,
      present: heldAt && present,
      quorumPercent: heldAt && committee.quorumPercent,
      minutes:
        when('recordMinutes') && '会议听取了上次议定事项办理情况，讨论了本次议题，形成议定事项。',
      closedAt: when('closeMeeting'),
      reason: null,
      ...stamps(begun),
      version: done.length,
      updatedAt: done.length > 1 ? (when(done.at(-1)?.[0] ?? '') ?? begun) : begun,
    };
    this.meetings.push(meeting);
    done.forEach(([command, from, to, days], i) => {
      const moment = i === 0 ? begun : new Date(scheduledAt.getTime() + days * DAY_MS);
      this.meetingSteps.push(this.step(id, i + 1, moment, { command, from, to }));
    });
    if (meeting.notifiedAt) this.invite(meeting, seats, present);
    return meeting;
  }

  /** The steps that it had taken by the present, and when each was. */
  private courseOf(scheduledAt: Date, back: number) {
    const { asOf } = this.given;
    const at = new Date(scheduledAt.getTime() - 14 * DAY_MS);
    const begun = at > asOf ? asOf : at;
    const done = STEPS.filter(
      ([, , , days], i) =>
        (back >= 0 || i < 2) &&
        (back >= 2 || i < 5) &&
        (i === 0 || scheduledAt.getTime() + days * DAY_MS <= asOf.getTime()),
    );
    const state: MeetingState = done.at(-1)?.[2] ?? 'PLANNED';
    const when = (command: string) => {
      const step = done.find(([name]) => name === command);
      return step ? new Date(scheduledAt.getTime() + step[3] * DAY_MS) : null;
    };
    return { begun, done, state, when };
  }

  private step(
    objectId: string,
    version: number,
    at: Date,
    move: { command: string; from: string | null; to: string },
  ): StateStep {
    const id = this.given.random.id('step', at);
    return { id, objectId, version, at, ...move, ...GIVER, reason: null };
  }

  /** Who holds the seats then; of those that are missing first the ones that nobody holds. */
  private invite(meeting: Meeting, seats: readonly Seat[], present: number): void {
    const { random } = this.given;
    const notifiedAt = meeting.notifiedAt ?? meeting.createdAt;
    const sitting = seats.map((seat) => ({
      seat,
      personId: this.holderOf(seat, meeting),
      luck: random.next(),
    }));
    const first = sitting.toSorted(
      (a, b) => Number(a.personId === null) - Number(b.personId === null) || a.luck - b.luck,
    );
    const there = new Set(first.slice(0, present).map(({ seat }) => seat.id));
    for (const { seat, personId } of sitting) {
      this.attendance.push({
        id: random.id('attendance', notifiedAt),
        meetingId: meeting.id,
        seatId: seat.id,
        unitId: seat.unitId,
        personId,
        path: meeting.path,
        isPresent: meeting.heldAt && there.has(seat.id),
        ...stamps(notifiedAt),
        ...(meeting.heldAt && { version: 2, updatedAt: meeting.heldAt }),
      });
    }
  }

  /** On the day that it was held; of what is to be held nobody is known. */
  private holderOf({ committeeId, unitId }: Seat, { heldAt }: Meeting): string | null {
    if (!heldAt) return null;
    const holders = this.holders.get(`${committeeId} ${unitId}`) ?? [];
    return holders.find((one) => isInForce(one, dayOf(heldAt)))?.personId ?? null;
  }
}
