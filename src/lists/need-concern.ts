/**
 * What a change of a need is to a subscriber: whether its scope, its filter and its slice held the row before, and
 * whether they hold it after. A state that the row has or had outside the slice is not told.
 */
import { defineEnum } from '../labels.ts';
import type { Change } from '../live/journal.ts';
import { type FilterInput, type JournalRow, matches } from '../loading/filter.ts';
import { isWithin } from '../place/path.ts';
import type { HubContext } from '../request/context.ts';
import type { NeedState } from './need.enums.ts';
import { NEED_FIELDS } from './need.filter.ts';
import type { NeedFilter } from './need.inputs.ts';
import { type ListScope, mineOf, scopeOf } from './scope.ts';

export const FeedEffect = defineEnum('FeedEffect', 'What a change is for the subscriber 变动影响', {
  ENTERED: '进入范围',
  CHANGED: '范围内变动',
  LEFT: '离开范围',
});
export type FeedEffect = keyof typeof FeedEffect;

export interface Interest {
  scope: ListScope;
  filter: NeedFilter | null | undefined;
}

export interface Concern {
  effect: FeedEffect;
  from: NeedState | null;
  to: NeedState | null;
}

/** Null where it is none of the subscriber's. Judged by its rights as they are now. */
export async function concernOf(
  change: Change,
  { scope, filter }: Interest,
  context: HubContext,
): Promise<Concern | null> {
  const { before, after } = change;
  const isWanted = (row: JournalRow | null): row is JournalRow =>
    row !== null &&
    (!scope.range || isWithin(row['path'] as string, scope.range)) &&
    (!filter || matches(filter as FilterInput, NEED_FIELDS, row, change.at));
  if (!isWanted(before) && !isWanted(after)) return null;
  const seen = await imagesSeen(change, scope, context);
  const isSeen = (row: JournalRow | null) => row !== null && seen.has(row);
  const [was, is] = [before, after].map((row) => isWanted(row) && isSeen(row));
  if (!was && !is) return null;
  return {
    effect: was ? (is ? 'CHANGED' : 'LEFT') : 'ENTERED',
    from: isSeen(before) ? (change.stateBefore as NeedState) : null,
    to: isSeen(after) ? (change.stateAfter as NeedState) : null,
  };
}

async function imagesSeen(
  change: Change,
  { unitId, mine, place }: ListScope,
  context: HubContext,
): Promise<ReadonlySet<JournalRow>> {
  const { viewer, load } = context;
  const images = [change.before, change.after].filter((row) => row !== null);
  // Judged now, not when the feed was opened: a grant may have ended since.
  if (place && scopeOf(place, viewer).isEmpty) return new Set();
  const { paths, unitIds } = mine ? mineOf(viewer) : { paths: [], unitIds: [unitId] };
  const isBelow = images.some((row) => paths.some((one) => isIn(row, one)));
  const isAll = !mine && unitId === undefined;
  const isWanted = isAll || isBelow || (await belongs(change, unitIds, context));
  if (!isWanted) return new Set();
  // Staff sees every row of its places: the first thing that the policies say.
  const seen = await Promise.all(
    images.map(
      async (row) => viewer.isStaffOf(String(row['path'])) || load.seenNeedImage.load(row),
    ),
  );
  return new Set(images.filter((_, i) => seen[i]));
}

function isIn(row: JournalRow, path: string): boolean {
  return String(row['path']).startsWith(path);
}

/** Raised by one of the units, or claimed by it: claims are never deleted, so a need that was its stays its. */
async function belongs(
  change: Change,
  unitIds: readonly unknown[],
  { load }: HubContext,
): Promise<boolean> {
  const row = change.after ?? change.before;
  if (unitIds.includes(row?.['unit_id'] ?? '')) return true;
  const claims = await load.claimsOfNeed.load(change.rowId);
  return claims.some((claim) => unitIds.includes(claim.unitId));
}
