/** How one need is merged into another. Both are locked, in the order of their ids. */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { endOpenClaims } from './claim-endings.ts';
import { carryProject, holdProjects } from './carried-project.ts';
import { Need } from './need.entity.ts';
import type { MergeNeedInput } from './need-ending.inputs.ts';

/** Units read it, and some of them may not see the other need: the others find it by `mergedInto`. */
export const MERGED = 'merged into another need';

/** What goes on, and can take another in. */
const GOING_ON: readonly string[] = ['REPORTED', 'LISTED', 'CLAIMED', 'IN_PROGRESS'];

/** @throws BAD_USER_INPUT for a need that would go into itself */
export function refuseSelf(_: CommandContext, { needId, intoId }: MergeNeedInput): void {
  if (intoId !== needId) return;
  throw HubError.badInput('input.intoId', 'A need cannot be merged into itself.');
}

/** In the order of their ids, so that two merges never wait for each other; projects first, as in commands on these. */
export async function lockBoth(
  context: CommandContext,
  { needId, intoId }: MergeNeedInput,
): Promise<Need> {
  await holdProjects(context, [needId, intoId]);
  const arguments_ = { [needId]: 'input.needId', [intoId]: 'input.intoId' };
  for (const id of Object.keys(arguments_).toSorted()) {
    await context.lock(Need, id, arguments_[id] ?? '');
  }
  return context.find(Need, needId, 'input.needId');
}

/** @throws FORBIDDEN where the other is not the giver's to decide, CONFLICT where it does not go on */
export async function merge(
  context: CommandContext,
  need: Need,
  { intoId }: MergeNeedInput,
): Promise<void> {
  const into = await context.find(Need, intoId, 'input.intoId');
  await context.require('mergeNeed', into);
  if (!GOING_ON.includes(into.state)) {
    throw HubError.conflict(
      `A need can be merged into one that goes on; ${into.number} is ${into.state}.`,
      into.state,
    );
  }
  need.mergedIntoId = into.id;
  await carryProject(context, need, into);
  await endOpenClaims(context, need, MERGED);
}
