/**
 * What a change of a row is to a subscriber: whether its scope, its filter and its slice held the row before, and
 * whether they hold it after, by rights that had begun. A state that the row has or had outside the slice is not sent.
 */
import type { Change } from '../../engine/live/change.ts';
import type { FilterInput, JournalRow } from '../../engine/loading/filter.ts';
import { matches } from '../../engine/loading/filter-judge.ts';
import type { Dated } from '../../engine/loading/seen-images.ts';
import { isWithin } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { FeedEffect } from './feed-events.ts';
import type { RowFeed } from './row-feed.ts';
import { type ListScope, type Mine, childrenOf, mineOf, scopeOf } from './scope.ts';

export interface Interest {
  scope: ListScope;
  filter: object | null | undefined;
}

export interface Relevance {
  version: number | null;
  effect: FeedEffect;
  from: string | null;
  to: string | null;
}

type Judged = Pick<
  RowFeed,
  'fields' | 'seen' | 'belongs' | 'audience' | 'partly' | 'isKeptFromStaff'
>;

/** Null where it is none of the subscriber's. Judged by its rights as they are now. */
export async function relevanceOf(
  change: Change,
  { scope, filter }: Interest,
  feed: Judged,
  context: HubContext,
): Promise<Relevance | null> {
  const { before, after } = change;
  const isWhole = isReadWhole(change, feed, context);
  if (!isWhole && !isOpenly(change, scope, feed.partly?.columns ?? [])) return null;
  const isWanted = (row: JournalRow | null): row is JournalRow =>
    row !== null &&
    (!scope.range || isWithin(row['path'] as string, scope.range)) &&
    (!filter || matches(filter as FilterInput, feed.fields, row, change.at));
  if (!isWanted(before) && !isWanted(after)) return null;
  const seen = await imagesSeen(change, scope, feed, context);
  const isSeen = (row: JournalRow | null) => row !== null && seen.has(row);
  const [was, is] = [before, after].map((row) => isWanted(row) && isSeen(row));
  if (!was && !is) return null;
  return {
    version: isWhole ? change.version : null,
    effect: was ? (is ? 'CHANGED' : 'LEFT') : 'ENTERED',
    from: isSeen(before) ? change.stateBefore : null,
    to: isSeen(after) ? change.stateAfter : null,
  };
}

/** By rights that had begun when the row was so. */
function isReadWhole(
  { rowId, at, beforeAt = at }: Change,
  { partly }: Judged,
  context: HubContext,
) {
  if (!partly) return true;
  return partly.readsWhole(context.viewer.asOf(momentOf(beforeAt, context)), rowId);
}

/**
 * Whether a change is one of what all read: where a row hangs is not, so that no scope of a place holds it.
 */
function isOpenly(
  { before, after }: Change,
  { range, mine }: ListScope,
  columns: readonly string[],
): boolean {
  if (range || mine) return false;
  return !before || !after || columns.some((one) => before[one] !== after[one]);
}

async function imagesSeen(
  change: Change,
  { unitId, mine, place }: ListScope,
  { seen: seenIn, belongs = isOfUnit, audience = 'SLICE', isKeptFromStaff = false }: Judged,
  context: HubContext,
): Promise<ReadonlySet<JournalRow>> {
  const { viewer, reads, load } = context;
  const images = imagesOf(change, context);
  // Judged now, not when the feed was opened: a grant may have ended since.
  const isForAll = audience !== 'SLICE';
  if (!isForAll && place && scopeOf(place, reads).isEmpty) return new Set();
  const own = mine && (mine.isOfChildren ? childrenOf(viewer) : mineOf(viewer));
  const unitIds = own?.unitIds ?? [unitId];
  const isBelow = own !== undefined && images.some(({ image }) => isInMine(image, own));
  const isAll = !mine && unitId === undefined;
  const isWanted = isAll || isBelow || (await belongs(change, unitIds, context));
  if (!isWanted) return new Set();
  // Staff sees every row of its places, and of others none: what does not concern a listener costs no statement.
  const seen = await Promise.all(
    images.map(async (one) => {
      const path = String(one.image['path']);
      const isStaffs = !isKeptFromStaff && viewer.asOf(one.moment).isStaffOf(path);
      return isStaffs || ((isForAll || viewer.mayList(path)) && seenIn(load).load(one));
    }),
  );
  return new Set(images.flatMap(({ image }, i) => (seen[i] ? [image] : [])));
}

/** The images of a change, with the moment by which a right must have begun: no state that was over before is sent. */
function imagesOf({ before, after, at, beforeAt = at }: Change, context: HubContext): Dated[] {
  return [
    ...(before ? [{ image: before, moment: momentOf(beforeAt, context) }] : []),
    ...(after ? [{ image: after, moment: momentOf(at, context) }] : []),
  ];
}

/** By the hub's clock, as rights are; it is another than the journal's in tests alone. */
function momentOf(at: Date, context: HubContext): Date {
  return new Date(at.getTime() + context.now().getTime() - Date.now());
}

function isInMine(row: JournalRow, { paths, above }: Mine): boolean {
  const path = String(row['path']);
  return paths.some((one) => path.startsWith(one) && !(path === one && above.includes(one)));
}

/** Whether the row is one of these units'. */
export function isOfUnit({ before, after }: Change, unitIds: readonly unknown[]): boolean {
  return unitIds.includes((after ?? before)?.['unit_id'] ?? '');
}
