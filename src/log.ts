/**
 * A log in which a flood of equal lines is a line now and then: a database that is away makes every request fail alike.
 * Invariants: the first of equal lines is written at once; those written and those counted are all that came; what is
 * remembered is bounded, whatever comes.
 */
import { keyOf, shortened } from './log-line.ts';

/** Equal lines within so long are one matter. */
const WINDOW_MS = 10_000;
/** So many of them are written as they come. */
const WRITTEN = 3;
/** So many different ones are remembered; one more, and the oldest is written before its time. */
const MOST_KNOWN = 200;

interface Known {
  /** By the process's clock. */
  since: number;
  written: number;
  folded: number;
  /** The latest that was folded, in short. */
  last: string;
  timer: NodeJS.Timeout;
}

export interface Log {
  write(line: string): void;
  /** Tells what is pending. What comes afterwards is written as it is. */
  close(): void;
}

/** What was folded is written as its latest line: `… (repeated 1,204 times in 10 s)`. */
export function openLog(out: (line: string) => void): Log {
  return new FoldingLog(out);
}

class FoldingLog implements Log {
  private readonly out: (line: string) => void;
  /** By what is equal in them, the oldest first. */
  private readonly known = new Map<string, Known>();
  private isClosed = false;

  constructor(out: (line: string) => void) {
    this.out = out;
  }

  write(line: string): void {
    if (this.isClosed) return this.out(line);
    const key = keyOf(line);
    const known = this.known.get(key) ?? this.remember(key, 0);
    if (known.written < WRITTEN) {
      known.written += 1;
      this.out(line);
    } else {
      known.folded += 1;
      known.last = shortened(line);
    }
  }

  close(): void {
    this.isClosed = true;
    for (const key of this.known.keys()) this.tell(key);
  }

  private remember(key: string, written: number): Known {
    const [oldest] = this.known.keys();
    if (this.known.size >= MOST_KNOWN && oldest !== undefined) this.tell(oldest);
    const timer = setTimeout(() => {
      // What goes on is written once a window, and not in between.
      if (this.tell(key)) this.remember(key, WRITTEN);
    }, WINDOW_MS).unref();
    const known = { since: performance.now(), written, folded: 0, last: '', timer };
    this.known.set(key, known);
    return known;
  }

  /** Forgets it; whether there was anything to tell. */
  private tell(key: string): boolean {
    const known = this.known.get(key);
    if (!known) return false;
    clearTimeout(known.timer);
    this.known.delete(key);
    if (known.folded === 0) return false;
    const seconds = Math.max(1, Math.round((performance.now() - known.since) / 1_000));
    const times = known.folded === 1 ? 'once more' : `${known.folded.toLocaleString('en')} times`;
    this.out(`${known.last} (repeated ${times} in ${seconds} s)`);
    return true;
  }
}
