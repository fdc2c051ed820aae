/** What a viewer may do with a need. */
import { grantFor } from '../access/permissions.ts';
import type { HubContext } from '../request/context.ts';
import type { NeedRow } from './lists.loaders.ts';
import { type NeedCommand, needLifecycle } from './need.rules.ts';

/** The commands that its state and the viewer's grants allow, in the order of the lifecycle. */
export function needActions(need: NeedRow, { viewer }: HubContext): string[] {
  return needLifecycle
    .allowed(need.state)
    .filter((command) => isMeant(command, need))
    .filter((command) => grantFor(viewer, command, need) !== undefined);
}

/** Beside its state, what else decides. */
function isMeant(command: NeedCommand, { isPublic, visibility }: NeedRow): boolean {
  if (command === 'publishNeed') return !isPublic && visibility === 'PARTNERS';
  return command !== 'unpublishNeed' || isPublic;
}
