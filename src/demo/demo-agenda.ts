/**
 * What joint meetings of the demo speak of and decide: items about needs of the place, a decision on each, and anew what the meeting
 * before decided and nobody did.
 */
import { DAY_MS } from '../day.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import type { AgendaItem } from '../domain/meeting/agenda-item.entity.ts';
import type { Decision } from '../domain/meeting/decision.entity.ts';
import type { Matter } from '../domain/meeting/matter.entity.ts';
import type { Meeting } from '../domain/meeting/meeting.entity.ts';
import type { Need } from '../domain/need/need.entity.ts';
import type { Seat } from '../domain/people/seat.entity.ts';
import { dayOf } from '../input.ts';
import { ITEMS, MOVING_REASONS } from './meeting-texts.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';

export type DemoDecision = Omit<Decision, 'bodyId'>;

/** By whom all of it is said. */
const GIVER = { actor: '社区书记（演示）', role: 'COMMUNITY_SECRETARY' };

/** Before a meeting its place goes through what the one before it has left open. */
const REVIEW_MS = 9 * DAY_MS;

interface Given {
  needs: readonly Need[];
  random: Random;
  asOf: Date;
}

/** What is decided on an item. */
interface Resolved {
  text: string;
  needId: string | null;
  unitId: string | null;
}

export class DemoAgenda {
  readonly items: AgendaItem[] = [];
  readonly decisions: DemoDecision[] = [];
  readonly decisionSteps: StateStep[] = [];
  readonly matters: Matter[] = [];
  /** Items that stand for a decision of the meeting before: they name its number, which it has once all are made. */
  readonly moved: { item: AgendaItem; decision: DemoDecision }[] = [];
  private readonly given: Given;

  constructor(given: Given) {
    this.given = given;
  }

  /** Two items, the second proposed by a unit, and what is moved from the meeting before; what was held decides on each. */
  discuss(meeting: Meeting, seats: readonly Seat[], before: Meeting | null): void {
    const { random } = this.given;
    const about = this.needsBefore(meeting);
    for (let i = 0; i < 2; i += 1) {
      const [title, text] = random.pick(ITEMS);
      const unitId = i === 0 ? null : (seats[0]?.unitId ?? null);
      const item = this.item(meeting, { title, unitId, at: meeting.createdAt });
      const needId = about[i]?.id ?? null;
      if (needId) this.matter(meeting, { agendaItemId: item.id }, needId, meeting.createdAt);
      this.decide(meeting, item, { text, needId, unitId });
    }
    if (before && !before.closedAt) this.takeUp(meeting, before);
  }

  private item(
    { id: meetingId, path }: Meeting,
    { title, unitId, at }: { title: string; unitId: string | null; at: Date },
  ): AgendaItem {
    const id = this.given.random.id('agenda_item', at);
    const said = { title, description: '', isWithdrawn: false };
    const item = { id, meetingId, unitId, path, ...said, ...stamps(at) };
    this.items.push(item);
    return item;
  }

  private needsBefore({ path, createdAt }: Meeting): Need[] {
    const { needs, random } = this.given;
    const there = needs.filter((one) => one.path.startsWith(path) && one.createdAt < createdAt);
    return there.length < 2 ? there : [random.pick(there), random.pick(there)];
  }

  /** Of what the meeting before has left open half is moved here, once this one is planned and before it is held. */
  private takeUp(meeting: Meeting, before: Meeting): void {
    const { random, asOf } = this.given;
    const from = Math.max(meeting.createdAt.getTime(), meeting.scheduledAt.getTime() - REVIEW_MS);
    const open = this.decisions.filter(
      ({ meetingId, state }) => meetingId === before.id && state === 'OPEN',
    );
    for (const decision of open) {
      const at = random.hoursAfter(new Date(from), 1, 72);
      if (random.chance(0.5) && at <= asOf) this.move(decision, meeting, at);
    }
  }

  private move(decision: DemoDecision, meeting: Meeting, at: Date): void {
    const { text, unitId, agendaItemId } = decision;
    const reason = this.given.random.pick(MOVING_REASONS);
    Object.assign(decision, {
      ...{ state: 'MOVED', movedToId: meeting.id, reason },
      ...{ version: decision.version + 1, updatedAt: at },
    });
    const move = { command: 'moveDecision', from: 'OPEN', to: 'MOVED', reason };
    this.step(decision, at, move);
    const title = this.items.find(({ id }) => id === agendaItemId)?.title ?? text;
    const item = this.item(meeting, { title, unitId: null, at });
    this.moved.push({ item, decision });
    const needId = this.matters.find((one) => one.decisionId === decision.id)?.needId ?? null;
    if (needId) this.matter(meeting, { agendaItemId: item.id }, needId, at);
    this.decide(meeting, item, { text, needId, unitId });
  }

  /** Nothing, unless it was held. */
  private decide(meeting: Meeting, item: AgendaItem, { text, needId, unitId }: Resolved): void {
    const { random, asOf } = this.given;
    const at = meeting.heldAt;
    if (!at) return;
    const doneAt = random.hoursAfter(at, 24 * 5, 24 * 55);
    const isDone = meeting.state === 'CLOSED' || (doneAt < asOf && random.chance(0.5));
    const decision: DemoDecision = {
      id: random.id('decision', at),
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
    };
    this.decisions.push(decision);
    this.step(decision, at, { command: 'recordDecision', from: null, to: 'OPEN', version: 1 });
    if (isDone) {
      const report = { command: 'reportDecisionDone', from: 'OPEN', to: 'OPEN', version: 2 };
      this.step(decision, doneAt, report);
      this.step(decision, doneAt, { command: 'confirmDecisionDone', from: 'OPEN', to: 'DONE' });
    }
    if (needId) this.matter(meeting, { decisionId: decision.id }, needId, at);
  }

  private step(
    { id: objectId, version }: DemoDecision,
    at: Date,
    move: Pick<StateStep, 'command' | 'from' | 'to'> & Partial<StateStep>,
  ): void {
    const id = this.given.random.id('step', at);
    this.decisionSteps.push({ id, objectId, version, at, ...GIVER, reason: null, ...move });
  }

  private matter(
    { id: meetingId, path }: Meeting,
    by: { agendaItemId?: string; decisionId?: string },
    needId: string,
    at: Date,
  ): void {
    const none = {
      ...{ agendaItemId: null, decisionId: null },
      ...{ resourceId: null, agreementId: null, projectId: null },
    };
    const id = this.given.random.id('matter', at);
    this.matters.push({ id, meetingId, path, ...none, ...by, needId, ...stamps(at) });
  }
}
