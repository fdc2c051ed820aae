/**
 * Who follows a feed: those who are on their way, and the states of those whom the tail has admitted.
 * Invariant: a follower is admitted between two rounds: the journal holds everything before its cursor, the tail delivers
 * everything after it.
 */
import { type FollowerState, comingState } from './follower-state.ts';
import type { Journal } from './journal.ts';
import type { Tail } from './tail.ts';

export class Followers<F, Message> {
  /** Of those who are admitted. */
  readonly states = new Set<FollowerState<F, Message>>();
  /** All who are here, admitted or on their way. */
  private readonly following = new Set<F>();
  private readonly tail: Pick<Tail, 'admit'>;
  private readonly journal: Pick<Journal, 'epoch'>;

  constructor(tail: Pick<Tail, 'admit'>, journal: Pick<Journal, 'epoch'>) {
    this.tail = tail;
    this.journal = journal;
  }

  /** Is here from now on, until `go`. */
  come(follower: F): void {
    this.following.add(follower);
  }

  /** Whether it was admitted or not. */
  go(follower: F): void {
    this.following.delete(follower);
  }

  /** Its state, among the others between the rounds. To be taken out of them when the follower leaves. */
  admit(
    follower: F,
    lastWord: FollowerState<F, Message>['lastWord'],
  ): Promise<FollowerState<F, Message>> {
    const nowhere = { epoch: this.journal.epoch, after: '' };
    const state = comingState<F, Message>(follower, nowhere, lastWord);
    return new Promise((resolve) => {
      this.tail.admit((position) => {
        state.at = { epoch: this.journal.epoch, after: position };
        this.states.add(state);
        resolve(state);
      });
    });
  }

  /** All who follow, and in which phase. */
  *[Symbol.iterator](): Generator<Pick<FollowerState<F, Message>, 'follower' | 'phase'>> {
    const admitted = new Set([...this.states].map(({ follower }) => follower));
    yield* this.states;
    for (const follower of this.following)
      if (!admitted.has(follower)) yield { follower, phase: 'behind' };
  }
}
