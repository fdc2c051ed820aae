/**
 * Those who hear the tail: all hear the same batches, and the tail goes on when all have dealt with one.
 */
import type { TimedBatch } from './batch.ts';

export interface TailListener {
  /** No follower waits for changes: the tail need not read the journal. */
  isIdle: () => boolean;
  /** Never rejects; the next round waits for it. */
  hear: (batch: TimedBatch) => Promise<void>;
  /** The changes between are lost: this process was away for longer than the hub keeps the journal. */
  lose: () => void;
}

export class TailListeners {
  private readonly listeners = new Set<TailListener>();

  /** Gives back how to stop it. */
  add(listener: TailListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** No listener waits for changes. */
  get areIdle(): boolean {
    return [...this.listeners].every((one) => one.isIdle());
  }

  /** Settles when all have dealt with it. */
  hear(batch: TimedBatch): Promise<unknown> {
    return Promise.all([...this.listeners].map((one) => one.hear(batch)));
  }

  /** Every listener has to begin anew. */
  lose(): void {
    for (const one of this.listeners) one.lose();
  }
}
