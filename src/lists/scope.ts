/** Whose list is asked for: a place and all below it, a partner unit's, or everything the viewer may see. */
import { HubError } from '../errors.ts';
import { isGiven } from '../input.ts';
import type { Range } from '../loading/load-count.ts';
import type { Condition } from '../loading/sql.ts';
import { rangeBelow } from '../place/path.ts';
import type { PlaceRow } from '../place/place.loaders.ts';
import type { ScopeInput } from './need.inputs.ts';

export interface ListScope {
  range?: Range;
  unitId?: string;
}

interface Finders {
  place: { load(id: string): Promise<PlaceRow | null> };
  placeByCode: { load(code: string): Promise<PlaceRow | null> };
  unit: { load(id: string): Promise<object | null> };
}

/** @throws NOT_FOUND for a place or a unit that the viewer cannot see */
export async function readScope(
  scope: ScopeInput | null | undefined,
  load: Finders,
): Promise<ListScope> {
  const { unitId, placeId, placeCode } = scope ?? {};
  if (isGiven(unitId)) {
    if (await load.unit.load(unitId)) return { unitId };
    throw HubError.notFound('unit', unitId, 'scope.unitId');
  }
  const [key, name] = isGiven(placeId) ? [placeId, 'placeId'] : [placeCode, 'placeCode'];
  if (!isGiven(key)) return {};
  const place = await (name === 'placeId' ? load.place : load.placeByCode).load(key);
  if (!place) throw HubError.notFound('place', key, `scope.${name}`);
  return { range: rangeBelow(place.path) };
}

/** The scope as a request's range and conditions; `ofUnit` says what makes a row a unit's. */
export function within(
  { range, unitId }: ListScope,
  ofUnit: (unitId: string) => Condition,
): { range?: Range; conditions: Condition[] } {
  return {
    ...(range && { range }),
    conditions: unitId === undefined ? [] : [ofUnit(unitId)],
  };
}
