/**
 * How long a client may be slow. Above one mark of unsent bytes it is sent nothing more, below the other it is sent to
 * again; a client that stays above that one for too long is given up: it comes back with its cursor and reads on from there.
 */

/** Beyond this nothing more is sent: the client reads more slowly than things change. */
export const FULL_BYTES = 1_000_000;
/** Below this it is sent to again. */
export const DRAINED_BYTES = 100_000;
const LOOK_MS = 500;

/** A way out to a client, with what waits to be sent on it. */
export interface Line {
  readonly bufferedAmount: number;
}

interface Watched {
  giveUp: () => void;
  /** Since when it has been slow. */
  since: number | undefined;
}

export class SlowClients {
  private readonly limitMs: number;
  private readonly watched = new Map<Line, Watched>();
  private readonly watching: NodeJS.Timeout;

  constructor(limitMs: number) {
    this.limitMs = limitMs;
    this.watching = setInterval(() => this.look(), Math.min(LOOK_MS, limitMs / 2));
  }

  /** Calls back once, when it has been slow for too long. Gives back how to stop. */
  watch(line: Line, giveUp: () => void): () => void {
    this.watched.set(line, { giveUp, since: undefined });
    return () => this.watched.delete(line);
  }

  /** Whether it has much to read. */
  isTried(line: Line): boolean {
    return line.bufferedAmount >= DRAINED_BYTES;
  }

  close(): void {
    clearInterval(this.watching);
  }

  private look(): void {
    const now = performance.now();
    for (const [line, one] of this.watched) {
      if (!this.isTried(line)) one.since = undefined;
      else if (now - (one.since ??= now) > this.limitMs) {
        this.watched.delete(line);
        one.giveUp();
      }
    }
  }
}
