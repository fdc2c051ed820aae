/** People, whose names are personal, and their appointments. */
import { NAME } from '../../engine/access/personal.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { Appointment } from './appointment.entity.ts';
import { Person } from './person.entity.ts';

export const person = defineNoun({
  kind: 'person',
  plural: 'people',
  entity: Person,
  terms: { noun: '人员', list: '人员列表' },
  personal: { 'Person.name': { ...NAME, revealedAs: 'PERSON_NAME' } },
  through: ['Query.people', 'Place.people'],
});

export const appointment = defineNoun({
  kind: 'appointment',
  plural: 'appointments',
  entity: Appointment,
  terms: { noun: '任职', list: '任职列表' },
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders
    extends
      NounLoaders<'person', 'people', Person>,
      NounLoaders<'appointment', 'appointments', Appointment> {}
}
