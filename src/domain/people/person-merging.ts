/**
 * Two rows of one person become one: a person that stands there twice hides a cross-appointment. The row that goes
 * stays as a sign to the other, so that whoever kept its id finds where it went.
 */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Appointment } from './appointment.entity.ts';
import { overlap } from './appointment.rules.ts';
import type { MergePersonsInput } from './people.inputs.ts';
import { Person } from './person.entity.ts';

/** Both, in the order of their ids, so that two mergings at once wait for each other. @throws NOT_FOUND */
export async function lockTwo(
  context: CommandContext,
  { personId, intoId }: MergePersonsInput,
): Promise<Person> {
  if (personId === intoId) {
    throw HubError.badInput('input.intoId', 'Name two rows: these are the same.');
  }
  const named = [
    { id: personId, argument: 'input.personId' },
    { id: intoId, argument: 'input.intoId' },
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, argument } of named) await context.lock(Person, id, argument);
  return context.find(Person, personId, 'input.personId');
}

/** @throws CONFLICT where one of them was merged before or they are of two units, FORBIDDEN where the other is not the giver's */
export async function mergeInto(
  context: CommandContext,
  row: Person,
  { intoId }: MergePersonsInput,
): Promise<void> {
  const into = await context.find(Person, intoId, 'input.intoId');
  await context.require('mergePersons', into);
  const merged = [row, into].find((one) => one.mergedIntoId !== null);
  if (merged) throw HubError.conflict(`${merged.id} was merged into ${merged.mergedIntoId}.`);
  if (row.unitId !== null && into.unitId !== null && row.unitId !== into.unitId) {
    throw HubError.conflict('They are people of two units: amend one of them first.');
  }
  into.unitId ??= row.unitId;
  into.updatedAt = context.now;
  row.mergedIntoId = into.id;
  row.updatedAt = context.now;
  await moveAppointments(context, row, into);
  await moveWhatNames(context, row.id, into.id);
}

/** Its accounts, the meetings that it sat in, the decisions that it sees to, the agreements that it signed, and the projects that it leads; not one that the other accepted, whose lead would then have accepted it. */
async function moveWhatNames({ em, now }: CommandContext, from: string, to: string): Promise<void> {
  await em.execute(
    '/* person.moveAccounts */ update account set person_id = ? where person_id = ?',
    [to, from],
  );
  await em.execute(
    `/* person.moveProjects */ update project set lead_id = ?, updated_at = ?
     where lead_id = ? and accepted_by_id is distinct from ?`,
    [to, now, from, to],
  );
  await em.execute(
    '/* person.moveAttendance */ update attendance set person_id = ?, updated_at = ? where person_id = ?',
    [to, now, from],
  );
  await em.execute(
    '/* person.moveDecisions */ update decision set person_id = ?, updated_at = ? where person_id = ?',
    [to, now, from],
  );
  for (const column of ['signed_for_place_id', 'signed_for_unit_id']) {
    await em.execute(
      `/* person.moveAgreements */ update agreement set ${column} = ?, updated_at = ? where ${column} = ?`,
      [to, now, from],
    );
  }
}

/** What both held at the same time becomes one that lasts as long as both. */
async function moveAppointments({ em, now }: CommandContext, from: Person, to: Person) {
  const [moved, kept] = await Promise.all(
    [from.id, to.id].map((personId) =>
      em.find(Appointment, { personId }, { orderBy: { id: 'asc' } }),
    ),
  );
  for (const one of moved ?? []) {
    const same = kept?.find((other) => isSamePost(one, other) && overlap(one, other));
    one.updatedAt = now;
    if (!same) {
      one.personId = to.id;
      continue;
    }
    same.validFrom = one.validFrom < same.validFrom ? one.validFrom : same.validFrom;
    same.validUntil = laterOf(one.validUntil, same.validUntil);
    same.updatedAt = now;
    em.remove(one);
  }
}

function isSamePost(a: Appointment, b: Appointment): boolean {
  const keys = ['post', 'partyOrganisationId', 'civicBodyId', 'buildingPostId', 'gridId'] as const;
  return keys.every((key) => a[key] === b[key]);
}

/** Null: without an end. */
function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}
