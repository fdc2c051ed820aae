/**
 * Follows the journal and tells every listener each change once, in order.
 * Invariants: one round at a time; `position` moves only when the changes up to it have been handed on; a
 * failed round is tried again from the same place, so nothing is skipped; listeners come in between rounds.
 */
import type { Change, Journal, Stretch } from './journal.ts';

/** How many changes one round hands on; a longer stretch goes on in the next. */
const BATCH = 1_000;
const RETRY_MS = 1_000;

/** Changes that became visible between two snapshots, or the next part of them. */
export interface Batch {
  changes: readonly Change[];
  after: string;
  upTo: string;
  /** True where the stretch ends with this batch: then `upTo` is told as a whole. */
  isLast: boolean;
}

export type Listener = (batch: Batch) => void;

export interface Seat {
  /** Changes behind this snapshot will be told to the listener; all before it are in the journal. */
  position: string;
  leave: () => void;
}

interface Options {
  intervalMs: number;
  onTrouble: (error: unknown) => void;
}

export class Tail {
  private readonly journal: Journal;
  private readonly options: Options;
  private readonly listeners = new Set<Listener>();
  private joining: (() => void)[] = [];
  private position: string;
  private stretch: Stretch | undefined;
  private isRung = false;
  private isFollowing = true;
  private isClosed = false;
  private wake: () => void = () => {};
  private readonly running: Promise<void>;

  constructor(journal: Journal, position: string, options: Options) {
    this.journal = journal;
    this.position = position;
    this.options = options;
    this.running = this.run();
  }

  /** Something was committed in this process: look now, and once more if a round is under way. */
  ring(): void {
    this.isRung = true;
    this.wake();
  }

  /** Joins at a position that is at least as late as this call. */
  join(listener: Listener): Promise<Seat> {
    return new Promise((resolve) => {
      this.joining.push(() => {
        this.listeners.add(listener);
        resolve({ position: this.position, leave: () => this.listeners.delete(listener) });
      });
      this.ring();
    });
  }

  /** Whether the last round reached the database. */
  get follows(): boolean {
    return this.isFollowing && !this.isClosed;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.wake();
    await this.running;
    for (const admit of this.joining.splice(0)) admit();
  }

  private async run(): Promise<void> {
    while (!this.isClosed) {
      try {
        await this.round();
        this.isFollowing = true;
        await this.pause(this.options.intervalMs);
      } catch (error) {
        this.isFollowing = false;
        this.options.onTrouble(error);
        this.isRung = false;
        await this.pause(RETRY_MS);
      }
    }
  }

  /** To the end of a stretch. Who joined before it began is admitted behind it. */
  private async round(): Promise<void> {
    this.isRung = false;
    const admitted = this.joining.length;
    const upTo = this.stretch?.upTo ?? (await this.journal.now());
    if (this.listeners.size > 0 || this.stretch) await this.tell(upTo);
    this.position = upTo;
    for (const admit of this.joining.splice(0, admitted)) admit();
  }

  private async tell(upTo: string): Promise<void> {
    this.stretch ??= { after: this.position, upTo, lastId: 0 };
    for (;;) {
      const { after } = this.stretch;
      const changes = await this.journal.read(this.stretch, BATCH);
      const isLast = changes.length < BATCH;
      if (changes.length > 0) {
        for (const listener of this.listeners) listener({ changes, after, upTo, isLast });
      }
      if (isLast) break;
      this.stretch.lastId = changes.at(-1)?.id ?? 0;
    }
    this.stretch = undefined;
  }

  private async pause(ms: number): Promise<void> {
    if (this.isRung || this.isClosed) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
    this.wake = () => {};
  }
}
