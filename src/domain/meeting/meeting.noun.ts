/** Seats, meetings, their agenda, attendance, and decisions. */
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { AgendaItem } from './agenda-item.entity.ts';
import { Attendance } from './attendance.entity.ts';
import { Decision } from './decision.entity.ts';
import { Matter } from './matter.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { DecisionState, MeetingState } from './meeting.enums.ts';
import { Seat } from '../people/seat.entity.ts';

export const seat = defineNoun({
  kind: 'seat',
  plural: 'seats',
  entity: Seat,
  terms: { noun: '席位', list: '席位列表' },
  isRootless: true,
});

export const meeting = defineNoun({
  kind: 'meeting',
  plural: 'meetings',
  entity: Meeting,
  key: 'number',
  letter: 'M',
  states: MeetingState,
  terms: { noun: '联席会议', list: '联席会议列表' },
  through: ['Query.meetings'],
});

export const attendance = defineNoun({
  kind: 'attendance',
  plural: 'attendances',
  entity: Attendance,
  terms: { noun: '参会情况', list: '参会情况' },
  isRootless: true,
});

export const agendaItem = defineNoun({
  kind: 'agenda_item',
  plural: 'agendaItems',
  words: 'agenda item',
  entity: AgendaItem,
  terms: { noun: '议题', list: '议题列表' },
  isRootless: true,
});

export const decision = defineNoun({
  kind: 'decision',
  plural: 'decisions',
  entity: Decision,
  key: 'number',
  letter: 'D',
  states: DecisionState,
  terms: { noun: '议定事项', list: '议定事项列表' },
  through: ['Query.decisions'],
});

export const matter = defineNoun({
  kind: 'matter',
  plural: 'matters',
  entity: Matter,
  terms: { noun: '关联事项', list: '关联事项' },
  isRootless: true,
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders
    extends
      NounLoaders<'seat', 'seats', Seat>,
      NounLoaders<'meeting', 'meetings', Meeting>,
      NounLoaders<'attendance', 'attendances', Attendance>,
      NounLoaders<'agenda_item', 'agendaItems', AgendaItem>,
      NounLoaders<'decision', 'decisions', Decision>,
      NounLoaders<'matter', 'matters', Matter> {}
}
