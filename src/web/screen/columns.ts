/** Places side by side, each with those right below it. */
import type { ScreenFiguresQuery, ScreenUnitFiguresQuery } from './generated/graphql.ts';
import { total } from './total.ts';

type PlaceAnswer = NonNullable<ScreenFiguresQuery['place']>;

interface Named {
  code: string;
  name: string;
  kind: string;
}

export interface Spot extends Named {
  /** Null: this viewer may not know it. */
  open: number | null;
  overdue: number;
}

/** A place with those right below it. */
export interface Column extends Spot {
  spots: Spot[];
  /** Of open states alone, where they were asked for. */
  states: { state: string; count: number }[];
  /** How many grids it has, where they are not shown one by one. */
  grids: number | undefined;
}

interface Counted extends Named {
  needCounts: { open: number; byState?: { state: string; count: number }[] } | null;
}
interface Late {
  community: { code: string } | null;
  count: number;
}

export function columnsOf(place: PlaceAnswer, late: readonly Late[]): Column[] {
  const overdue = byCommunity(late);
  const spotOf = ({ code, name, kind, needCounts }: Counted): Spot => ({
    code,
    name,
    kind,
    open: needCounts?.open ?? null,
    overdue: overdue.get(code) ?? 0,
  });
  if ('streets' in place) {
    return place.streets.map((street) => {
      const spots = street.communities.map(spotOf);
      const late = total(spots.map((one) => one.overdue));
      return { ...spotOf(street), overdue: late, spots, states: [], grids: undefined };
    });
  }
  if ('communities' in place) {
    return place.communities.map((one) => ({
      ...spotOf(one),
      spots: [],
      states: openStates(one.needCounts?.byState ?? []),
      grids: one.grids.length,
    }));
  }
  if (!('grids' in place)) return [];
  const states = openStates(place.needCounts?.byState ?? []);
  return [{ ...spotOf(place), spots: place.grids.map(spotOf), states, grids: undefined }];
}

const OPEN = new Set([
  'REPORTED',
  'RETURNED',
  'LISTED',
  'SHELVED',
  'CLAIMED',
  'IN_PROGRESS',
  'DELIVERED',
]);
const openStates = (states: readonly { state: string; count: number }[]) =>
  states.filter(({ state }) => OPEN.has(state)).map(({ state, count }) => ({ state, count }));

/** The communities where a unit has something to do, under their streets. */
export function columnsOfUnit(
  open: ScreenUnitFiguresQuery['openBelow'],
  late: readonly Late[],
): Column[] {
  const overdue = byCommunity(late);
  const spots = open.flatMap(({ community, count }) => {
    if (!community?.parent) return [];
    const { code, name, kind, parent: street } = community;
    return [{ street, spot: { code, name, kind, open: count, overdue: overdue.get(code) ?? 0 } }];
  });
  const byStreet = Map.groupBy(spots, ({ street }) => street.code);
  return [...byStreet.values()].flatMap(columnOf).toSorted(byCode);
}

/** Of one street: no more is known of it than of what lies below. */
function columnOf(under: readonly { street: Named; spot: Spot & { open: number } }[]): Column[] {
  const [first] = under;
  if (!first) return [];
  const spots = under.map(({ spot }) => spot).toSorted(byCode);
  const { code, name, kind } = first.street;
  const open = total(spots.map((one) => one.open));
  const overdue = total(spots.map((one) => one.overdue));
  return [{ code, name, kind, open, overdue, spots, states: [], grids: undefined }];
}

const byCode = (one: Named, other: Named) => one.code.localeCompare(other.code);

const byCommunity = (late: readonly Late[]) =>
  new Map(late.map(({ community, count }) => [community?.code, count]));
