/** What a viewer may do with a need. */
import { grantFor } from '../../engine/access/permissions.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { NeedRow } from './need.loaders.ts';
import { type NeedCommand, needLifecycle } from './need.rules.ts';

/** The commands that its state and the viewer's grants allow, in the order of the lifecycle; last, to claim it. */
export async function needActions(need: NeedRow, context: HubContext): Promise<string[]> {
  const commands: string[] = needLifecycle
    .allowed(need.state)
    .filter((command) => isMeant(command, need))
    .filter((command) => grantFor(context.viewer, command, need) !== undefined);
  return (await isToBeClaimed(need, context)) ? [...commands, 'claimNeed'] : commands;
}

/** Beside its state, what else decides. */
function isMeant(command: NeedCommand, { isPublic, visibility }: NeedRow): boolean {
  if (command === 'publishNeed') return !isPublic && visibility === 'PARTNERS';
  return command !== 'unpublishNeed' || isPublic;
}

/** Whether it has room for a claim that the viewer may make: assign, suggest, or bid for under an agreement. */
async function isToBeClaimed(need: NeedRow, { viewer, load }: HubContext): Promise<boolean> {
  const { state, committed, quantity, visibility, path } = need;
  if (state !== 'LISTED' || committed >= quantity) return false;
  if (grantFor(viewer, 'claimNeed.STREET_ASSIGNED', { path })) return true;
  if (visibility === 'INTERNAL') return false;
  if (grantFor(viewer, 'claimNeed.SUGGESTED', { path })) return true;
  if (viewer.unitIds.length === 0) return false;
  return (await load.openedPaths.load('')).some((opened) => path.startsWith(opened));
}
