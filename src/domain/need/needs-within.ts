/** The needs of a scope for a viewer: which part of the table, under which conditions, and where words of them may be. */
import type { PageRequest } from '../../engine/loading/page.ts';
import type { Range } from '../../engine/loading/part.ts';
import { type Bounds, NOWHERE } from '../../engine/loading/search.ts';
import { rangeBelow } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { type ClaimedBy, needOfUnit } from './need.filter.ts';
import { pathsIn } from '../listing/areas.ts';
import { type Way, reachIn } from '../listing/reach.ts';
import { type ListScope, unitsOf, within } from '../listing/scope.ts';

/** What agreements open, what a unit raised, and what it claimed, are a unit's. */
export const needWay: Way = {
  ofUnits: (units, { claimed }) =>
    claimed && [
      (sql) => `t.unit_id = any(${sql.value(units)})`,
      (sql) => `t.id = any(${sql.value(claimed)})`,
    ],
  opened: `t.state = 'LISTED' and t.visibility = 'PARTNERS'`,
  hasAreas: true,
};

/** The rows of a list: which part of a table, by which ways, under which conditions. */
export type Rows = Pick<PageRequest, 'part' | 'anyOf' | 'conditions'>;

/** The needs of a scope, as a part of the table and conditions. */
export async function needsWithin(scope: ListScope, context: HubContext): Promise<Rows> {
  const claimed = await claimedIn(scope, context);
  const { part, conditions } = within(scope, (unit) => needOfUnit(unit, claimed), true);
  const reach = await reachIn(scope, context, needWay);
  return { ...reach, part: part ?? reach.part, conditions: [...conditions, ...reach.conditions] };
}

/** Where words are looked for: no further than the viewer sees, so that a word that is hidden takes no longer than none. */
export async function boundsOf(scope: ListScope, context: HubContext): Promise<Bounds> {
  const { viewer, load } = context;
  if (scope.unitId !== undefined || scope.mine) {
    const ranges = (scope.mine?.paths ?? []).map(rangeBelow);
    return { ranges, units: unitsOf(scope), ids: await idsIn(scope, context) };
  }
  const own = [...viewer.staffPaths, ...viewer.screenPaths];
  if (viewer.unitIds.length === 0) return { ...NOWHERE, ranges: rangesIn(scope, own) };
  const { opened, claimed } = await load.unitReach.load();
  return { ranges: rangesIn(scope, [...own, ...opened]), units: viewer.unitIds, ids: claimed };
}

/** The part of the scope's range that lies below these paths. */
function rangesIn(scope: ListScope, paths: readonly string[]): Range[] {
  return pathsIn(scope, paths).map(rangeBelow);
}

/** What the units of a scope have claimed; null: too much to be named. */
async function idsIn(scope: ListScope, context: HubContext): Promise<readonly string[] | null> {
  const claimed = [...(await claimedIn(scope, context)).values()];
  return claimed.includes(null) ? null : claimed.flatMap((ids) => ids ?? []);
}

/** What the units of a scope have claimed, where that is part of it. */
async function claimedIn(scope: ListScope, { load }: HubContext): Promise<ClaimedBy> {
  const units = unitsOf(scope);
  const claimed = await Promise.all(units.map((unit) => load.claimedBy.load(unit)));
  return new Map(units.map((unit, i) => [unit, claimed[i] ?? null]));
}
