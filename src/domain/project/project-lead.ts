/** Who leads a project, and that of a secretary project it is a secretary. */
import { HubError } from '../../errors.ts';
import { dayOf } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { requireAgreement } from '../partnership/agreement-in-force.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Appointment } from '../people/appointment.entity.ts';
import { isInForce } from '../people/appointment.rules.ts';
import { Person } from '../people/person.entity.ts';
import type { Project } from './project.entity.ts';
import type { ReplaceProjectLeadInput } from './project.inputs.ts';

type Led = Pick<Project, 'kind' | 'path' | 'leadId' | 'leadUnitId'>;

/**
 * @throws BAD_USER_INPUT for a person that is not of the unit which leads, or is no secretary where one must be;
 * CONFLICT for one that was merged or erased, and for a unit without an agreement there
 */
export async function requireLead(context: CommandContext, led: Led): Promise<void> {
  const person = await context.find(Person, led.leadId, 'input.leadId');
  if (person.mergedIntoId !== null) {
    throw HubError.conflict(`This person was merged into ${person.mergedIntoId}: name that one.`);
  }
  if (person.erasedAt !== null) throw HubError.conflict('The name of this person was erased.');
  if (led.leadUnitId !== null) await requireUnit(context, led, person);
  if (led.kind === 'SECRETARY') await requireSecretary(context, led);
}

async function requireUnit(context: CommandContext, led: Led, { unitId }: Person): Promise<void> {
  if (unitId !== led.leadUnitId) {
    throw HubError.badInput('input.leadId', 'Where a unit leads, the lead is one of its people.');
  }
  const unit = await context.find(PartnerUnit, unitId ?? '', 'input.leadUnitId');
  await requireAgreement(context, unit, led.path);
}

/** In office today, at the project's place, above it or within it. */
async function isSecretary({ em, now }: CommandContext, { leadId, path }: Led): Promise<boolean> {
  const held = await em.find(Appointment, { personId: leadId, post: 'SECRETARY' });
  const today = dayOf(now);
  const isNear = (at: string) => at.startsWith(path) || path.startsWith(at);
  return held.some((one) => isInForce(one, today) && isNear(one.path));
}

/** Whoever led it when it was deliberated may have left office since. @throws CONFLICT */
export async function requireSecretaryStill(context: CommandContext, row: Project): Promise<void> {
  if (row.kind !== 'SECRETARY' || (await isSecretary(context, row))) return;
  throw HubError.conflict(
    'Its lead is no secretary in office any more: have another lead it (replaceProjectLead).',
    row.state,
  );
}

async function requireSecretary(context: CommandContext, led: Led): Promise<void> {
  if (await isSecretary(context, led)) return;
  throw HubError.badInput(
    'input.leadId',
    'A secretary project is led by a secretary in office at its place, above it or within it.',
  );
}

/**
 * From now on another leads it; its side stays. Whoever led it before may accept it then, as any other.
 * @throws BAD_USER_INPUT for the one who leads it, and as `requireLead`
 */
export async function replaceLead(
  context: CommandContext,
  row: Project,
  { leadId }: ReplaceProjectLeadInput,
): Promise<void> {
  if (leadId === row.leadId) {
    throw HubError.badInput('input.leadId', 'This person leads it already.');
  }
  row.leadId = leadId;
  await requireLead(context, row);
}
