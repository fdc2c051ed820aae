/**
 * Who follows a state feed, and who makes messages for those who do: they are told how things are, not what changed.
 */
import type { Change } from './change.ts';
import type { Follower, Made } from './follower.ts';

/** A receiver of how things are. */
export interface StateFollower<Message> extends Follower<Message> {
  /** Whether the state may be another one after this change. */
  minds(change: Change): boolean;
  /** The present state; delivered where it differs from the last one delivered. */
  renew(messages: readonly Message[]): void;
}

/** Makes messages of how things are; equal ones once. */
export interface StateFanOut<F, Message> {
  /** Never rejects: what fails for a follower is its answer. */
  present(followers: readonly F[], cursor: string): Promise<Made<F, Message>>;
  caughtUp(follower: F, cursor: string): Promise<readonly Message[]>;
}
