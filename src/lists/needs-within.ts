/** The needs of a scope for a viewer: which part of the table, under which conditions, and where words of them may be. */
import type { PageRequest } from '../loading/load-page.ts';
import { rangeBelow } from '../place/path.ts';
import type { HubContext } from '../request/context.ts';
import { type ClaimedBy, needOfUnit } from './need.filter.ts';
import { NEEDS, reachIn } from './reach.ts';
import { type ListScope, unitsOf, within } from './scope.ts';
import { type Bounds, EVERYWHERE, NOWHERE } from './search.ts';

/** The needs of a scope, as a part of the table and conditions. */
export async function needsWithin(
  scope: ListScope,
  context: HubContext,
): Promise<Pick<PageRequest, 'part' | 'conditions'>> {
  const claimed = await claimedIn(scope, context);
  const { part, conditions } = within(scope, (unit) => needOfUnit(unit, claimed), true);
  const reach = await reachIn(scope, context, NEEDS);
  return { part: part ?? reach.part, conditions: [...conditions, ...reach.conditions] };
}

/** Where words are looked for: what the scope holds for the viewer lies within. */
export async function boundsOf(scope: ListScope, context: HubContext): Promise<Bounds> {
  const { viewer, load } = context;
  if (scope.range) return { ...NOWHERE, ranges: [scope.range] };
  if (scope.unitId !== undefined || scope.mine) {
    const claimed = [...(await claimedIn(scope, context)).values()];
    if (claimed.includes(null)) return EVERYWHERE;
    const ranges = (scope.mine?.paths ?? []).map(rangeBelow);
    return { ranges, units: unitsOf(scope), ids: claimed.flatMap((ids) => ids ?? []) };
  }
  const own = [...viewer.staffPaths, ...viewer.screenPaths];
  if (viewer.unitIds.length === 0) return { ...NOWHERE, ranges: own.map(rangeBelow) };
  const { opened, claimed } = await load.unitReach.load();
  if (!claimed) return EVERYWHERE;
  return { ranges: [...own, ...opened].map(rangeBelow), units: viewer.unitIds, ids: claimed };
}

/** What the units of a scope have claimed, where that is part of it. */
async function claimedIn(scope: ListScope, { load }: HubContext): Promise<ClaimedBy> {
  const units = unitsOf(scope);
  const claimed = await Promise.all(units.map((unit) => load.claimedBy.load(unit)));
  return new Map(units.map((unit, i) => [unit, claimed[i] ?? null]));
}
