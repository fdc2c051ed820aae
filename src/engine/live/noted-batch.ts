/**
 * Changes with the cursors that stand behind them, as the makers of messages receive them.
 * Invariant: each change comes with the cursor after it, so that a follower who leaves there can come back.
 */
import { type Batch, endOf } from './batch.ts';
import type { Change } from './change.ts';
import { type Cursor, encodeCursor } from './cursor.ts';
import type { Seal } from './seal.ts';

/** A change with the cursor after it. */
export interface Noted {
  readonly change: Change;
  /** Signed when it is asked for: most changes of a batch concern nobody who hears it. */
  readonly cursor: string;
}

/** Changes that are delivered together, between two cursors. */
export interface NotedBatch {
  noted: readonly Noted[];
  after: string;
  upTo: string;
}

/** The last change of a batch carries the batch's end, the others a place within it. */
export function toldOf(
  { epoch, seal }: { epoch: string; seal: Pick<Seal, 'sign'> },
  batch: Batch,
): NotedBatch {
  const { changes, after, behindId, upTo, endId } = batch;
  const at = (id: number): Cursor =>
    id === 0 ? { epoch, after } : { epoch, after, within: { upTo, lastId: id, endId } };
  const end = encodeCursor(endOf(epoch, batch), seal);
  const last = changes.at(-1);
  const noted = changes.map(
    (change) =>
      new NotedChange(change, () => (change === last ? end : encodeCursor(at(change.id), seal))),
  );
  return { noted, after: encodeCursor(at(behindId), seal), upTo: end };
}

class NotedChange implements Noted {
  readonly change: Change;
  private readonly sign: () => string;
  private signed: string | undefined;

  constructor(change: Change, sign: () => string) {
    this.change = change;
    this.sign = sign;
  }

  get cursor(): string {
    return (this.signed ??= this.sign());
  }
}
