/** Whether a need has room for a claim that a viewer may make. */
import { grantFor } from '../../engine/access/permissions.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { opensNeed } from '../partnership/opened.ts';
import type { NeedRow } from './need.loaders.ts';

/** To assign it, to suggest it, or to bid for it under an agreement. */
export async function mayBeClaimed(need: NeedRow, { viewer, load }: HubContext): Promise<boolean> {
  const { state, committed, quantity, visibility, path, category } = need;
  if (state !== 'LISTED' || committed >= quantity) return false;
  if (grantFor(viewer, 'claimNeed.STREET_ASSIGNED', { path })) return true;
  if (visibility === 'INTERNAL') return false;
  if (grantFor(viewer, 'claimNeed.SUGGESTED', { path })) return true;
  if (viewer.unitIds.length === 0) return false;
  return opensNeed(await load.openedParts.load(''), { path, category });
}
