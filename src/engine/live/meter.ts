import type { TimedBatch } from './batch.ts';

/** What the live side counts; `/metrics` gives one. */
export interface Meter {
  /** Messages handed on to followers. */
  delivered(count: number): void;
  /** Changes that were folded into others. */
  coalesced(count: number): void;
  /** Somebody came back with a cursor. */
  resumed(): void;
  /** Somebody has to begin anew. */
  reset(): void;
  /** Somebody could not take more for a while. */
  behind(): void;
  /** From a change's commit, at the earliest that it can have been, to its sending, in seconds. */
  told(seconds: number): void;
}

/** By the database's clock; nothing says when a change was committed, only when it was not yet. */
export function measureDelays(
  meter: Meter,
  { changes, times: { at, asked, notBefore } }: TimedBatch,
) {
  const now = at.getTime() + performance.now() - asked;
  for (const change of changes) {
    meter.told((now - Math.max(change.at.getTime(), notBefore.getTime())) / 1_000);
  }
}
