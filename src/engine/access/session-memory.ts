/**
 * What was found of each token, for a moment.
 * Invariant: nothing is given out after `staleMs`; a look-up that failed is not kept, and no late one removes its successor.
 */
import type { Found } from './session.ts';

/** Strangers' guesses are remembered too, so the memory is bounded. */
const MOST_KNOWN = 10_000;

interface Entry {
  session: Promise<Found | null>;
  /** What it came to; undefined as long as it is looked up. */
  found?: Found | null;
  until: number;
}

export class SessionMemory {
  private readonly staleMs: number;
  private readonly known = new Map<string, Entry>();

  constructor(staleMs: number) {
    this.staleMs = staleMs;
  }

  /** What is known, or being looked up. */
  of(hash: string): Promise<Found | null> | undefined {
    const known = this.known.get(hash);
    return known && known.until > performance.now() ? known.session : undefined;
  }

  /** What is known already. */
  held(hash: string): Found | undefined {
    const known = this.known.get(hash);
    if (!known?.found || known.until <= performance.now()) return undefined;
    return known.found;
  }

  keep(hash: string, session: Promise<Found | null>): void {
    const entry: Entry = { session, until: performance.now() + this.staleMs };
    session.then(
      (found) => (entry.found = found),
      // A look-up that failed is not kept: the next one asks again.
      () => this.known.get(hash) === entry && this.known.delete(hash),
    );
    this.known.delete(hash);
    this.known.set(hash, entry);
    if (this.known.size > MOST_KNOWN) {
      const [oldest] = this.known.keys();
      if (oldest !== undefined) this.known.delete(oldest);
    }
  }

  forget(hash: string): void {
    this.known.delete(hash);
  }
}
