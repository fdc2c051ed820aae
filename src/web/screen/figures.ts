/** The figures of a screen, made of one answer. Invariant: equal answers make equal figures, so that they can be compared. */
import { hourOf } from './clock.ts';
import type {
  ScreenFiguresQuery,
  ScreenNeedFragment,
  ScreenProjectFragment,
} from './generated/graphql.ts';

export type NeedRow = ScreenNeedFragment;
export type ProjectRow = ScreenProjectFragment;
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

export interface Figures {
  place: { code: string; name: string; kind: string; open: number | null };
  /** Those above it, outermost first. */
  above: { code: string; name: string; kind: string }[];
  columns: Column[];
  groups: number;
  agreements: number;
  overdue: number;
  newThisMonth: number;
  doneThisMonth: number;
  /** Days. */
  claimedAfter: number | null;
  categories: { category: string; count: number }[];
  newByHour: number[];
  doneByHour: number[];
  units: { id: string; name: string; count: number }[];
  projects: { total: number; rows: ProjectRow[] };
}

export function figuresOf(answer: ScreenFiguresQuery): Figures | undefined {
  const { place } = answer;
  if (!place) return undefined;
  const { code, name, kind, needCounts } = place;
  const overdue = new Map(answer.overdue.map((one) => [one.community?.code, one.count]));
  return {
    place: { code, name, kind, open: needCounts?.open ?? null },
    above: place.ancestors.map(({ code, name, kind }) => ({ code, name, kind })),
    columns: columnsOf(place, overdue),
    groups: answer.groups.totalCount,
    agreements: answer.agreements.totalCount,
    overdue: sum(answer.overdue),
    newThisMonth: sum(answer.newThisMonth),
    doneThisMonth: sum(answer.doneThisMonth),
    claimedAfter: answer.claimed[0]?.listedToClaimed.median ?? null,
    categories: answer.categories.flatMap(({ category, count }) =>
      category ? [{ category, count }] : [],
    ),
    newByHour: byHour(answer.newToday),
    doneByHour: byHour(answer.doneToday),
    units: answer.units.flatMap(({ unit, count }) => (unit ? [{ ...unit, count }] : [])),
    projects: { total: answer.projects.totalCount, rows: answer.projects.nodes },
  };
}

interface Counted {
  code: string;
  name: string;
  kind: string;
  needCounts: { open: number; byState?: { state: string; count: number }[] } | null;
}
type Overdue = Map<string | undefined, number>;

function columnsOf(place: PlaceAnswer, overdue: Overdue): Column[] {
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

const sum = (rows: readonly { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);

function byHour(rows: readonly { bucket: string | null; count: number }[]): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { bucket, count } of rows) {
    if (bucket !== null) hours[hourOf(Date.parse(bucket))] = count;
  }
  return hours;
}
