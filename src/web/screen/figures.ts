/** The figures of a screen, made of one answer. Invariant: equal answers make equal figures, so that they can be compared. */
import { hourOf } from './clock.ts';
import { type Column, columnsOf, columnsOfUnit } from './columns.ts';
import type {
  ScreenFiguresQuery,
  ScreenNeedFragment,
  ScreenProjectFragment,
  ScreenUnitFiguresQuery,
} from './generated/graphql.ts';
import { covered, isOfUnit } from './rights.ts';
import { total } from './total.ts';

export type NeedRow = ScreenNeedFragment;
export type ProjectRow = ScreenProjectFragment;

export interface Figures {
  /** Of what it is: a place, or a partner unit by its id. */
  subject: { code: string; name: string; kind: string; open: number | null };
  /** Those above it that its account may be shown whole, outermost first. */
  above: { code: string; name: string; kind: string }[];
  /** It counts what the account may see, which is not all that there is. */
  isPartial: boolean;
  columns: Column[];
  /** Of places alone. */
  groups: number | null;
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
  /** Of a partner unit alone. */
  claims: { state: string; count: number }[] | null;
  projects: { total: number; rows: ProjectRow[] };
}

/** Undefined where there is no such place or unit, or it is not the account's. */
export function figuresOf(
  answer: ScreenFiguresQuery | ScreenUnitFiguresQuery,
): Figures | undefined {
  return 'partnerUnit' in answer ? figuresOfUnit(answer) : figuresOfPlace(answer);
}

function figuresOfPlace(answer: ScreenFiguresQuery): Figures | undefined {
  const { place, viewer } = answer;
  if (!place) return undefined;
  const { code, name, kind, needCounts } = place;
  const chain = [...place.ancestors, place].map(({ code, name, kind }) => ({ code, name, kind }));
  const within = covered(chain, viewer.grants);
  if (within.length === 0 && !isOfUnit(viewer.grants)) return undefined;
  return {
    ...figuresOfLists(answer),
    subject: { code, name, kind, open: needCounts?.open ?? null },
    above: within.slice(0, -1),
    isPartial: within.length === 0,
    columns: columnsOf(place, answer.overdue),
    groups: answer.groups.totalCount,
    units: answer.units.flatMap(({ unit, count }) => (unit ? [{ ...unit, count }] : [])),
    claims: null,
  };
}

function figuresOfUnit(answer: ScreenUnitFiguresQuery): Figures | undefined {
  const { partnerUnit: unit, openBelow, viewer } = answer;
  if (!unit || viewer.grants.length === 0) return undefined;
  return {
    ...figuresOfLists(answer),
    subject: { code: unit.id, name: unit.name, kind: 'UNIT', open: sum(openBelow) },
    above: [],
    isPartial: !viewer.grants.some((grant) => grant.unit?.id === unit.id),
    columns: columnsOfUnit(openBelow, answer.overdue),
    groups: null,
    units: [],
    claims: answer.claims.flatMap(({ state, count }) => (state ? [{ state, count }] : [])),
  };
}

/** What both have. */
function figuresOfLists(answer: ScreenFiguresQuery | ScreenUnitFiguresQuery) {
  return {
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
    projects: { total: answer.projects.totalCount, rows: answer.projects.nodes },
  };
}

const sum = (rows: readonly { count: number }[]) => total(rows.map(({ count }) => count));

function byHour(rows: readonly { bucket: string | null; count: number }[]): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { bucket, count } of rows) {
    if (bucket !== null) hours[hourOf(Date.parse(bucket))] = count;
  }
  return hours;
}

const IN_HAND = new Set(['PROPOSED', 'ACCEPTED', 'DELIVERING', 'DELIVERED']);

/** Claims of a unit that are not over. */
export const claimsInHand = ({ claims }: Figures): number =>
  sum((claims ?? []).filter(({ state }) => IN_HAND.has(state)));
