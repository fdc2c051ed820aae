/** The live side of a process: the journal, the tail that follows it, and the job that folds the counters. */
import { Doorbell } from './doorbell.ts';
import { type Cursor, decodeCursor } from './cursor.ts';
import { Broadcaster, type Follower, type Stage } from './broadcaster.ts';
import { type Journal, openJournal } from './journal.ts';
import { Pacemaker, type StateFollower, type StateStage } from './pacemaker.ts';
import { Tail } from './tail.ts';

export interface LiveOptions {
  tailIntervalMs: number;
  foldIntervalMs: number;
  onTrouble: (error: unknown) => void;
}

export class Live {
  private readonly journal: Journal;
  private readonly tail: Tail;
  private readonly bell: Doorbell;
  private readonly folding: NodeJS.Timeout;
  private pending: Promise<void> = Promise.resolve();

  constructor(url: string, journal: Journal, position: string, options: LiveOptions) {
    this.journal = journal;
    this.tail = new Tail(journal, position, {
      intervalMs: options.tailIntervalMs,
      onTrouble: options.onTrouble,
    });
    this.bell = new Doorbell(url, {
      onRing: () => this.tail.ring(),
      onTrouble: options.onTrouble,
    });
    this.folding = setInterval(() => {
      this.pending = this.journal.foldCounts().catch(options.onTrouble);
    }, options.foldIntervalMs);
  }

  /** Something was committed in this process: nobody, here or in another one, needs to wait for the next poll. */
  ring(): void {
    this.tail.ring();
    this.bell.ring();
  }

  /** The id of the last change of this kind that was told here; 0: none was. */
  latest(kind: string): number {
    return this.tail.latest.get(kind) ?? 0;
  }

  /** Whether the database is reached and changes are being told. */
  isFollowing(): boolean {
    return this.tail.follows;
  }

  /** @throws BAD_USER_INPUT for a text that is no cursor */
  readSince(since: string | null | undefined): Cursor | undefined {
    return since === null || since === undefined ? undefined : decodeCursor(since, 'since');
  }

  /** The cursor of a snapshot that a reader has named: what is not visible in it follows. */
  cursorAt(snapshot: string): Cursor {
    return { epoch: this.journal.epoch, after: snapshot };
  }

  /** Tells followers of the journal what the stage makes of it. To be closed. */
  broadcast<F extends Follower<M>, M>(stage: Stage<F, M>): Broadcaster<F, M> {
    return new Broadcaster(this.tail, this.journal, stage);
  }

  /** Tells followers how things are. To be closed. */
  pace<F extends StateFollower<M>, M>(stage: StateStage<F, M>): Pacemaker<F, M> {
    return new Pacemaker(this.tail, this.journal, stage);
  }

  /** Folds what has committed so far; the job does it by itself every few seconds. */
  foldCounts(): Promise<void> {
    return this.journal.foldCounts();
  }

  async close(): Promise<void> {
    clearInterval(this.folding);
    await this.bell.close();
    await this.tail.close();
    await this.pending;
    await this.journal.close();
  }
}

export async function openLive(url: string, options: LiveOptions): Promise<Live> {
  const journal = await openJournal(url);
  return new Live(url, journal, await journal.now(), options);
}
