/** How a person is appointed: where, and whether the post is free. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { BuildingPost } from '../organisation/building-post.entity.ts';
import { lockBody } from '../organisation/find-body.ts';
import { Term } from '../organisation/term.entity.ts';
import { Place } from '../place/place.entity.ts';
import { Appointment } from './appointment.entity.ts';
import {
  type Where,
  canBeHeld,
  isInForce,
  isSingle,
  overlap,
  whereOf,
} from './appointment.rules.ts';
import type { AppointPersonInput } from './people.inputs.ts';
import { Person } from './person.entity.ts';
import { seatsOn } from './seats-on.ts';

/** The columns that name it; one of them is set. */
interface Held {
  partyOrganisationId?: string;
  civicBodyId?: string;
  buildingPostId?: string;
  gridId?: string;
}

/** Where an appointment is. */
export interface On {
  path: string;
  where: Where;
  held: Held;
}

/** What it is on, locked. @throws NOT_FOUND, BAD_USER_INPUT unless exactly one is given and the post can be held there */
export async function appointedOn(context: CommandContext, input: AppointPersonInput): Promise<On> {
  const { bodyId, buildingPostId, gridId, post } = input;
  const given = [bodyId, buildingPostId, gridId].filter(isGiven);
  if (given.length !== 1) {
    throw HubError.badInput(
      'input.bodyId',
      'Give exactly one of `bodyId`, `buildingPostId` and `gridId`.',
    );
  }
  const on = isGiven(bodyId)
    ? await onBody(context, bodyId)
    : isGiven(buildingPostId)
      ? await onPost(context, buildingPostId)
      : await onGrid(context, gridId ?? '');
  if (canBeHeld(post, on.where)) return on;
  throw HubError.badInput('input.post', `Nobody is ${post} there; see what each post is held on.`);
}

async function onBody(context: CommandContext, id: string): Promise<On> {
  const { body, column } = await lockBody(context, id, 'input.bodyId');
  return { path: body.path, where: whereOf(body.kind), held: column };
}

async function onPost(context: CommandContext, buildingPostId: string): Promise<On> {
  const { path } = await context.lock(BuildingPost, buildingPostId, 'input.buildingPostId');
  return { path, where: 'BUILDING_POST', held: { buildingPostId } };
}

async function onGrid(context: CommandContext, gridId: string): Promise<On> {
  const { path, kind } = await context.lock(Place, gridId, 'input.gridId');
  if (kind === 'GRID') return { path, where: 'GRID', held: { gridId } };
  throw HubError.badInput('input.gridId', `\`input.gridId\` names a ${kind}, not a GRID.`);
}

/** The columns of an appointment. @throws CONFLICT where the post is taken, or the person was merged or erased */
export async function appointed(
  context: CommandContext,
  input: AppointPersonInput,
  on: { path: string },
): Promise<Columns<Appointment>> {
  const { held } = on as On;
  const person = await wholePerson(context, input.personId);
  const { unitId } = person;
  const term = await termOf(context, input, held);
  const validFrom = input.validFrom ?? dayOf(context.now);
  if (term !== null) requireWithin(term, validFrom);
  const validUntil = input.validUntil ?? term?.validUntil ?? null;
  if (validUntil !== null && validUntil < validFrom) {
    throw HubError.badInput(
      'input.validUntil',
      `\`input.validUntil\` lies before ${validFrom}, its first day.`,
    );
  }
  const days = { validFrom, validUntil };
  if (input.post === 'CONCURRENT_MEMBER') await requireSeat(context, person, held, days);
  await refuseTaken(context, input, held, days);
  const { personId, post } = input;
  return { personId, post, ...held, termId: term?.id ?? null, unitId, validFrom, validUntil };
}

/** Kept from being merged or erased meanwhile. */
async function wholePerson(context: CommandContext, id: string): Promise<Person> {
  const person = await context.hold(Person, id, 'input.personId');
  if (person.mergedIntoId !== null) {
    throw HubError.conflict(`This person was merged into ${person.mergedIntoId}.`);
  }
  if (person.erasedAt === null) return person;
  throw HubError.conflict(
    'The name of this person was erased, nobody would know who holds the post: register the person anew.',
  );
}

/** @throws BAD_USER_INPUT for a term of another body */
async function termOf(context: CommandContext, { termId }: AppointPersonInput, held: Held) {
  if (!isGiven(termId)) return null;
  const term = await context.find(Term, termId, 'input.termId');
  const isOfBody =
    term.partyOrganisationId === (held.partyOrganisationId ?? null) &&
    term.civicBodyId === (held.civicBodyId ?? null);
  if (isOfBody) return term;
  throw HubError.badInput('input.termId', `Term ${term.number} is one of another body.`);
}

/** It may end later, where the next election is late. @throws BAD_USER_INPUT for a first day outside the term */
function requireWithin(term: Term, validFrom: string): void {
  if (isInForce(term, validFrom)) return;
  throw HubError.badInput(
    'input.validFrom',
    `Term ${term.number} runs from ${term.validFrom} to ${term.validUntil}, ${validFrom} is no day of it: give a first day in it, or leave \`input.termId\` out.`,
  );
}

/** The unit's head sits where the unit has a seat, and nobody else of it. @throws BAD_USER_INPUT for nobody's, CONFLICT without a seat that is free */
async function requireSeat(
  context: CommandContext,
  { id, unitId }: Person,
  { partyOrganisationId = '' }: Held,
  days: { validFrom: string; validUntil: string | null },
): Promise<void> {
  if (unitId === null) {
    throw HubError.badInput('input.personId', 'A concurrent member is a person of a unit.');
  }
  const seats = await seatsOn(context, partyOrganisationId, days.validFrom);
  if (!seats.some((one) => one.unitId === unitId)) {
    throw HubError.conflict('Its unit has no seat there on that day: seat it first.');
  }
  const sitting = await context.em.find(Appointment, {
    partyOrganisationId,
    unitId,
    post: 'CONCURRENT_MEMBER',
  });
  if (!sitting.some((one) => one.personId !== id && overlap(one, days))) return;
  throw HubError.conflict('Somebody else sits there for its unit: end that appointment first.');
}

/** What the post is on is locked: nobody else is being appointed to it meanwhile. */
async function refuseTaken(
  context: CommandContext,
  { personId, post }: AppointPersonInput,
  held: Held,
  days: { validFrom: string; validUntil: string | null },
): Promise<void> {
  const there = await context.em.find(Appointment, { ...held, post });
  const meanwhile = there.filter((one) => overlap(one, days));
  if (meanwhile.some((one) => one.personId === personId)) {
    throw HubError.conflict(`This person is ${post} there at that time already.`);
  }
  if (!isSingle(post) || meanwhile.length === 0) return;
  throw HubError.conflict(`Somebody is ${post} there at that time: end that appointment first.`);
}
