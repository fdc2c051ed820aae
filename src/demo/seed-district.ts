/** The rows of the demo district, into the database: the same for the same seed and moment. */
import type pg from 'pg';
import { DAY_MS } from '../day.ts';
import type { Tables } from '../engine/database/tables.ts';
import { Claim } from '../domain/need/claim.entity.ts';
import { claim } from '../domain/need/claim.noun.ts';
import { Need } from '../domain/need/need.entity.ts';
import { need } from '../domain/need/need.noun.ts';
import { BuildingPost } from '../domain/organisation/building-post.entity.ts';
import { PartyOrganisation } from '../domain/organisation/party-organisation.entity.ts';
import { Place } from '../domain/place/place.entity.ts';
import { signAll } from './agreement-signers.ts';
import { demoNeeds } from './demo-needs.ts';
import { type Led, demoOrganisations, demoPosts } from './demo-organisations.ts';
import { type DemoUnit, demoUnits } from './demo-partnership.ts';
import { type DemoPlace, demoPlaces } from './demo-places.ts';
import { insertRows } from './insert.ts';
import { Random } from './random.ts';
import { advance, numbered } from './row-numbers.ts';
import { seedFigures } from './seed-figures.ts';
import { seedMeetings } from './seed-meetings.ts';
import { seedPartnership, seedUnits } from './seed-partnership.ts';
import { seedPeople } from './seed-people.ts';
import { seedProjects } from './seed-projects.ts';
import { seedProvision } from './seed-provision.ts';

export interface DistrictOptions {
  seed: number;
  /** The present of the demo: nothing happens after it. */
  asOf: Date;
  needs: number;
  /** Grids times so many, for measuring with more rows. */
  more?: number;
}

/** How far back the demo goes. */
export const HISTORY_MS = 500 * DAY_MS;

/** All but accounts; the tables must be empty. */
export async function seedDistrict(
  client: pg.Client,
  tables: Tables,
  { seed: from, asOf, needs, more }: DistrictOptions,
) {
  const random = new Random(from);
  const begin = new Date(asOf.getTime() - HISTORY_MS);
  await client.query(
    `select set_config('gridhub.actor', 'demo', true), set_config('gridhub.command', 'seed', true)`,
  );
  const places = demoPlaces(random, begin, more);
  const organisations = demoOrganisations(places, random, begin);
  const units = demoUnits(places, random, asOf);
  await insertRows(client, tables, Place, places);
  const posts = demoPosts(places, organisations, random, begin);
  await insertRows(client, tables, PartyOrganisation, of(organisations));
  await seedProvision(client, tables, { places, random: new Random(from + 21), at: begin });
  await seedFigures(client, tables, { places, random: new Random(from + 22), at: begin });
  await insertRows(client, tables, BuildingPost, of(posts));
  const bodies = { places, organisations, posts, units: units.map(({ unit }) => unit) };
  await seedUnits(client, tables, units);
  const made = await seedPeople(client, tables, bodies, {
    random: new Random(from + 1),
    begin,
    asOf,
  });
  signAll(units, made);
  await seedPartnership(client, tables, units, random);
  const lists = demoNeeds(places, units, random, { count: needs, asOf });
  await seedLists(client, tables, lists);
  await seedWhatFollows(client, tables, {
    ...lists,
    people: made.people,
    appointments: made.appointments,
    seats: made.seats,
    places,
    units,
    organisations,
    from,
    asOf,
  });
  await advance(client, 'place_key_sequence', places.length);
  await client.query(`insert into hub_fact (name, value) values ('demo', $1)`, [
    JSON.stringify({ seed: from, asOf }),
  ]);
}

type Lists = ReturnType<typeof demoNeeds>;

/** Needs and claims, with their numbers and histories. */
async function seedLists(client: pg.Client, tables: Tables, lists: Lists): Promise<void> {
  numbered(lists.needs, 'N');
  numbered(lists.claims, 'C');
  await insertRows(client, tables, Need, lists.needs);
  await insertRows(client, tables, need.Step, lists.needSteps);
  await insertRows(client, tables, Claim, lists.claims);
  await insertRows(client, tables, claim.Step, lists.claimSteps);
  await advance(client, 'need_number_sequence', lists.needs.length);
  await advance(client, 'claim_number_sequence', lists.claims.length);
}

type Named = Pick<Awaited<ReturnType<typeof seedPeople>>, 'people' | 'appointments' | 'seats'>;

interface Before extends Lists, Named {
  places: readonly DemoPlace[];
  units: readonly DemoUnit[];
  organisations: readonly Led<PartyOrganisation>[];
  from: number;
  asOf: Date;
}

/** What rests on needs and people: meetings about them, and projects that those decide on. */
async function seedWhatFollows(client: pg.Client, tables: Tables, before: Before): Promise<void> {
  const { organisations, seats, appointments, needs, from, asOf } = before;
  const { decisions } = await seedMeetings(client, tables, {
    organisations: of(organisations),
    seats,
    appointments,
    needs,
    random: new Random(from + 2),
    asOf,
  });
  await seedProjects(
    client,
    tables,
    { ...before, decisions },
    { random: new Random(from + 13), asOf },
  );
}

const of = <T>(led: readonly { of: T }[]): T[] => led.map((one) => one.of);
