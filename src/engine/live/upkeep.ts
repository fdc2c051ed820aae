/**
 * The jobs of the live side: days of the journal are made and dropped, keys looked for, counters folded.
 * Invariant: what fails is reported, and done the next time.
 */
import { every } from '../../job.ts';
import type { Journal } from './journal.ts';

/** Partitions are made for days ahead, and one day more or less of the past does not matter. */
const KEEP_MS = 600_000;

export interface UpkeepOptions {
  foldIntervalMs: number;
  /** How many days of the journal are kept. */
  journalDays: number;
  onTransient: (error: unknown) => void;
}

export class Upkeep {
  /** How many days of the journal are kept. */
  readonly journalDays: number;
  private readonly journal: Journal;
  private readonly jobs: (() => Promise<void>)[];

  constructor(journal: Journal, { foldIntervalMs, journalDays, onTransient }: UpkeepOptions) {
    this.journal = journal;
    this.journalDays = journalDays;
    this.jobs = [
      every(foldIntervalMs, (signal) => journal.foldCounts(signal), onTransient),
      every(KEEP_MS, () => this.keep(), onTransient),
    ];
  }

  /** Makes room in the journal, drops what is too old, looks for a new key; the job does it by itself. */
  async keep(): Promise<void> {
    await this.journal.keep(this.journalDays);
    await this.journal.seal.reload();
  }

  /** When what is under way has ended. */
  async close(): Promise<void> {
    await Promise.all(this.jobs.map((stop) => stop()));
  }
}
