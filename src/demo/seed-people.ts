/** Civic bodies, terms, seats, people and their posts, into the database. */
import type pg from 'pg';
import type { Tables } from '../engine/database/tables.ts';
import { CivicBody } from '../domain/organisation/civic-body.entity.ts';
import { Term } from '../domain/organisation/term.entity.ts';
import { Appointment } from '../domain/people/appointment.entity.ts';
import { Person } from '../domain/people/person.entity.ts';
import { Seat } from '../domain/people/seat.entity.ts';
import { demoCivicBodies, demoTerms } from './demo-bodies.ts';
import { type DemoBodies, type DemoPeople, demoPeople } from './demo-people.ts';
import { insertRows } from './insert.ts';
import type { Random } from './random.ts';

/** Everybody who was made. Their places, organisations, posts and units must be there. */
export async function seedPeople(
  client: pg.Client,
  tables: Tables,
  bodies: Omit<DemoBodies, 'civicBodies'>,
  { random, begin, asOf }: { random: Random; begin: Date; asOf: Date },
): Promise<DemoPeople> {
  const civicBodies = demoCivicBodies(bodies.places, random, begin);
  const terms = demoTerms(bodies.organisations, civicBodies, random, { at: begin, asOf });
  const made = demoPeople({ ...bodies, civicBodies }, random, begin, asOf);
  const { people, appointments, seats } = made;
  await insertRows<object>(client, tables, CivicBody, civicBodies);
  await insertRows<object>(client, tables, Term, terms);
  // As the trigger would have it, which so finds nothing to change: its update would be of the moment of the seeding.
  const held = new Set(appointments.map(({ personId }) => personId));
  const marked = people.map((one) => Object.assign({}, one, { isAppointed: held.has(one.id) }));
  await insertRows<object>(client, tables, Person, marked);
  await insertRows<object>(client, tables, Seat, seats);
  await insertRows<object>(client, tables, Appointment, appointments);
  return made;
}
