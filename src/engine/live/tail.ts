/**
 * Follows the journal and gives every listener each change once, in order. Changes of a short while are one round,
 * so that the tail reads and delivers a rush of commits together.
 * Invariants: no round before the listeners have dealt with the last; a failed round is tried again from the same place (see
 * TailWay), so nothing is skipped; listeners are admitted between rounds.
 */
import type { Journal } from './journal.ts';
import { KindMarks } from './kind-marks.ts';
import { Lag } from './lag.ts';
import { Rounds } from './rounds.ts';
import { Forgotten } from './stretch.ts';
import { type TailListener, TailListeners } from './tail-listeners.ts';
import { TailWay } from './tail-way.ts';

interface Options {
  intervalMs: number;
  onTransient: (error: unknown) => void;
}

export class Tail {
  private readonly journal: Journal;
  private readonly listeners = new TailListeners();
  private readonly marks = new KindMarks();
  private readonly way: TailWay;
  private readonly lags = new Lag();
  private readonly rounds: Rounds;
  private readonly joining: ((position: string) => void)[] = [];

  constructor(journal: Journal, position: string, { intervalMs, onTransient }: Options) {
    this.journal = journal;
    const { listeners, marks } = this;
    this.way = new TailWay({ journal, listeners, marks }, position);
    this.rounds = new Rounds({
      intervalMs,
      round: (isShaken) => this.goOn(isShaken),
      onFailure: (error) => {
        onTransient(error);
        if (error instanceof Forgotten) this.way.beginAnew();
      },
    });
  }

  /** Something was committed in this process: look now, and once more if a round is under way. */
  ring(): void {
    this.rounds.ring();
  }

  /** Gives back how to stop it. */
  listen(listener: TailListener): () => void {
    return this.listeners.add(listener);
  }

  /**
   * Calls between two rounds, with a position that is at least as late as this call: all changes before it are in
   * the journal, all changes after it will be delivered.
   */
  admit(come: (position: string) => void): void {
    this.joining.push(come);
    this.ring();
  }

  /** How far it lags behind the commits: see Lag. */
  get lag(): Lag['figures'] {
    return this.lags.figures;
  }

  /** Another one when there may have been a change of this kind meanwhile. */
  markOf(kind: string): string {
    return this.marks.of(kind);
  }

  /** Whether the last round reached the database. */
  get follows(): boolean {
    return this.rounds.follow;
  }

  /** Those who wait to be admitted are, though no change comes any more. */
  async close(): Promise<void> {
    await this.rounds.close();
    for (const come of this.joining.splice(0)) come(this.way.position);
  }

  /** To the end of a stretch. Listeners that joined before it began are admitted after it. */
  private async goOn(isShaken: boolean): Promise<boolean> {
    const { way, lags, joining } = this;
    // Before a stretch is gone on with: in another life of the database it means nothing.
    if (isShaken && (await this.journal.readEpoch())) way.beginAnew();
    // A stretch that is tried again ends before those who have come meanwhile: they wait for the next.
    const admitted = way.goal === undefined ? joining.length : 0;
    const upTo = way.goal ?? (await this.look());
    const isIdle = this.listeners.areIdle;
    // A change that no listener has read may have been the move of a place.
    if (isIdle && upTo !== way.position) this.marks.noteGap();
    const isRead = !isIdle || way.goal !== undefined;
    const hasTold = isRead ? await way.tell(upTo, lags.times) : false;
    way.arrive(upTo);
    lags.settle();
    for (const come of joining.splice(0, admitted)) come(upTo);
    if (joining.length > 0) this.rounds.ring();
    return hasTold;
  }

  /** The present snapshot, and what it says of time. */
  private async look(): Promise<string> {
    const asked = performance.now();
    const moment = await this.journal.now();
    this.lags.look(moment, asked);
    return moment.snapshot;
  }
}
