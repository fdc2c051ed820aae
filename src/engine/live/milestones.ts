/**
 * Tells those whom nothing has concerned for a long while where they stand, so that whoever is cut off need not go the
 * same way again. Seldom, and once for all who stand together and ask alike: a change costs nobody who is only there.
 * Invariant: what is told stands behind all that a follower was handed, and before all that it will be.
 */
import { encodeCursor } from './cursor.ts';
import type { Seal } from './seal.ts';
import type { Follower, Seat, Stage } from './seat.ts';

/** Changes that are gone along again within a moment. */
const MANY = 1_000;
const PACE_MS = 5_000;

export class Milestones<F extends Follower<Message>, Message> {
  private readonly seats: ReadonlySet<Seat<F, Message>>;
  private readonly stage: Pick<Stage<F, Message>, 'progress'>;
  private readonly seal: Pick<Seal, 'sign'>;
  /** Changes that have been heard, and how many there were when this was last looked at. */
  private passed = 0;
  private looked = 0;
  private looking: NodeJS.Timeout | undefined;

  constructor(
    seats: ReadonlySet<Seat<F, Message>>,
    stage: Pick<Stage<F, Message>, 'progress'>,
    seal: Pick<Seal, 'sign'>,
  ) {
    this.seats = seats;
    this.stage = stage;
    this.seal = seal;
  }

  /** Where a seat is handed something that tells where it stands. */
  word(): Seat<F, Message>['lastWord'] {
    return { passed: this.passed };
  }

  /** So many changes have been heard, by whomever they concern. */
  pass(count: number): void {
    this.passed += count;
    if (this.passed - this.looked >= MANY) this.lookSoon();
  }

  close(): void {
    clearTimeout(this.looking);
  }

  private lookSoon(): void {
    this.looking ??= setTimeout(() => {
      // A stage never rejects; were one to, nobody has been told anything wrong, and the next look comes.
      this.look()
        .catch(() => {})
        .finally(() => (this.looking = undefined));
    }, PACE_MS);
  }

  private async look(): Promise<void> {
    this.looked = this.passed;
    const due = [...this.seats].filter(({ lastWord: { passed } }) => this.passed - passed >= MANY);
    const able = due.filter(({ state, follower }) => isTold(state) && !follower.isFull);
    const together = Map.groupBy(able, ({ at }) => at);
    await Promise.all(
      [...together].map(([at, seats]) => this.tell(seats, encodeCursor(at, this.seal))),
    );
    if (able.some(({ state }) => state === 'late')) queueMicrotask(() => this.lookSoon());
  }

  private async tell(seats: readonly Seat<F, Message>[], cursor: string): Promise<void> {
    const words = new Map(seats.map((seat) => [seat, seat.lastWord]));
    const followers = seats.map(({ follower }) => follower);
    const made = await this.stage.progress?.(followers, cursor);
    for (const seat of seats) {
      const messages = made?.get(seat.follower);
      // Who was handed something meanwhile stands behind that; who cannot be told now has its last cursor.
      const hasMoved = seat.lastWord !== words.get(seat) || !isTold(seat.state);
      if (hasMoved || !messages || messages instanceof Error) continue;
      seat.lastWord = this.word();
      seat.follower.take(messages);
    }
  }
}

function isTold(state: Seat<unknown, unknown>['state']): boolean {
  return state === 'live' || state === 'late';
}
