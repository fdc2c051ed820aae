/** The commands on people. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import { admins, leadersAndUnit } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { findPlace } from '../place/find-place.ts';
import { readTold } from '../text/told-text.ts';
import { Appointment } from './appointment.entity.ts';
import {
  AmendPersonInput,
  ErasePersonInput,
  MergePersonsInput,
  RegisterPersonInput,
} from './people.inputs.ts';
import { person } from './people.noun.ts';
import type { Person } from './person.entity.ts';
import { lockTwo, mergeInto } from './person-merging.ts';

const NAME = 40;

interface At {
  path: string;
  unitId: string | null;
  placeId: string;
}

export const personCommands = commandsOf<Person>(person, {
  registerPerson: {
    may: leadersAndUnit,
    input: RegisterPersonInput,
    on: placeOf,
    make: register,
    term: 'By the leaders of its place, or by the liaison of its unit 登记人员',
  },
  amendPerson: {
    may: leadersAndUnit,
    input: AmendPersonInput,
    change: amend,
    term: 'Its place can be changed by who leads both 修改人员',
  },
  mergePersons: {
    may: admins,
    input: MergePersonsInput,
    lock: lockTwo,
    change: mergeInto,
    term: 'Two rows of one person: its appointments and accounts go over 合并重复人员',
  },
  erasePerson: {
    may: admins,
    input: ErasePersonInput,
    change: erase,
    term: 'The name goes for good, the appointments stay 删除姓名',
  },
});

async function placeOf(
  context: CommandContext,
  { place, unitId = null }: RegisterPersonInput,
): Promise<At> {
  const { id: placeId, path } = await findPlace(context, place, 'input.place');
  if (isGiven(unitId)) await context.find(PartnerUnit, unitId, 'input.unitId');
  return { path, placeId, unitId };
}

async function register(
  context: CommandContext,
  { name }: RegisterPersonInput,
  on: { path: string },
): Promise<Columns<Person>> {
  const { placeId, unitId } = on as At;
  return { name: await readTold(context, 'input.name', name, NAME), placeId, unitId };
}

/** @throws CONFLICT once it was merged or erased, and for another unit while it sits for its own, FORBIDDEN where the new place or unit is not the giver's too */
async function amend(context: CommandContext, row: Person, input: AmendPersonInput): Promise<void> {
  requireWhole(row);
  if (isGiven(input.name)) row.name = await readTold(context, 'input.name', input.name, NAME);
  if (isGiven(input.place)) {
    const place = await findPlace(context, input.place, 'input.place');
    row.placeId = place.id;
    row.path = place.path;
  }
  if (input.unitId !== undefined && input.unitId !== row.unitId) {
    await refuseSitting(context, row);
    row.unitId = input.unitId;
  }
  const { path, unitId } = row;
  await context.require('amendPerson', { path, unitId });
}

/** A seat is the unit's: who leaves the unit gives it back first, which is for those who keep the committee. */
async function refuseSitting(context: CommandContext, { id, unitId }: Person): Promise<void> {
  if (unitId === null) return;
  const held = await context.em.findOne(Appointment, {
    personId: id,
    unitId,
    post: 'CONCURRENT_MEMBER',
    $or: [{ validUntil: null }, { validUntil: { $gt: dayOf(context.now) } }],
  });
  if (!held) return;
  throw HubError.conflict(
    `This person sits on ${held.partyOrganisationId} for its unit: end appointment ${held.id} first.`,
  );
}

/** @throws CONFLICT where it was done before */
function erase(context: CommandContext, row: Person): void {
  if (row.erasedAt !== null) throw HubError.conflict('This name was erased before.');
  row.name = null;
  row.erasedAt = context.now;
}

function requireWhole({ mergedIntoId, erasedAt }: Person): void {
  if (mergedIntoId !== null) {
    throw HubError.conflict(`This person was merged into ${mergedIntoId}: amend that one.`);
  }
  if (erasedAt !== null) throw HubError.conflict('The name of this person was erased.');
}
