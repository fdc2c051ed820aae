/**
 * People of the demo and their posts: secretaries who lead the residents' committee too, grid workers who lead a Party group,
 * members of two committees, heads of units on the joint committees, and posts that are vacant.
 */
import type { Appointment } from '../domain/people/appointment.entity.ts';
import type { Post } from '../domain/people/appointment.enums.ts';
import type { Person } from '../domain/people/person.entity.ts';
import type { Seat } from '../domain/people/seat.entity.ts';
import type { BuildingPost } from '../domain/organisation/building-post.entity.ts';
import type { PartyOrganisation } from '../domain/organisation/party-organisation.entity.ts';
import type { PartnerUnit } from '../domain/partnership/partner-unit.entity.ts';
import { dayOf } from '../input.ts';
import type { DemoCivicBody } from './demo-bodies.ts';
import { NAMES } from './demo-names.ts';
import type { Led } from './demo-organisations.ts';
import type { DemoPlace } from './demo-places.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';

/** As rows are put in: what the database computes is left out. */
export type DemoPerson = Omit<Person, 'isAppointed'>;
export type DemoAppointment = Omit<Appointment, 'bodyId'>;

/** More names than the lists have, still each with 示范 in it. */
const GIVEN = '建国英明秀芳伟民春燕志强丽华'.split('');

interface Place {
  id: string;
  path: string;
}

/** Grid workers of the district, as its article counts them. */
const GRID_WORKERS = 354;

export class DemoPeople {
  readonly people: DemoPerson[] = [];
  readonly appointments: DemoAppointment[] = [];
  readonly seats: Seat[] = [];
  private readonly random: Random;
  private readonly at: Date;
  private readonly asOf: Date;

  constructor(random: Random, at: Date, asOf: Date) {
    this.random = random;
    this.at = at;
    this.asOf = asOf;
  }

  person({ id: placeId, path }: Place, name?: string, unitId: string | null = null): DemoPerson {
    const given = name ?? `${this.random.pick(NAMES).charAt(0)}${this.random.pick(GIVEN)}示范`;
    const person: DemoPerson = {
      id: this.random.id('person', this.at),
      name: given,
      placeId,
      path,
      unitId,
      mergedIntoId: null,
      erasedAt: null,
      ...stamps(this.at),
    };
    this.people.push(person);
    return person;
  }

  /** A unit's seat on a committee, from before anybody holds it on. */
  seat(unitId: string, { id: committeeId, path }: { id: string; path: string }): void {
    this.seats.push({
      id: this.random.id('seat', this.at),
      committeeId,
      unitId,
      path,
      validFrom: dayOf(this.at),
      validUntil: null,
      ...stamps(this.at),
    });
  }

  /** From a day up to 24 days after the demo begins on; one in twelve has ended, and the post is vacant since. */
  appoint(
    { id: personId, unitId }: DemoPerson,
    post: Post,
    on: Partial<DemoAppointment> & { path: string },
    canBeVacant = false,
  ): void {
    const from = this.random.hoursAfter(this.at, 0, 24 * 60);
    const isOver = canBeVacant && this.random.chance(1 / 12);
    const until = isOver ? this.random.hoursAfter(this.asOf, -24 * 200, -24) : null;
    this.appointments.push({
      id: this.random.id('appointment', this.at),
      personId,
      post,
      partyOrganisationId: null,
      civicBodyId: null,
      buildingPostId: null,
      gridId: null,
      termId: null,
      unitId,
      validFrom: dayOf(from),
      validUntil: until && dayOf(until),
      ...stamps(this.at),
      ...on,
    });
  }
}

export interface DemoBodies {
  places: readonly DemoPlace[];
  organisations: readonly Led<PartyOrganisation>[];
  civicBodies: readonly DemoCivicBody[];
  posts: readonly Led<BuildingPost>[];
  units: readonly PartnerUnit[];
}

/** Everybody who holds a post in the demo. */
export function demoPeople(bodies: DemoBodies, random: Random, at: Date, asOf: Date): DemoPeople {
  const all = new DemoPeople(random, at, asOf);
  const leaders = leadersOf(all, bodies);
  membersOf(all, bodies, leaders, random);
  gridWorkers(all, bodies, leaders, random);
  for (const { of, by } of bodies.posts) {
    const holder = all.person({ id: of.placeId, path: of.path }, by);
    all.appoint(holder, 'POST_HOLDER', { buildingPostId: of.id, path: of.path });
  }
  concurrentMembers(all, bodies, random);
  return all;
}

const placeOf = ({ placeId: id, path }: { placeId: string; path: string }): Place => ({ id, path });

/** By the place: who leads its Party organisation leads the joint committee too. */
function leadersOf(all: DemoPeople, { organisations }: DemoBodies): Map<string, DemoPerson> {
  const leaders = new Map<string, DemoPerson>();
  for (const { of: body, by } of organisations) {
    const isGroup = body.kind === 'GRID_GROUP';
    const leader = leaders.get(body.placeId) ?? all.person(placeOf(body), by);
    leaders.set(body.placeId, leader);
    const on = { partyOrganisationId: body.id, path: body.path };
    all.appoint(leader, isGroup ? 'GROUP_LEADER' : 'SECRETARY', on, isGroup);
  }
  return leaders;
}

/** The two committees of a community share members; of three directors two are the secretary. */
function membersOf(
  all: DemoPeople,
  { organisations, civicBodies }: DemoBodies,
  leaders: ReadonlyMap<string, DemoPerson>,
  random: Random,
): void {
  const deputies = new Map<string, DemoPerson>();
  for (const { of: body } of organisations) {
    if (body.kind === 'GRID_GROUP' || body.kind.startsWith('JOINT')) continue;
    const on = { partyOrganisationId: body.id, path: body.path };
    const deputy = all.person(placeOf(body));
    deputies.set(body.placeId, deputy);
    all.appoint(deputy, 'DEPUTY_SECRETARY', on, true);
    for (let n = random.whole(1, 3); n > 0; n -= 1) {
      all.appoint(all.person(placeOf(body)), 'MEMBER', on);
    }
  }
  for (const body of civicBodies) {
    const on = { civicBodyId: body.id, path: body.path };
    const leader = leaders.get(body.placeId);
    const deputy = deputies.get(body.placeId);
    const isOwners = body.kind === 'OWNERS_COMMITTEE';
    const isLed = !isOwners && leader && random.chance(2 / 3);
    all.appoint(isLed ? leader : all.person(placeOf(body)), 'DIRECTOR', on);
    if (deputy && random.chance(0.6)) all.appoint(deputy, 'MEMBER', on);
    for (let n = random.whole(2, 4); n > 0; n -= 1) {
      all.appoint(all.person(placeOf(body)), 'MEMBER', on);
    }
  }
}

/** One for every grid, a second for some; every third of the first leads the Party group of its grid. */
function gridWorkers(
  all: DemoPeople,
  { places }: DemoBodies,
  leaders: ReadonlyMap<string, DemoPerson>,
  random: Random,
): void {
  const grids = places.filter(({ kind }) => kind === 'GRID');
  const count = Math.round((GRID_WORKERS * grids.length) / 248);
  for (let i = 0; i < count; i += 1) {
    const grid = grids[i % grids.length];
    if (!grid) return;
    const leader = i < grids.length && random.chance(1 / 3) ? leaders.get(grid.id) : undefined;
    all.appoint(leader ?? all.person(grid), 'GRID_WORKER', { gridId: grid.id, path: grid.path });
  }
}

/** Each unit has a seat on the joint committees of its community and of its street; its head holds it, or it is vacant. */
function concurrentMembers(
  all: DemoPeople,
  { organisations, units }: DemoBodies,
  random: Random,
): void {
  const joint = organisations.filter(({ of }) => of.kind.startsWith('JOINT'));
  for (const unit of units) {
    const head = all.person(placeOf(unit), undefined, unit.id);
    for (const { of: body } of joint.filter((one) => unit.path.startsWith(one.of.path))) {
      all.seat(unit.id, body);
      if (random.chance(1 / 6)) continue;
      all.appoint(head, 'CONCURRENT_MEMBER', { partyOrganisationId: body.id, path: body.path });
    }
  }
}
