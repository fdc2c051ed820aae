/**
 * What a feature gives to whoever follows its feed: which changes are of interest to a subscriber, as events of its
 * document. Equal questions with equal rights have equal events, so one source may answer for all that ask alike.
 */
import type { Cursor } from './cursor.ts';
import type { Change } from './journal.ts';
import type { Together } from './together.ts';

/** A change with the cursor that stands behind it. */
export interface Noted {
  change: Change;
  cursor: string;
}

export abstract class FeedSource<Context, Event extends object = object> {
  /** Where it goes on; undefined: with what comes from now on. */
  abstract readonly since: Cursor | undefined;

  /** What stands in front of the changes, in pages; returns the snapshot that it was read in. None: undefined. */
  abstract head(context: Context): AsyncGenerator<Together<Event>, string> | undefined;

  /** The events of these changes, in their order, for whoever has the rights of the context. */
  abstract eventsOf(told: readonly Noted[], context: Context): Promise<Event[]>;

  abstract caughtUp(cursor: string): Event;

  /** What lies between cannot be told one by one. */
  abstract reset(cursor: string): Event;

  /** GraphQL wants a stream of a subscription; events are fetched by whoever broadcasts them. */
  [Symbol.asyncIterator](): AsyncIterator<Event> {
    throw new Error('a source is followed through the broadcaster');
  }
}
