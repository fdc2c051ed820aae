/** The live side of a process: the journal, the tail that follows it, and what keeps both in order. */
import { settlesWithin } from '../../settles-within.ts';
import { Doorbell } from './doorbell.ts';
import type { Cursor } from './cursor.ts';
import { readGiven } from './given-cursor.ts';
import { Broadcaster } from './broadcaster.ts';
import { type Journal, openJournal } from './journal.ts';
import type { Meter } from './meter.ts';
import { StateFeed } from './state-feed.ts';
import type { StateFollower, StateFanOut } from './state-follower.ts';
import type { Follower, Placed, FanOut } from './follower.ts';
import { Tail } from './tail.ts';
import { Upkeep, type UpkeepOptions } from './upkeep.ts';

/** How a process follows the journal, and keeps it. */
export interface LiveOptions extends UpkeepOptions {
  tailIntervalMs: number;
  meter: Meter;
}

/** For what is under way. */
const REST_MS = 1_000;

export class Live {
  private readonly journal: Journal;
  private readonly tail: Tail;
  private readonly bell: Doorbell;
  readonly meter: Meter;
  private readonly upkeep: Upkeep;

  constructor(url: string, journal: Journal, position: string, options: LiveOptions) {
    this.journal = journal;
    const { tailIntervalMs: intervalMs, onTransient } = options;
    this.tail = new Tail(journal, position, { intervalMs, onTransient });
    this.bell = new Doorbell(url, { onRing: () => this.tail.ring(), onTransient });
    this.meter = options.meter;
    this.upkeep = new Upkeep(journal, options);
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

  /** Where a client goes on; undefined: with what comes from now on. @throws BAD_USER_INPUT */
  async readSince(since: string | null | undefined): Promise<Cursor | undefined> {
    if (since === null || since === undefined) return undefined;
    return readGiven(since, this.journal, this.upkeep.journalDays);
  }

  /** Makes room in the journal, drops what is too old, looks for a new key; the job does it by itself. */
  keep(): Promise<void> {
    return this.upkeep.keep();
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
    const rest = Promise.all([this.upkeep.close(), this.bell.close(), this.tail.close()]);
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
