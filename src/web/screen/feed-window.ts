/**
 * The rows of the live feed: a window of fixed size, the newest first, moved on at most once in four seconds.
 * Invariant: of a need its newest version is shown, and one that is no longer for this viewer is not.
 */
import type { NeedRow } from './figures.ts';

export const WINDOW = 24;

export interface FeedRow {
  at: number;
  need: NeedRow;
}

export interface FeedShown {
  rows: readonly FeedRow[];
  /** How many needs wait for the next step. */
  waiting: number;
  /** The one that the last step put on top. */
  fresh: string | undefined;
}

export class FeedWindow {
  private rows: FeedRow[] = [];
  private waiting = new Map<string, FeedRow>();
  private fresh: string | undefined;
  /** Those that newer ones pushed out while they waited. */
  private passed = 0;

  get shown(): FeedShown {
    const waiting = this.waiting.size + this.passed;
    return { rows: this.rows, waiting, fresh: this.fresh };
  }

  /** The newest rows as they were read, which begin the window and fill what was never told. */
  begin(needs: readonly NeedRow[]): void {
    const known = new Map(
      [...this.rows, ...this.waiting.values()].map((row) => [row.need.id, row]),
    );
    const read = needs.map((need) => ({ at: Date.parse(need.updatedAt), need }));
    this.waiting.clear();
    this.passed = 0;
    this.rows = read
      .map((row) => newer(known.get(row.need.id), row))
      .sort((a, b) => b.at - a.at)
      .slice(0, WINDOW);
  }

  /** A need changed: one that is shown is brought up to date at once, any other waits for the next step. */
  offer(row: FeedRow): void {
    const { id } = row.need;
    const at = this.rows.findIndex((one) => one.need.id === id);
    const shown = this.rows[at];
    if (shown && row.need.version <= shown.need.version) return;
    if (shown) this.rows = this.rows.with(at, { ...row, at: shown.at });
    const older = this.waiting.get(id);
    this.waiting.delete(id);
    this.waiting.set(id, newer(older, row));
    const [oldest] = this.waiting.keys();
    if (this.waiting.size <= WINDOW || oldest === undefined) return;
    this.waiting.delete(oldest);
    this.passed += 1;
  }

  remove(id: string): void {
    this.waiting.delete(id);
    this.rows = this.rows.filter((row) => row.need.id !== id);
  }

  /** Puts what waits on top; whether anything did. */
  step(): boolean {
    if (this.waiting.size === 0) return false;
    const arrived = [...this.waiting.values()].sort((a, b) => b.at - a.at);
    const rest = this.rows.filter((row) => !this.waiting.has(row.need.id));
    this.rows = [...arrived, ...rest].slice(0, WINDOW);
    this.fresh = arrived[0]?.need.id;
    this.waiting.clear();
    this.passed = 0;
    return true;
  }
}

function newer(a: FeedRow | undefined, b: FeedRow): FeedRow {
  return a && a.need.version >= b.need.version ? a : b;
}
