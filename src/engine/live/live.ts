/** The live side of a process: the journal, the tail that follows it, and the job that folds the counters. */
import { every } from '../../job.ts';
import { settlesWithin } from '../../settles-within.ts';
import { Doorbell } from './doorbell.ts';
import { type Cursor, notACursor, readCursor } from './cursor.ts';
import { Broadcaster } from './broadcaster.ts';
import { type Journal, openJournal } from './journal.ts';
import type { Meter } from './meter.ts';
import { StateFeed } from './state-feed.ts';
import type { StateFollower, StateFanOut } from './state-follower.ts';
import type { Follower, Placed, FanOut } from './follower.ts';
import { Tail } from './tail.ts';

export interface LiveOptions {
  tailIntervalMs: number;
  foldIntervalMs: number;
  /** How many days of the journal are kept. */
  journalDays: number;
  meter: Meter;
  onTransient: (error: unknown) => void;
}

/** Partitions are made for days ahead, and one day more or less of the past does not matter. */
const KEEP_MS = 600_000;

/** No life of a database: what is of it cannot be gone on from. */
const UNKNOWN = 'unknown';

/** For what is under way. */
const REST_MS = 1_000;

export class Live {
  private readonly journal: Journal;
  private readonly tail: Tail;
  private readonly bell: Doorbell;
  readonly meter: Meter;
  private readonly journalDays: number;
  private readonly jobs: (() => Promise<void>)[];

  constructor(url: string, journal: Journal, position: string, options: LiveOptions) {
    this.journal = journal;
    this.tail = new Tail(journal, position, {
      intervalMs: options.tailIntervalMs,
      onTransient: options.onTransient,
    });
    this.bell = new Doorbell(url, {
      onRing: () => this.tail.ring(),
      onTransient: options.onTransient,
    });
    this.meter = options.meter;
    this.journalDays = options.journalDays;
    this.jobs = [
      every(options.foldIntervalMs, (signal) => journal.foldCounts(signal), options.onTransient),
      every(KEEP_MS, () => this.keep(), options.onTransient),
    ];
  }

  /** Something was committed in this process: no process needs to wait for its next poll. */
  ring(): void {
    this.tail.ring();
    this.bell.ring();
  }

  /** Another one when there may have been a change of this kind meanwhile. */
  markOf(kind: string): string {
    return this.tail.markOf(kind);
  }

  /** How far it lags behind the commits, and for how long a writer has kept others' snapshots back, in seconds. */
  get lag(): { tail: number; horizon: number } {
    return this.tail.lag;
  }

  /** Whether changes are delivered, and no later than so. */
  isWithin(seconds: number): boolean {
    return this.tail.follows && this.lag.tail <= seconds;
  }

  /**
   * Where a client goes on. From one that is not signed, or by a key that is good no longer, it begins anew.
   * @throws BAD_USER_INPUT for a text that is no cursor, or one that somebody made up
   */
  async readSince(since: string | null | undefined): Promise<Cursor | undefined> {
    if (since === null || since === undefined) return undefined;
    const { cursor, text, signature } = readCursor(since, 'since');
    if (cursor.epoch !== this.epoch) return cursor;
    if (!signature) return { ...cursor, epoch: UNKNOWN };
    const verdict = await this.journal.seal.judge(text, signature, this.journalDays);
    if (verdict === 'forged') throw notACursor('since');
    return verdict === 'good' ? cursor : { ...cursor, epoch: UNKNOWN };
  }

  /** Makes room in the journal, drops what is too old, looks for a new key; the job does it by itself. */
  async keep(): Promise<void> {
    await this.journal.keep(this.journalDays);
    await this.journal.seal.reload();
  }

  /** The life of the database that is read in; taken before a snapshot, it is not later than that. */
  get epoch(): string {
    return this.journal.epoch;
  }

  /** The cursor of a snapshot that a reader has named in this life: what is not visible in it follows. */
  async cursorAt(epoch: string, snapshot: string): Promise<Cursor> {
    return { epoch, after: await this.journal.settle(snapshot) };
  }

  /** Tells followers of the journal what the fan-out makes of it. To be closed. */
  broadcast<F extends Follower<M>, M extends Placed>(fanOut: FanOut<F, M>): Broadcaster<F, M> {
    return new Broadcaster(this.tail, this.journal, fanOut, this.meter);
  }

  /** Tells followers how things are. To be closed. */
  pace<F extends StateFollower<M>, M>(fanOut: StateFanOut<F, M>): StateFeed<F, M> {
    return new StateFeed(this.tail, this.journal, fanOut);
  }

  /** Folds what has committed so far; the job does it by itself every few seconds. */
  foldCounts(): Promise<void> {
    return this.journal.foldCounts();
  }

  /** What waits for a database that does not answer is cut off. */
  async close(): Promise<void> {
    const rest = Promise.all([
      ...this.jobs.map((stop) => stop()),
      this.bell.close(),
      this.tail.close(),
    ]);
    await settlesWithin(REST_MS, rest);
    await this.journal.close();
    await rest;
  }
}

export async function openLive(url: string, options: LiveOptions): Promise<Live> {
  const journal = await openJournal(url);
  try {
    await journal.keep(options.journalDays);
    return new Live(url, journal, (await journal.now()).snapshot, options);
  } catch (error) {
    await journal.close();
    throw error;
  }
}
