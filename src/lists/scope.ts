/** Whose list is asked for: a place and all below it, a partner unit's, or everything the viewer may see. */
import type { Viewer } from '../access/viewer.ts';
import type { Snapshot } from '../database/reader.ts';
import { HubError } from '../errors.ts';
import { isGiven } from '../input.ts';
import type { Range } from '../loading/part.ts';
import type { Condition } from '../loading/sql.ts';
import { rangeBelow } from '../place/path.ts';
import { type PlaceRow, isTooFine } from '../place/place.loaders.ts';
import type { ScopeInput } from './need.inputs.ts';
import { inSlice, sliceOf } from './slice.ts';

export interface ListScope {
  range?: Range;
  unitId?: string;
  /** What the viewer's own grants cover: not what agreements open to it. */
  mine?: Mine;
  /** The place that it is of. */
  place?: PlaceRow;
  /** All that it may see: nothing narrower is asked for. */
  everythingOf?: Viewer;
  /** Nothing in it is for this viewer, whatever the policies would show elsewhere. */
  isEmpty?: boolean;
}

export interface Mine {
  paths: readonly string[];
  unitIds: readonly string[];
}

export function mineOf({ staffPaths, screenPaths, unitIds }: Viewer): Mine {
  return { paths: [...staffPaths, ...screenPaths], unitIds };
}

interface Asker {
  viewer: Viewer;
  reads: Pick<Snapshot, 'sight'>;
  load: {
    placeOfTree: { load(id: string): Promise<PlaceRow | null> };
    placeByCode: { load(code: string): Promise<PlaceRow | null> };
    unit: { load(id: string): Promise<object | null> };
  };
}

/** @throws NOT_FOUND for a place or a unit that the viewer cannot see, BAD_USER_INPUT for `mine: false` */
export async function readScope(
  scope: ScopeInput | null | undefined,
  { viewer, reads, load }: Asker,
): Promise<ListScope> {
  const { mine, unitId, placeId, placeCode } = scope ?? {};
  if (mine === true) return { mine: mineOf(viewer) };
  if (mine === false) throw HubError.badInput('scope.mine', '`scope.mine` is true or left out.');
  if (isGiven(unitId)) {
    if (await load.unit.load(unitId)) return { unitId };
    throw HubError.notFound('unit', unitId, 'scope.unitId');
  }
  const [key, name] = isGiven(placeId) ? [placeId, 'placeId'] : [placeCode, 'placeCode'];
  if (!isGiven(key)) return { everythingOf: viewer };
  const place = await (name === 'placeId' ? load.placeOfTree : load.placeByCode).load(key);
  if (!place) throw HubError.notFound('place', key, `scope.${name}`);
  return scopeOf(place, reads);
}

/** A place's list. A screen is told origins no finer than a community, so a list of a finer place is empty for it. */
export function scopeOf(place: PlaceRow, reads: Pick<Snapshot, 'sight'>): ListScope {
  const isEmpty = isTooFine(place, reads);
  return { range: rangeBelow(place.path), place, ...(isEmpty && { isEmpty }) };
}

/** The scope as a request's range and conditions; `ofUnit` says what makes a row a unit's. */
export function within(
  { range, unitId, mine, everythingOf, isEmpty }: ListScope,
  ofUnit: (unitId: string) => Condition,
): { range?: Range; conditions: Condition[] } {
  const none: Condition = () => 'false';
  const slice = everythingOf && sliceOf(everythingOf);
  return {
    ...(range && { range }),
    conditions: [
      ...(unitId === undefined ? [] : [ofUnit(unitId)]),
      ...(mine ? [ofMine(mine, ofUnit)] : []),
      ...(slice ? [inSlice(slice)] : []),
      ...(isEmpty ? [none] : []),
    ],
  };
}

function ofMine({ paths, unitIds }: Mine, ofUnit: (unitId: string) => Condition): Condition {
  return (sql) => {
    const below = paths.map(rangeBelow).map(({ from, to }) => {
      return `(t.path >= ${sql.value(from)} and t.path < ${sql.value(to)})`;
    });
    const parts = [...below, ...unitIds.map((one) => `(${ofUnit(one)(sql)})`)];
    return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
  };
}
