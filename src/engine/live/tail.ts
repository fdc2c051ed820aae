/**
 * Follows the journal and gives every listener each change once, in order. Changes of a short while are one round,
 * so that the tail reads and delivers a rush of commits together.
 * Invariants: one round at a time, and none before the listeners have dealt with the last; `position` moves only when
 * the changes up to it have been handed on; a failed round is tried again from the same place, so nothing is skipped;
 * listeners are admitted between rounds.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { assertThat } from '../../invariant.ts';
import type { Change } from './change.ts';
import { Forgotten, type Stretch } from './stretch.ts';
import type { Journal } from './journal.ts';
import { Moved } from './lineage.ts';
import { withinShare } from './share.ts';

/** How many changes one round hands on; a longer stretch goes on in the next. */
const BATCH = 1_000;
const RETRY_MS = 1_000;
/** After a round that delivered something the next one waits so long: changes of that while are one batch. */
const GATHER_MS = 20;

/** Changes that became visible between two snapshots, or the next part of them. */
export interface Batch {
  changes: readonly Change[];
  after: string;
  /** The last change of the stretch that was handed on before; 0: none. */
  behindId: number;
  /** Up to which id its stretch has been read with it, and what the stretch ends with where it is long. */
  lastId: number;
  endId: number | undefined;
  upTo: string;
  /** True where the stretch ends with this batch: then its cursor is `upTo` as a whole. */
  isLast: boolean;
  times: Times;
}

/** When the changes of a batch became visible. */
export interface Times {
  /** They were not yet, by the database's clock. */
  notBefore: Date;
  /** They were, by the database's clock and by ours. */
  at: Date;
  asked: number;
}

export interface TailListener {
  /** No follower waits for changes: the tail need not read the journal. */
  isIdle: () => boolean;
  /** Never rejects; the next round waits for it. */
  hear: (batch: Batch) => Promise<void>;
  /** The changes between are lost: this process was away for longer than the hub keeps the journal. */
  lose: () => void;
}

interface Options {
  intervalMs: number;
  onTransient: (error: unknown) => void;
}

export class Tail {
  /** By kind, the id of the last change that was delivered. */
  private readonly latest = new Map<string, number>();
  /** How often changes have passed unread. */
  private gaps = 0;
  private readonly journal: Journal;
  private readonly options: Options;
  private readonly listeners = new Set<TailListener>();
  private joining: ((position: string) => void)[] = [];
  private position: string;
  private stretch: Stretch | undefined;
  /** The last look at the database, by its clock and by ours; and the last one whose changes are all delivered. */
  private seen = { at: new Date(0), asked: performance.now() };
  private told = this.seen;
  /** The oldest transaction that may still commit, and since when it has been that. */
  private horizon = { oldest: '', since: 0, isHeld: false };
  /** The last round failed: what answers now may be another server. */
  private isShaken = false;
  /** The journal no longer holds the changes after its position. */
  private isLost = false;
  private isRung = false;
  private isFollowing = true;
  private isClosed = false;
  private isRounding = false;
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

  /** Gives back how to stop it. */
  listen(listener: TailListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Calls between two rounds, with a position that is at least as late as this call: all changes before it are in
   * the journal, all changes after it will be delivered.
   */
  admit(come: (position: string) => void): void {
    this.joining.push(come);
    this.ring();
  }

  /** `tail`: the age of the oldest change that is not delivered; `horizon`: for how long a writer has been open. In seconds. */
  get lag(): { tail: number; horizon: number } {
    const now = performance.now();
    const { isHeld, since } = this.horizon;
    return { tail: (now - this.told.asked) / 1_000, horizon: isHeld ? (now - since) / 1_000 : 0 };
  }

  private get times(): Times {
    return { notBefore: this.told.at, ...this.seen };
  }

  /** Another one when there may have been a change of this kind meanwhile. */
  markOf(kind: string): string {
    return `${this.gaps} ${this.latest.get(kind) ?? 0}`;
  }

  /** Whether the last round reached the database. */
  get follows(): boolean {
    return this.isFollowing && !this.isClosed;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.wake();
    await this.running;
    for (const come of this.joining.splice(0)) come(this.position);
  }

  private async run(): Promise<void> {
    while (!this.isClosed) {
      try {
        const hasTold = await withinShare(() => this.round());
        this.isFollowing = true;
        if (hasTold && !this.isClosed) await sleep(GATHER_MS);
        await this.pause(this.options.intervalMs);
      } catch (error) {
        this.isFollowing = false;
        this.isShaken = true;
        this.options.onTransient(error);
        if (error instanceof Forgotten) this.beginAnew();
        // Where its changes are now is known at once, and so is that its followers have to begin anew.
        this.isRung = error instanceof Moved;
        await this.pause(RETRY_MS);
      }
    }
  }

  private async round(): Promise<boolean> {
    assertThat(!this.isRounding, 'one round at a time');
    this.isRounding = true;
    try {
      return await this.goOn();
    } finally {
      this.isRounding = false;
    }
  }

  /** To the end of a stretch. Listeners that joined before it began are admitted after it. */
  private async goOn(): Promise<boolean> {
    this.isRung = false;
    // Before a stretch is gone on with: in another life of the database it means nothing.
    if (this.isShaken && (await this.journal.readEpoch())) this.beginAnew();
    this.isShaken = false;
    // A stretch that is tried again ends before those who have come meanwhile: they wait for the next.
    const admitted = this.stretch ? 0 : this.joining.length;
    const upTo = this.stretch?.upTo ?? (await this.look());
    const isIdle = [...this.listeners].every((one) => one.isIdle());
    // A change that no listener has read may have been the move of a place.
    if (isIdle && upTo !== this.position) this.gaps += 1;
    const hasTold = isIdle && !this.stretch ? false : await this.tell(upTo);
    assertThat(this.stretch === undefined, 'the position moves when all before it is handed on');
    this.position = upTo;
    this.isLost = false;
    this.told = this.seen;
    for (const come of this.joining.splice(0, admitted)) come(upTo);
    if (this.joining.length > 0) this.isRung = true;
    return hasTold;
  }

  /** The present snapshot, and what it says of time. */
  private async look(): Promise<string> {
    const asked = performance.now();
    const { snapshot, at, oldest, isHeld } = await this.journal.now();
    this.seen = { at, asked };
    const since = oldest === this.horizon.oldest ? this.horizon.since : asked;
    this.horizon = { oldest, since, isHeld };
    return snapshot;
  }

  private async tell(upTo: string): Promise<boolean> {
    let hasTold = false;
    this.stretch ??= { after: this.isLost ? upTo : this.position, upTo, lastId: 0 };
    for (;;) {
      const { after, lastId: behindId } = this.stretch;
      const { changes, isLast, rest } = await this.journal.readPart(this.stretch, BATCH);
      // Its end is delivered even where its last part is empty.
      if (changes.length > 0 || (isLast && hasTold)) {
        hasTold = true;
        for (const { kind, id } of changes) this.latest.set(kind, id);
        const { lastId, endId } = rest;
        const isForwards = changes.every(({ id }, i) => id > (changes[i - 1]?.id ?? behindId));
        assertThat(isForwards, 'a stretch is told in the order of its changes, each once');
        const read = { changes, after, behindId, lastId, endId, upTo, isLast };
        const batch = { ...read, times: this.times };
        await Promise.all([...this.listeners].map((one) => one.hear(batch)));
      }
      if (isLast) break;
      this.stretch = rest;
    }
    this.stretch = undefined;
    return hasTold;
  }

  /** Goes on from where the next round begins; every listener has to begin anew. */
  private beginAnew(): void {
    this.stretch = undefined;
    this.isLost = true;
    this.gaps += 1;
    for (const one of this.listeners) one.lose();
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
