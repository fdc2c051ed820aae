/** How a project is deliberated, filed, paid for, begun, and stopped on the way. */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { addMatters } from '../meeting/about.ts';
import { Decision } from '../meeting/decision.entity.ts';
import { Matter } from '../meeting/matter.entity.ts';
import { Need } from '../need/need.entity.ts';
import { OPEN_NEED_STATES } from '../need/need.enums.ts';
import type { DeliberateProjectInput } from './project.inputs.ts';
import type { Project } from './project.entity.ts';
import type { ProjectState } from './project.enums.ts';
import { ProjectNeed } from './project-joined.entity.ts';
import { requireLead, requireSecretaryStill } from './project-lead.ts';
import { isFunded, isPlanned } from './project.rules.ts';

/**
 * @throws FORBIDDEN for who does not lead the committee's place, BAD_USER_INPUT for a decision of another place, or where
 * the lead is no secretary any more; CONFLICT for a decision that was dropped, and a secretary project without an open need
 */
export async function deliberate(
  context: CommandContext,
  row: Project,
  { decisionId }: DeliberateProjectInput,
): Promise<void> {
  const decision = await context.hold(Decision, decisionId, 'input.decisionId');
  if (!row.path.startsWith(decision.path)) {
    throw HubError.badInput(
      'input.decisionId',
      'Its committee is neither at the project’s place nor above it.',
    );
  }
  await context.require('deliberateProject', { path: decision.path });
  if (decision.state !== 'OPEN' && decision.state !== 'DONE') {
    throw HubError.conflict(`${decision.number} is ${decision.state}.`, row.state);
  }
  row.decisionId = decision.id;
  await nameProject(context, decision, row);
  await requireSecretarys(context, row);
}

/** A decision on which a project rests is about it, whether or not that was said when it was recorded. */
async function nameProject(
  context: CommandContext,
  decision: Decision,
  { id: projectId }: Project,
): Promise<void> {
  const { id: decisionId } = decision;
  if ((await context.em.count(Matter, { decisionId, projectId })) > 0) return;
  addMatters(context, decision, { decisionId }, { projectIds: [projectId] });
}

async function requireSecretarys(context: CommandContext, row: Project): Promise<void> {
  if (row.kind !== 'SECRETARY') return;
  await requireLead(context, row);
  const joined = await context.em.find(ProjectNeed, { projectId: row.id });
  const id = { $in: joined.map(({ needId }) => needId) };
  if ((await context.em.count(Need, { id, state: { $in: [...OPEN_NEED_STATES] } })) > 0) return;
  throw HubError.conflict(
    'A secretary project joins at least one need that is still open (joinNeedToProject).',
    row.state,
  );
}

/** @throws CONFLICT without a milestone, and where its lead is no secretary any more */
export async function file(context: CommandContext, row: Project): Promise<void> {
  if (!isPlanned(row)) {
    throw HubError.conflict(
      'It has no milestone, and nobody could tell how far it is: return it (returnProject), and have one added (amendProject).',
      row.state,
    );
  }
  await requireSecretaryStill(context, row);
  row.filedAt = context.now;
}

/** What was decided and filed does not count any more. */
export function giveBack(_: CommandContext, row: Project): void {
  row.filedAt = null;
  row.decisionId = null;
}

/** @throws CONFLICT where it costs nothing */
export function fund(_: CommandContext, row: Project): void {
  if (row.plannedFen > 0) return;
  throw HubError.conflict('It costs nothing: start it.', row.state);
}

/** @throws CONFLICT where money is needed and not there, and where its lead is no secretary any more */
export async function start(context: CommandContext, row: Project): Promise<void> {
  if (!isFunded(row)) throw HubError.conflict('It costs money: have it funded first.', row.state);
  await requireSecretaryStill(context, row);
  row.startedAt = context.now;
}

export function suspend(_: CommandContext, row: Project): void {
  row.suspendedIn = row.state;
}

/** Where it was. */
export function resume(_: CommandContext, row: Project): ProjectState {
  const was = row.suspendedIn ?? 'IN_PROGRESS';
  row.suspendedIn = null;
  return was;
}
