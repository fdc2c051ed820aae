/** Whose list is asked for: a place and all below it, a partner unit's, or everything the viewer may see. */
import type { Viewer } from '../../engine/access/viewer.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { Part, Range } from '../../engine/loading/part.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { COMMUNITY_DEPTH, areaOf, depthOf, rangeBelow } from '../place/path.ts';
import { isTooFine } from '../place/coarse-place.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import type { ScopeInput } from './scope.inputs.ts';

export interface ListScope {
  range?: Range;
  unitId?: string;
  /** What the viewer's own grants cover: not what agreements open to it. */
  mine?: Mine;
  /** The place that it is of. */
  place?: PlaceRow;
  /** Nothing in it is for this viewer, whatever the policies would show elsewhere. */
  isEmpty?: boolean;
}

export interface Mine {
  paths: readonly string[];
  /** Those of them of which what hangs on the place itself is left out. */
  above: readonly string[];
  unitIds: readonly string[];
  isOfChildren: boolean;
}

export function mineOf({ staffPaths, screenPaths, unitIds }: Viewer): Mine {
  return { paths: [...staffPaths, ...screenPaths], above: [], unitIds, isOfChildren: false };
}

/** What lies below the viewer's places. Of a community a screen cannot know what hangs on it and what below. */
export function childrenOf(viewer: Viewer): Mine {
  const mine = mineOf(viewer);
  const isApart = (path: string) =>
    viewer.isStaffOf(path) ||
    (viewer.screenPaths.includes(path) && depthOf(path) < COMMUNITY_DEPTH);
  return { ...mine, above: mine.paths.filter(isApart), isOfChildren: true };
}

interface ScopeReader {
  viewer: Viewer;
  reads: Pick<Snapshot, 'sight'>;
  load: {
    placeOfTree: { load(id: string): Promise<PlaceRow | null> };
    placeByCode: { load(code: string): Promise<PlaceRow | null> };
    unit: { load(id: string): Promise<object | null> };
  };
}

/** @throws NOT_FOUND for a place or a unit that the viewer cannot see, BAD_USER_INPUT for `mine: false` and `myChildren: false` */
export async function readScope(
  scope: ScopeInput | null | undefined,
  { viewer, reads, load }: ScopeReader,
): Promise<ListScope> {
  const { mine, myChildren, unitId, placeId, placeCode } = scope ?? {};
  if (mine === true) return { mine: mineOf(viewer) };
  if (myChildren === true) return { mine: childrenOf(viewer) };
  if (mine === false) throw notFalse('mine');
  if (myChildren === false) throw notFalse('myChildren');
  if (isGiven(unitId)) {
    if (await load.unit.load(unitId)) return { unitId };
    throw HubError.notFound('unit', unitId, 'scope.unitId');
  }
  const [key, name] = isGiven(placeId) ? [placeId, 'placeId'] : [placeCode, 'placeCode'];
  if (!isGiven(key)) return {};
  const place = await (name === 'placeId' ? load.placeOfTree : load.placeByCode).load(key);
  if (!place) throw HubError.notFound('place', key, `scope.${name}`);
  return scopeOf(place, reads);
}

const notFalse = (name: string) =>
  HubError.badInput(`scope.${name}`, `\`scope.${name}\` is true or left out.`);

/** A place's list. A screen reads origins no finer than a community, so a list of a finer place is empty for it. */
export function scopeOf(place: PlaceRow, reads: Pick<Snapshot, 'sight'>): ListScope {
  const isEmpty = isTooFine(place, reads);
  return { range: rangeBelow(place.path), place, ...(isEmpty && { isEmpty }) };
}

/** The scope as a request's part and conditions; `ofUnit` says what makes a row a unit's. */
export function within(
  { range, unitId, mine, isEmpty }: ListScope,
  ofUnit: (unitId: string) => Condition,
  hasAreas = false,
): { part?: Part; conditions: Condition[] } {
  const none: Condition = () => 'false';
  const path = range?.from ?? onlyPathOf(mine);
  return {
    ...(path !== undefined && { part: hasAreas ? areaOf(path) : rangeBelow(path) }),
    conditions: [
      ...(unitId === undefined ? [] : [ofUnit(unitId)]),
      ...(mine && path === undefined ? [ofMine(mine, ofUnit)] : []),
      ...(mine && path !== undefined && mine.above.includes(path) ? [notOn(path)] : []),
      ...(isEmpty ? [none] : []),
    ],
  };
}

function onlyPathOf(mine: Mine | undefined): string | undefined {
  if (!mine || mine.unitIds.length > 0 || mine.paths.length !== 1) return undefined;
  return mine.paths[0];
}

/** Not on the place itself. */
const notOn =
  (path: string): Condition =>
  (sql) =>
    `t.path <> ${sql.value(path)}`;

function ofMine({ paths, above, unitIds }: Mine, ofUnit: (unitId: string) => Condition): Condition {
  return (sql) => {
    const parts = [
      ...paths.map((path) => {
        const isBelow = below(path)(sql);
        return above.includes(path) ? `(${isBelow} and ${notOn(path)(sql)})` : isBelow;
      }),
      ...unitIds.map((one) => `(${ofUnit(one)(sql)})`),
    ];
    return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
  };
}

/** The units that a scope names: what they have claimed is part of it. */
export function unitsOf({ unitId, mine }: ListScope): readonly string[] {
  return unitId === undefined ? (mine?.unitIds ?? []) : [unitId];
}

export const below =
  (path: string): Condition =>
  (sql) => {
    const { from, to } = rangeBelow(path);
    return `(t.path >= ${sql.value(from)} and t.path < ${sql.value(to)})`;
  };
