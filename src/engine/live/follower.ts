/**
 * Who follows a feed, and who makes messages for those who do, as the live side knows them: it knows no transport and no GraphQL.
 */
import type { NotedBatch } from './noted-batch.ts';

/** A receiver. */
export interface Follower<Message> {
  take(messages: readonly Message[]): void;
  /** More would only wait in memory. */
  readonly isFull: boolean;
  /** When it is no longer full, or gone. */
  drained(): Promise<void>;
}

/** What a message tells of where it stands. */
export interface Placed {
  cursor?: string | undefined;
}

/** The messages of each follower, or what failed for it. */
export type Made<F, Message> = ReadonlyMap<F, readonly Message[] | Error>;

/** Makes messages of changes; equal ones once. */
export interface FanOut<F, Message> {
  /**
   * Calls back for each group of followers as soon as their messages are made, and settles when all are. Never rejects:
   * what fails for a follower is its answer, as TransientError where it is worth another try. A follower without an answer has nothing to hear.
   */
  perform(
    told: NotedBatch,
    followers: readonly F[],
    done: (made: Made<F, Message>) => void,
  ): Promise<void>;
  /** Equal for those whose messages are equal. */
  groupOf(follower: F): string;
  caughtUp(follower: F, cursor: string): Promise<readonly Message[]>;
  /**
   * Where these stand, and nothing else. Never rejects: what fails for a follower is its answer. Absent where messages
   * cannot tell it.
   */
  progress?(followers: readonly F[], cursor: string): Promise<Made<F, Message>>;
  reset(follower: F, cursor: string): Promise<readonly Message[]>;
}
