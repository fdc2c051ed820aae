/** How a project ends: accepted by another than its lead, publicised, completed; or cancelled. */
import { DAY_MS } from '../../day.ts';
import { grantFor } from '../../engine/access/permissions.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { HubError } from '../../errors.ts';
import { dayOf } from '../../input.ts';
import { personBehind } from '../accounts/person-behind.ts';
import { finalPerson } from '../people/final-person.ts';
import { Claim } from '../need/claim.entity.ts';
import { confirmDelivered } from '../need/need-progress.ts';
import { Need } from '../need/need.entity.ts';
import type { Project } from './project.entity.ts';
import { ProjectNeed, ProjectResource } from './project-joined.entity.ts';
import { carriers } from './project-joining.ts';
import { isPublicityOver } from './project.rules.ts';

/**
 * The person behind the account, whichever of its accounts it is. An account that names no person accepts nothing: it
 * could be the lead's.
 * @throws CONFLICT for the lead, for an account without a person, and where it was accepted before
 */
export async function accept(context: CommandContext, row: Project): Promise<void> {
  if (row.acceptedAt !== null) throw HubError.conflict('It was accepted already.', row.state);
  const person = await personBehind(context, context.accountId, 'input.projectId');
  if (person === null) {
    throw HubError.conflict(
      'Your account names no person, and might be the lead’s: have an admin set it (setAccountPerson).',
      row.state,
    );
  }
  if (person === (await finalPerson(context, row.leadId, 'input.projectId'))) {
    throw HubError.conflict('Whoever leads a project does not accept it.', row.state);
  }
  row.acceptedById = person;
  row.acceptedAt = context.now;
}

/** What was accepted before does not count. */
export function refuse(_: CommandContext, row: Project): void {
  row.acceptedById = null;
  row.acceptedAt = null;
}

/** @throws CONFLICT until it is accepted */
export function publicise({ now, settings }: CommandContext, row: Project): void {
  if (row.acceptedAt === null) throw HubError.conflict('It is not accepted yet.', row.state);
  row.publicisedUntil = dayOf(new Date(now.getTime() + (settings.publicityDays - 1) * DAY_MS));
}

/**
 * What its units have delivered on its needs is confirmed where its giver may.
 * @throws CONFLICT while it is publicised, and while one of its resources is still to be delivered on one of its needs
 */
export async function complete(context: CommandContext, row: Project): Promise<void> {
  if (!isPublicityOver(row, dayOf(context.now))) {
    throw HubError.conflict(`It is publicised until ${row.publicisedUntil}.`, row.state);
  }
  const unitIds = await carriers(context, row);
  const needs: Need[] = [];
  for (const { needId } of await letGo(context, row)) {
    needs.push(await context.lock(Need, needId, 'input.projectId'));
  }
  await refuseStanding(context, row, needs);
  for (const need of needs) {
    if (!grantFor(context.viewer, 'confirmClaim', need)) continue;
    await confirmDelivered(context, need, `project ${row.number} completed`, unitIds);
  }
  row.completedAt = context.now;
}

/** Its needs are locked by the caller. */
async function refuseStanding(
  { em }: CommandContext,
  { id: projectId, state }: Project,
  needs: readonly Need[],
): Promise<void> {
  const joined = await em.find(ProjectResource, { projectId });
  const standing = await em.findOne(
    Claim,
    {
      needId: { $in: needs.map(({ id }) => id) },
      resourceId: { $in: joined.map(({ resourceId }) => resourceId) },
      state: { $in: ['ACCEPTED', 'DELIVERING'] },
    },
    { orderBy: { id: 'asc' } },
  );
  if (!standing) return;
  throw HubError.conflict(
    `${standing.number} is ${standing.state}: have it delivered (deliverClaim), or ended (withdrawClaim, reportNoShow), before its project is completed.`,
    state,
  );
}

export async function cancel(context: CommandContext, row: Project): Promise<void> {
  row.suspendedIn = null;
  await letGo(context, row);
}

/** Its needs, in the order in which they are locked; another project may join them from now on. */
async function letGo({ em }: CommandContext, { id }: Project): Promise<ProjectNeed[]> {
  const joined = await em.find(ProjectNeed, { projectId: id }, { orderBy: { needId: 'asc' } });
  for (const one of joined) one.isCurrent = false;
  return joined;
}
