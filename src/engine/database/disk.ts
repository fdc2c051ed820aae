/**
 * Room for what is written. Of a server of our own it is looked for ahead: a PostgreSQL that runs out of room in its own
 * log ends. Of another one it is known from what it refuses.
 */
import { statfs } from 'node:fs/promises';
import { isDiskFull } from './transient-error.ts';

/** Two files of PostgreSQL's log, and what a start needs. */
const LEAST_BYTES = 48_000_000;
const FRESH_MS = 500;

export class Disk {
  private readonly folder: string | undefined;
  private looking: Promise<void> | undefined;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private free = Number.POSITIVE_INFINITY;
  /** The last that was written failed for want of room. */
  private wasFull = false;

  /** @param folder of the server; left out, it is not on this machine */
  constructor(folder?: string) {
    this.folder = folder;
  }

  /** Whether writing has no room, as far as is known without trying. */
  async isFull(): Promise<boolean> {
    if (!this.folder) return false;
    if (performance.now() - this.lookedAt > FRESH_MS)
      await (this.looking ??= this.look(this.folder));
    return this.free < LEAST_BYTES;
  }

  /** Whether it has to be tried whether there is room again. */
  get isInDoubt(): boolean {
    return this.wasFull;
  }

  /** What came of writing: an error, or nothing wrong. */
  note(error?: unknown): void {
    if (error === undefined) this.wasFull = false;
    else if (isDiskFull(error)) this.wasFull = true;
  }

  private async look(folder: string): Promise<void> {
    try {
      const { bavail, bsize } = await statfs(folder);
      this.free = bavail * bsize;
    } catch {
      // What is wrong with its folder PostgreSQL says itself; of its room nothing is known.
      this.free = Number.POSITIVE_INFINITY;
    } finally {
      this.lookedAt = performance.now();
      this.looking = undefined;
    }
  }
}
