/**
 * Gives followers whom no change has concerned for a long while the cursor where they stand, so that a client that is cut off
 * need not go the same way again. Seldom, and once for all who stand together and ask alike: a change costs an idle follower nothing.
 * Invariant: the cursor comes after all that a follower was handed, and before all that it will be.
 */
import { encodeCursor } from './cursor.ts';
import type { Seal } from './seal.ts';
import type { Follower, FanOut } from './follower.ts';
import type { FollowerState } from './follower-state.ts';

/** Changes that are gone along again within a moment. */
const MANY = 1_000;
const PACE_MS = 5_000;

export class Milestones<F extends Follower<Message>, Message> {
  private readonly states: ReadonlySet<FollowerState<F, Message>>;
  private readonly fanOut: Pick<FanOut<F, Message>, 'progress'>;
  private readonly seal: Pick<Seal, 'sign'>;
  /** Changes that have been heard, and how many there were when this was last looked at. */
  private passed = 0;
  private looked = 0;
  private looking: NodeJS.Timeout | undefined;

  constructor(
    states: ReadonlySet<FollowerState<F, Message>>,
    fanOut: Pick<FanOut<F, Message>, 'progress'>,
    seal: Pick<Seal, 'sign'>,
  ) {
    this.states = states;
    this.fanOut = fanOut;
    this.seal = seal;
  }

  /** Where a follower is handed something that tells where it stands. */
  word(): FollowerState<F, Message>['lastWord'] {
    return { passed: this.passed };
  }

  /** So many changes have been heard, concerning any follower. */
  pass(count: number): void {
    this.passed += count;
    if (this.passed - this.looked >= MANY) this.lookSoon();
  }

  close(): void {
    clearTimeout(this.looking);
  }

  private lookSoon(): void {
    this.looking ??= setTimeout(() => {
      // A fan-out never rejects; were one to, no follower has received a wrong cursor, and the next look comes.
      this.look()
        .catch(() => {})
        .finally(() => (this.looking = undefined));
    }, PACE_MS);
  }

  private async look(): Promise<void> {
    this.looked = this.passed;
    const due = [...this.states].filter(({ lastWord: { passed } }) => this.passed - passed >= MANY);
    const able = due.filter(({ phase, follower }) => isTold(phase) && !follower.isFull);
    const together = Map.groupBy(able, ({ at }) => at);
    await Promise.all(
      [...together].map(([at, states]) => this.tell(states, encodeCursor(at, this.seal))),
    );
    if (able.some(({ phase }) => phase === 'late')) queueMicrotask(() => this.lookSoon());
  }

  private async tell(states: readonly FollowerState<F, Message>[], cursor: string): Promise<void> {
    const words = new Map(states.map((state) => [state, state.lastWord]));
    const followers = states.map(({ follower }) => follower);
    const made = await this.fanOut.progress?.(followers, cursor);
    for (const state of states) {
      const messages = made?.get(state.follower);
      // Who was handed something meanwhile stands behind that; a follower that cannot be reached now has its last cursor.
      const hasMoved = state.lastWord !== words.get(state) || !isTold(state.phase);
      if (hasMoved || !messages || messages instanceof Error) continue;
      state.lastWord = this.word();
      state.follower.take(messages);
    }
  }
}

function isTold(phase: FollowerState<unknown, unknown>['phase']): boolean {
  return phase === 'live' || phase === 'late';
}
