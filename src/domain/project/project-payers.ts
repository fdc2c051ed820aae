/** Which units a budget may name: those that have something to do with the project, as far as the giver knows. */
import { HubError } from '../../errors.ts';
import { wordsFor } from '../../id.ts';
import { isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { agreementsInForce } from '../partnership/agreement-in-force.ts';
import type { BudgetLineInput } from './project-parts.inputs.ts';
import type { Project } from './project.entity.ts';

/** Whose budget it is; of a project that is just proposed no unit but its lead's takes part. */
export type Budgeted = Pick<Project, 'path' | 'leadUnitId' | 'unitIds' | 'budget'>;

/**
 * Units that lead it, take part in it or stand in its budget already; besides, those with an agreement at its place or above it,
 * which staff of the place know of all units, a liaison of its own.
 * @throws NOT_FOUND for others, as for units that there are not: so nothing is learnt of their agreements
 */
export async function refuseStrangers(
  context: CommandContext,
  given: readonly BudgetLineInput[],
  { path, leadUnitId, unitIds, budget }: Budgeted,
): Promise<void> {
  const known = new Set([leadUnitId, ...unitIds, ...budget.map(({ unitId }) => unitId)]);
  const { viewer } = context;
  for (const [i, { unitId }] of given.entries()) {
    if (!isGiven(unitId) || known.has(unitId)) continue;
    const isToKnow = viewer.isStaffOf(path) || viewer.unitIds.includes(unitId);
    if (isToKnow && (await agreementsInForce(context, unitId, path)).length > 0) continue;
    throw HubError.notFound(wordsFor('unit'), unitId, `input.budget.${i}.unitId`);
  }
}
