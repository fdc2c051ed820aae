/**
 * How far the tail is behind the commits: each look at the database, by its clock and by ours, and the last one whose
 * changes are all delivered.
 * Invariant: what is told of a lag is never less than it is: without a look that was dealt with it grows.
 */
import type { Times } from './batch.ts';
import type { Moment } from './moment.ts';

export class Lag {
  /** The last look at the database, by its clock and by ours; and the last one whose changes are all delivered. */
  private seen = { at: new Date(0), asked: performance.now() };
  private told = this.seen;
  /** The oldest transaction that may still commit, and since when it has been that. */
  private horizon = { oldest: '', since: 0, isHeld: false };

  /** A look at the database, and when it was asked for by our clock. */
  look({ at, oldest, isHeld }: Moment, asked: number): void {
    this.seen = { at, asked };
    const since = oldest === this.horizon.oldest ? this.horizon.since : asked;
    this.horizon = { oldest, since, isHeld };
  }

  /** All that the last look has shown is delivered. */
  settle(): void {
    this.told = this.seen;
  }

  /** Of what the last look has shown and the one before had not. */
  get times(): Times {
    return { notBefore: this.told.at, ...this.seen };
  }

  /** `tail`: the age of the oldest change that is not delivered; `horizon`: for how long a writer has been open. In seconds. */
  get figures(): { tail: number; horizon: number } {
    const now = performance.now();
    const { isHeld, since } = this.horizon;
    return { tail: (now - this.told.asked) / 1_000, horizon: isHeld ? (now - since) / 1_000 : 0 };
  }
}
