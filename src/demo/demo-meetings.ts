/**
 * Joint meetings of the demo: a quarter apart, with notice, a quorum, minutes and decisions about needs of the place; the
 * oldest are closed, the last ones are not, and of one committee in five the next is overdue.
 */
import { DAY_MS } from '../day.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import type { AgendaItem } from '../domain/meeting/agenda-item.entity.ts';
import type { Attendance } from '../domain/meeting/attendance.entity.ts';
import type { Decision } from '../domain/meeting/decision.entity.ts';
import type { Matter } from '../domain/meeting/matter.entity.ts';
import type { Meeting } from '../domain/meeting/meeting.entity.ts';
import type { MeetingState } from '../domain/meeting/meeting.enums.ts';
import type { Need } from '../domain/need/need.entity.ts';
import type { PartyOrganisation } from '../domain/organisation/party-organisation.entity.ts';
import type { Seat } from '../domain/people/seat.entity.ts';
import { dayOf } from '../input.ts';
import { ITEMS, MEETING_TITLES, VENUES } from './meeting-texts.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';

const QUARTER_MS = 91 * DAY_MS;
const HELD = 4;

export type DemoDecision = Omit<Decision, 'bodyId'>;

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
  needs: readonly Need[];
  random: Random;
  asOf: Date;
}

export class DemoMeetings {
  readonly meetings: Meeting[] = [];
  readonly meetingSteps: StateStep[] = [];
  readonly attendance: Attendance[] = [];
  readonly items: AgendaItem[] = [];
  readonly decisions: DemoDecision[] = [];
  readonly decisionSteps: StateStep[] = [];
  readonly matters: Matter[] = [];
  private readonly given: Given;

  constructor(given: Given) {
    this.given = given;
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
    for (let back = HELD - 1; back >= 0; back -= 1) {
      this.add(committee, seats, new Date(last.getTime() - back * QUARTER_MS), back);
    }
    if (!isLate) this.add(committee, seats, new Date(last.getTime() + QUARTER_MS), -1);
  }

  /** `back` quarters before the last that was held; before none: one that is planned. */
  private add(
    committee: PartyOrganisation,
    seats: readonly Seat[],
    scheduledAt: Date,
    back: number,
  ): void {
    const { random } = this.given;
    const { begun, done, state, when } = this.courseOf(scheduledAt, back);
    const quarter = MEETING_TITLES[Math.floor(scheduledAt.getUTCMonth() / 3)] ?? '';
    const id = random.id('meeting', begun);
    const heldAt = when('holdMeeting');
    const present = Math.max(Math.ceil(seats.length / 2), seats.length - random.whole(0, 2));
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
    this.discuss(meeting, seats);
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

  private invite(meeting: Meeting, seats: readonly Seat[], present: number): void {
    seats.forEach((seat, i) => {
      this.attendance.push({
        id: this.given.random.id('attendance', meeting.notifiedAt ?? meeting.createdAt),
        meetingId: meeting.id,
        seatId: seat.id,
        unitId: seat.unitId,
        personId: null,
        path: meeting.path,
        isPresent: meeting.heldAt && i < present,
        ...stamps(meeting.notifiedAt ?? meeting.createdAt),
      });
    });
  }

  /** Two items, the second proposed by a unit; what was held decides on each. */
  private discuss(meeting: Meeting, seats: readonly Seat[]): void {
    const { random } = this.given;
    const about = this.needsBefore(meeting);
    for (let i = 0; i < 2; i += 1) {
      const [title, text] = random.pick(ITEMS);
      const item: AgendaItem = {
        id: random.id('agenda_item', meeting.createdAt),
        meetingId: meeting.id,
        unitId: i === 0 ? null : (seats[0]?.unitId ?? null),
        path: meeting.path,
        title,
        description: '',
        isWithdrawn: false,
        ...stamps(meeting.createdAt),
      };
      this.items.push(item);
      const need = about[i];
      if (need) this.matter(meeting, { agendaItemId: item.id }, need, meeting.createdAt);
      if (meeting.heldAt) this.decide(meeting, item, text, { need, unitId: item.unitId });
    }
  }

  private needsBefore({ path, createdAt }: Meeting): Need[] {
    const { needs, random } = this.given;
    const there = needs.filter((one) => one.path.startsWith(path) && one.createdAt < createdAt);
    return there.length < 2 ? there : [random.pick(there), random.pick(there)];
  }

  private decide(
    meeting: Meeting,
    item: AgendaItem,
    text: string,
    { need, unitId }: { need: Need | undefined; unitId: string | null },
  ): void {
    const { random, asOf } = this.given;
    const at = meeting.heldAt ?? meeting.createdAt;
    const doneAt = random.hoursAfter(at, 24 * 5, 24 * 55);
    const isDone = meeting.state === 'CLOSED' || (doneAt < asOf && random.chance(0.5));
    const id = random.id('decision', at);
    this.decisions.push({
      id,
      number: '',
      meetingId: meeting.id,
      agendaItemId: item.id,
      path: meeting.path,
      text,
      partyOrganisationId: unitId === null ? meeting.committeeId : null,
      civicBodyId: null,
      unitId,
      personId: null,
      dueOn: dayOf(random.hoursAfter(at, 24 * 20, 24 * 60)),
      state: isDone ? 'DONE' : 'OPEN',
      reportedDoneAt: isDone ? doneAt : null,
      movedToId: null,
      reason: null,
      ...stamps(at),
      version: isDone ? 3 : 1,
      updatedAt: isDone ? doneAt : at,
    });
    this.decisionSteps.push(
      this.step(id, 1, at, { command: 'recordDecision', from: null, to: 'OPEN' }),
    );
    if (isDone) {
      const report = { command: 'reportDecisionDone', from: 'OPEN', to: 'OPEN' };
      const confirm = { command: 'confirmDecisionDone', from: 'OPEN', to: 'DONE' };
      this.decisionSteps.push(this.step(id, 2, doneAt, report), this.step(id, 3, doneAt, confirm));
    }
    if (need) this.matter(meeting, { decisionId: id }, need, at);
  }

  private matter(
    { id: meetingId, path }: Meeting,
    by: { agendaItemId?: string; decisionId?: string },
    need: Need,
    at: Date,
  ): void {
    const none = {
      ...{ agendaItemId: null, decisionId: null },
      ...{ resourceId: null, agreementId: null, projectId: null },
    };
    const id = this.given.random.id('matter', at);
    this.matters.push({ id, meetingId, path, ...none, ...by, needId: need.id, ...stamps(at) });
  }
}
