/**
 * What the tail hands on at once, and a way through the journal reads at once: changes that became visible between two snapshots.
 * Invariant: the batches of a stretch hold each of its changes once, in the order of their ids.
 */
import type { Change } from './change.ts';
import type { Cursor } from './cursor.ts';

/** Changes that became visible between two snapshots, or the next part of them. */
export interface Batch {
  changes: readonly Change[];
  after: string;
  /** The last change of the stretch that was handed on before; 0: none. */
  behindId: number;
  /** Up to which id its stretch has been read with it, and what the stretch ends with where it is long. */
  lastId: number;
  endId: number | undefined;
  upTo: string;
  /** True where the stretch ends with this batch: then its cursor is `upTo` as a whole. */
  isLast: boolean;
}

/** A batch as the tail hands it on. */
export interface TimedBatch extends Batch {
  times: Times;
}

/** When the changes of a batch became visible. */
export interface Times {
  /** They were not yet, by the database's clock. */
  notBefore: Date;
  /** They were, by the database's clock and by ours. */
  at: Date;
  asked: number;
}

/** The cursor after a whole batch. */
export function endOf(epoch: string, { after, upTo, lastId, endId, isLast }: Batch): Cursor {
  if (isLast) return { epoch, after: upTo };
  return { epoch, after, within: { upTo, lastId, endId } };
}
