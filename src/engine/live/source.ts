/**
 * What a feature gives to the followers of its feed: which changes are of interest to a subscriber, as events of its
 * document. Equal questions with equal rights have equal events, so one source may answer for all that ask alike.
 */
import type { Cursor } from './cursor.ts';
import type { Change } from './change.ts';
import type { NotedBatch } from './noted-batch.ts';
import type { EventPage } from './event-page.ts';

/** Where the events of a subscription come from. */
export abstract class Source<Event extends object = object> {
  /** What of the question its events depend on: where it begins is not of it. Equal for equal questions. */
  abstract readonly key: string;

  abstract caughtUp(cursor: string): Event;

  /** GraphQL wants a stream of a subscription; the broadcaster fetches events. */
  [Symbol.asyncIterator](): AsyncIterator<Event> {
    throw new Error('a source is followed through the broadcaster');
  }
}

/** It tells what happened: every change, once. */
export abstract class FeedSource<Context, Event extends object = object> extends Source<Event> {
  /** Where it goes on; undefined: with what comes from now on. */
  abstract readonly since: Cursor | undefined;

  /** What stands in front of the changes, in pages; returns the snapshot that it was read in. None: undefined. */
  abstract head(context: Context): AsyncGenerator<EventPage<Event>, string> | undefined;

  /**
   * False only where none of the changes can have events for a viewer who may list rows of these paths: it is asked of every
   * kind of follower and batch before anything is read, so it must be cheap; it must not throw.
   */
  mayBeRelevant(_told: NotedBatch, _mayList: (path: string) => boolean): boolean {
    return true;
  }

  /** The events of these changes, in their order, by the rights of the context. */
  abstract eventsOf(told: NotedBatch, context: Context): Promise<Event[]>;

  /** Everything up to here is delivered, and more is to come; it carries its cursor alone. */
  abstract progress(cursor: string): Event;

  /** The changes between cannot be delivered one by one. */
  abstract reset(cursor: string): Event;
}

/** It tells how things are: at first, and anew when they may have changed, at a pace of its own. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a context is, is not known down here
export abstract class StateSource<Context, Event extends object = object> extends Source<Event> {
  /** Whether this change may alter the state; where it does not, nothing is delivered. */
  abstract minds(change: Change): boolean;

  abstract present(cursor: string, context: Context): Promise<Event>;
}
