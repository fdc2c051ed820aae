/** Places side by side, each with those right below it. */
import type { ScreenFiguresQuery, ScreenUnitFiguresQuery } from './generated/graphql.ts';

type PlaceAnswer = NonNullable<ScreenFiguresQuery['place']>;

export interface Spot {
  code: string;
  name: string;
  kind: string;
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

interface Counted {
  code: string;
  name: string;
  kind: string;
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
      const late = spots.reduce((all, one) => all + one.overdue, 0);
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
  const columns = new Map<string, Column>();
  for (const { community, count } of open) {
    const street = community?.parent;
    if (!street) continue;
    const { code, name, kind } = community;
    const lateHere = overdue.get(code) ?? 0;
    const column = columns.get(street.code) ?? {
      ...{ code: street.code, name: street.name, kind: street.kind },
      ...{ open: 0, overdue: 0, spots: [], states: [], grids: undefined },
    };
    columns.set(street.code, {
      ...column,
      open: (column.open ?? 0) + count,
      overdue: column.overdue + lateHere,
      spots: [...column.spots, { code, name, kind, open: count, overdue: lateHere }].toSorted(
        byCode,
      ),
    });
  }
  return [...columns.values()].toSorted(byCode);
}

const byCode = (one: Spot, other: Spot) => one.code.localeCompare(other.code);

const byCommunity = (late: readonly Late[]) =>
  new Map(late.map(({ community, count }) => [community?.code, count]));
