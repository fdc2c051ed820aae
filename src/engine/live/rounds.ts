/**
 * One round after another: each begins when it rings or the interval is over, and one that failed is tried again.
 * Invariants: one round at a time; a ring while one is under way leads to another.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { assertThat } from '../../invariant.ts';
import { LightSleep } from './light-sleep.ts';
import { Moved } from './life.ts';
import { withinShare } from './share.ts';

const RETRY_MS = 1_000;
/** After a round that delivered something the next one waits so long: changes of that while are one batch. */
const GATHER_MS = 20;

interface Means {
  intervalMs: number;
  /** Whether it has delivered anything. Shaken: the last one failed, and what answers now may be another server. */
  round: (isShaken: boolean) => Promise<boolean>;
  onFailure: (error: unknown) => void;
}

export class Rounds {
  private readonly means: Means;
  private readonly between = new LightSleep();
  private isFollowing = true;
  private isClosed = false;
  private isRounding = false;
  private readonly running: Promise<void>;

  /** The first one begins at once. */
  constructor(means: Means) {
    this.means = means;
    this.running = this.run();
  }

  /** Another round now, and once more if one is under way. */
  ring(): void {
    this.between.ring();
  }

  /** Whether the last round reached the database. */
  get follow(): boolean {
    return this.isFollowing && !this.isClosed;
  }

  /** Once the round that is under way has ended. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.between.end();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isClosed) {
      try {
        const hasTold = await withinShare(() => this.round());
        this.isFollowing = true;
        if (hasTold && !this.isClosed) await sleep(GATHER_MS);
        await this.between.rest(this.means.intervalMs);
      } catch (error) {
        this.isFollowing = false;
        this.means.onFailure(error);
        // Where its changes are now is known at once, and so is that its followers have to begin anew.
        if (error instanceof Moved) this.between.ring();
        else this.between.hush();
        await this.between.rest(RETRY_MS);
      }
    }
  }

  private async round(): Promise<boolean> {
    assertThat(!this.isRounding, 'one round at a time');
    this.isRounding = true;
    this.between.hush();
    try {
      return await this.means.round(!this.isFollowing);
    } finally {
      this.isRounding = false;
    }
  }
}
