/** The needs of a scope for a viewer: which part of the table, under which conditions, and where words of them may be. */
import type { PageRequest } from '../../engine/loading/page.ts';
import type { Range } from '../../engine/loading/part.ts';
import { type Bounds, NOWHERE } from '../../engine/loading/search.ts';
import { rangeBelow } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { type ClaimedBy, needOfUnit } from './need.filter.ts';
import { outermost, pathsIn } from '../listing/areas.ts';
import { MOST_WAYS, type Way, isNarrow, reachIn } from '../listing/reach.ts';
import { ownInPart, ownOf, ownUnits } from './units-own.ts';
import { type ListScope, unitsOf, within } from '../listing/scope.ts';

/** What agreements open, and what is the units' own. */
export const needWay: Way = {
  ofUnits: (units, _, isNarrow) => (isNarrow ? ownInPart(units) : ownOf(units)),
  opened: `t.state = 'LISTED' and t.visibility = 'PARTNERS'`,
  hasAreas: true,
};

/** Of units that have very many: all of them would be gone through for an order of their own, or a filter that few pass. */
const wayOfMany: Way = {
  ...needWay,
  ofUnits: (units, _, isNarrow) => (isNarrow ? ownInPart(units) : null),
};

/** With the range of the scope where others have the part that the list is of. */
function namingIts({ range }: ListScope, way: Way): Way {
  return {
    ...way,
    ofUnits: (units, raised, isNarrow) =>
      isNarrow ? ownInPart(units, range) : way.ofUnits(units, raised, isNarrow),
  };
}

/** The rows of a list: which part of a table, by which ways, under which conditions. */
export type Rows = Pick<PageRequest, 'part' | 'anyOf' | 'conditions'>;

/** What is asked of the rows besides. */
interface Asked {
  /** The newest first, or all of them: without a filter. */
  isWhole: boolean;
  /** They are counted, in no order. */
  isCounted?: true;
}

/**
 * The needs of a scope, as a part of the table and conditions.
 * @param asked of a list, which may be one of many alike; left out: the scope is named in what comes back
 */
export async function needsWithin(
  scope: ListScope,
  context: HubContext,
  asked?: Asked,
): Promise<Rows> {
  const isWhole = asked?.isWhole === true;
  const own = ownUnits(scope, context);
  const isMany = !(own && isWhole) && (await areMany(scope, context, asked));
  if (own && !isMany) return { anyOf: ownOf(own), conditions: [] };
  const claimed = await claimedIn(scope, context);
  const { part, conditions } = within(scope, (unit) => needOfUnit(unit, claimed), true);
  const way = isMany ? wayOfMany : needWay;
  const reach = await reachIn(scope, context, asked ? way : namingIts(scope, way));
  return { ...reach, part: reach.part ?? part, conditions: [...conditions, ...reach.conditions] };
}

/**
 * Whether the units' own are so many that they are not gone through; asked only where it tells which way to go: not of a
 * place that is all the viewer's, or narrow, nor of the newest of few units where few places are opened to them.
 */
async function areMany(
  scope: ListScope,
  { viewer, load }: HubContext,
  { isWhole, isCounted }: Asked = { isWhole: false },
): Promise<boolean> {
  const { unitIds } = viewer;
  if (isWhole && isCounted) return false;
  const isStaffs = scope.range && viewer.isStaffOf(scope.range.from);
  if (unitIds.length === 0 || isStaffs || isNarrow(scope)) return false;
  const isFew =
    isWhole &&
    unitIds.length <= MOST_WAYS &&
    (await load.unitReach.opened()).paths.length <= MOST_WAYS;
  return !isFew && load.ownAreMany.load(unitIds.join(','));
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

/** What the units of a scope have claimed, where that is part of it; who has no unit sees claims of its places alone. */
async function claimedIn(scope: ListScope, { viewer, load }: HubContext): Promise<ClaimedBy> {
  const units = unitsOf(scope);
  const { staffPaths, screenPaths, unitIds } = viewer;
  const paths = unitIds.length > 0 ? undefined : outermost([...staffPaths, ...screenPaths]);
  const claimed = await Promise.all(units.map((unit) => load.claimedBy.load(unit, paths)));
  return new Map(units.map((unit, i) => [unit, claimed[i] ?? null]));
}
