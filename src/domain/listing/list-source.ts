/**
 * The live feed of a list: each change of the journal as its subscriber is concerned by it.
 * A change is of interest when its row matched before or after it; what the subscriber is shown of the row
 * is read when the event is delivered.
 */
import { HubError } from '../../errors.ts';
import type { Cursor } from '../../engine/live/cursor.ts';
import { FeedSource } from '../../engine/live/source.ts';
import type { Noted, NotedBatch } from '../../engine/live/noted-batch.ts';
import type { FilterInput } from '../../engine/loading/filter.ts';
import { refuseUnjudged } from '../../engine/loading/filter-judge.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { coalesced } from './coalesced.ts';
import { relevanceOf } from './relevance.ts';
import { isMoveFor } from './moved-places.ts';
import { pathsIn } from './paths-in.ts';
import { presentList } from './present-list.ts';
import type { ListEvent, ListFeedArgs, RowFeed } from './row-feed.ts';
import { type ListScope, readScope } from './scope.ts';

/**
 * Where a stream that was cut names where it stood (`Last-Event-ID`), that counts: the list was sent before.
 * @throws BAD_USER_INPUT for a broken cursor and a filter that asks of other rows, NOT_FOUND for an unknown scope
 */
export async function openList(feed: RowFeed, args: ListFeedArgs, context: HubContext) {
  const { resumesAt, live } = context;
  if (args.filter) refuseUnjudged(args.filter as FilterInput, feed.fields);
  const since = await live.readSince(resumesAt ?? args.since);
  if (resumesAt === undefined && since && args.snapshot === true) {
    throw HubError.badInput('snapshot', 'Give `since` or `snapshot: true`, not both.');
  }
  const placedAt = live.markOf('place');
  const scope = await readScope(args.scope, context);
  return new ListSource(feed, args, since, { scope, placedAt });
}

/** One question about a list, for all who ask it with equal rights. */
class ListSource extends FeedSource<HubContext, ListEvent> {
  readonly since: Cursor | undefined;
  readonly key: string;
  private readonly feed: RowFeed;
  private readonly args: ListFeedArgs;
  private scope: ListScope;
  /** Of places, when the scope was read: where it differs the scope may lie elsewhere. */
  private placedAt: string;

  constructor(
    feed: RowFeed,
    args: ListFeedArgs,
    since: Cursor | undefined,
    { scope, placedAt }: { scope: ListScope; placedAt: string },
  ) {
    super();
    this.feed = feed;
    this.args = args;
    this.since = since;
    this.scope = scope;
    this.placedAt = placedAt;
    this.key = JSON.stringify([feed.table, args.scope, args.filter, args.coalesce === true]);
  }

  override head(context: HubContext) {
    const isAsked = this.args.snapshot === true && !this.since;
    return isAsked ? presentList(this.feed, this.args, context) : undefined;
  }

  /** Rights have begun by now where they had begun by the change: who may not list the row now saw neither image of it. */
  override mayBeRelevant(told: NotedBatch, mayList: (path: string) => boolean): boolean {
    const { table, audience = 'SLICE' } = this.feed;
    if (pathsIn(told, 'place').length > 0) return true;
    const paths = pathsIn(told, table);
    return paths.length > 0 && (audience !== 'SLICE' || paths.some(mayList));
  }

  override async eventsOf(told: NotedBatch, context: HubContext): Promise<ListEvent[]> {
    await this.place(context);
    const { table } = this.feed;
    const noted = this.args.coalesce === true ? coalesced(told, table) : told.noted;
    context.live.meter.coalesced(told.noted.length - noted.length);
    const events = await Promise.all(noted.map((one) => this.eventOf(one, context)));
    return events.filter((one) => one !== null);
  }

  override caughtUp(cursor: string): ListEvent {
    return { __typename: 'FeedCaughtUp', cursor };
  }

  override progress(cursor: string): ListEvent {
    return { __typename: 'FeedProgress', cursor };
  }

  override reset(cursor: string): ListEvent {
    return { __typename: 'FeedReset', cursor };
  }

  private async place(context: HubContext): Promise<void> {
    const latest = context.live.markOf('place');
    if (latest === this.placedAt) return;
    this.scope = await readScope(this.args.scope, context);
    this.placedAt = latest;
  }

  /** A move is one event for a whole subtree: who listens to part of it reads the list anew. */
  private async eventOf(noted: Noted, context: HubContext): Promise<ListEvent | null> {
    const { scope, feed } = this;
    const { change } = noted;
    if (change.kind === 'place' && isMoveFor(change, scope, feed.audience, context.viewer))
      return this.reset(noted.cursor);
    if (change.kind !== feed.table) return null;
    const { filter } = this.args;
    const relevance = await relevanceOf(change, { scope, filter }, feed, context);
    if (!relevance) return null;
    const { at, rowId: id } = change;
    return { __typename: feed.change, cursor: noted.cursor, at, id, ...relevance };
  }
}
