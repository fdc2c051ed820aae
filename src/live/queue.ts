/**
 * What a feed has not read yet. Bounded: a reader that falls behind is cut off at the end of a batch, and
 * reads on from the journal, so that memory is not what waits for it.
 */
import type { Batch } from './tail.ts';

/** About 10 MB of needs; a screen that is further behind is better served by the journal. */
const MOST_CHANGES = 5_000;

export class BatchQueue {
  private readonly batches: Batch[] = [];
  private size = 0;
  private wake: (() => void) | undefined;
  private state: 'open' | 'overrun' | 'closed' = 'open';

  /** False once the reader is cut off: then nothing more is taken. */
  push(batch: Batch): boolean {
    if (this.state !== 'open') return false;
    if (this.size + batch.changes.length > MOST_CHANGES && this.size > 0) {
      this.end('overrun');
      return false;
    }
    this.batches.push(batch);
    this.size += batch.changes.length;
    this.wake?.();
    return true;
  }

  /** The next batch; undefined when there will be none. */
  async next(): Promise<Batch | undefined> {
    while (this.batches.length === 0 && this.state === 'open') {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    if (this.state === 'closed') return undefined;
    const batch = this.batches.shift();
    this.size -= batch?.changes.length ?? 0;
    return batch;
  }

  close(): void {
    this.end('closed');
  }

  private end(state: 'overrun' | 'closed'): void {
    this.state = state;
    this.wake?.();
  }
}
