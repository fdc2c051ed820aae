/** How a project is proposed, and changed until it is deliberated. */
import { isGiven } from '../../input.ts';
import type { Subject } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { findPlace } from '../place/find-place.ts';
import { readTold } from '../text/told-text.ts';
import type { Project } from './project.entity.ts';
import type { AmendProjectInput, ProposeProjectInput } from './project.inputs.ts';
import { nameUnits } from './project-joining.ts';
import { requireLead } from './project-lead.ts';
import { readBudget, readMilestones } from './project-planning.ts';

const TITLE = 80;
const DESCRIPTION = 2000;

interface ProposedAt extends Subject {
  placeId: string;
}

/** A unit proposes what it leads itself. */
export async function proposedAt(
  context: CommandContext,
  { place, leadUnitId = null }: ProposeProjectInput,
): Promise<ProposedAt> {
  const { id: placeId, path } = await findPlace(context, place, 'input.place');
  return { placeId, path, unitId: leadUnitId };
}

/** @throws BAD_USER_INPUT, and as `requireLead` */
export async function propose(
  context: CommandContext,
  input: ProposeProjectInput,
  on: Subject,
): Promise<Columns<Project>> {
  const { placeId, path } = on as ProposedAt;
  const { kind, leadId, leadUnitId = null } = input;
  await requireLead(context, { kind, path, leadId, leadUnitId });
  const unitIds = leadUnitId === null ? [] : [leadUnitId];
  return {
    placeId,
    kind,
    leadId,
    leadUnitId,
    unitIds,
    title: await readTold(context, 'input.title', input.title, TITLE),
    description: await readDescription(context, input.description),
    ...(await readMilestones(context, input.milestones)),
    ...(await readBudget(context, input.budget, { path, leadUnitId, unitIds, budget: [] })),
  };
}

/** What is left out stays as it is. @throws BAD_USER_INPUT, and as `requireLead` */
export async function amend(
  context: CommandContext,
  row: Project,
  input: AmendProjectInput,
): Promise<void> {
  const { kind, title, description, leadId, leadUnitId, milestones, budget } = input;
  if (isGiven(title)) row.title = await readTold(context, 'input.title', title, TITLE);
  if (isGiven(description)) row.description = await readDescription(context, description);
  if (isGiven(milestones)) Object.assign(row, await readMilestones(context, milestones));
  if (isGiven(kind)) row.kind = kind;
  if (isGiven(leadId)) row.leadId = leadId;
  if (leadUnitId !== undefined) row.leadUnitId = leadUnitId;
  if (isGiven(budget)) Object.assign(row, await readBudget(context, budget, row));
  const isLedAnew = isGiven(kind) || isGiven(leadId) || leadUnitId !== undefined;
  if (!isLedAnew) return;
  await requireLead(context, row);
  // The side that leads it from now on is the giver's, too.
  await context.require('amendProject', { path: row.path, unitId: row.leadUnitId });
  await nameUnits(context, row);
}

async function readDescription(context: CommandContext, text: string): Promise<string> {
  return text.trim() === '' ? '' : readTold(context, 'input.description', text, DESCRIPTION);
}
