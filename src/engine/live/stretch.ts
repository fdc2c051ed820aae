/**
 * What is between two snapshots of the journal, and is read part by part.
 * Invariant: the changes of a stretch are those visible in its end and not in its beginning, in the order of their ids.
 */
import type { Change } from './change.ts';

/** Changes between two snapshots, by id; `lastId` continues inside. */
export interface Stretch {
  after: string;
  upTo: string;
  lastId: number;
  /** The id that it ends with; known of one that is longer than its first part. */
  endId?: number | undefined;
}

/** The next changes of a stretch, and what is left of it after them. */
export interface Part {
  changes: Change[];
  isLast: boolean;
  rest: Stretch;
}

/** The changes after a snapshot were dropped with their day: no feed can go on from it. */
export class Forgotten extends Error {
  constructor() {
    super('the journal no longer reaches so far back');
  }
}
