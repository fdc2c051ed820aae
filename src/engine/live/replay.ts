/**
 * What a follower has missed: from its own cursor to the one at which it came in, as fast as it reads. Each part tells
 * where it stands, also where nothing of it was the follower's: a client that is cut off has come on.
 */
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import { between, isKnown } from './feed.ts';
import { slices } from './deliver.ts';
import { Forgotten } from './stretch.ts';
import type { Journal } from './journal.ts';
import type { Meter } from './meter.ts';
import type { Follower, Made, Placed, FanOut } from './follower.ts';
import type { FollowerState } from './follower-state.ts';
import type { NotedBatch } from './noted-batch.ts';

/** As many as even a busy hub delivers within a moment. */
const FIRST = 25;

/** How far a follower has come. */
export interface Way {
  at: Cursor | undefined;
  /** It has received its first `FeedCaughtUp`. */
  isMarked: boolean;
}

interface Means<F, Message> {
  journal: Journal;
  fanOut: FanOut<F, Message>;
  meter: Meter;
}

export class Replay<F extends Follower<Message>, Message extends Placed> {
  private readonly means: Means<F, Message>;
  private readonly hand: (follower: F, messages: readonly Message[]) => void;

  constructor(means: Means<F, Message>, hand: Replay<F, Message>['hand']) {
    this.means = means;
    this.hand = hand;
  }

  /** Moves `way` along with what has been handed on. @throws what made it impossible to go on from there */
  async tell(state: FollowerState<F, Message>, way: Way, signal: AbortSignal): Promise<void> {
    const { follower, at: begin } = state;
    const { journal, fanOut, meter } = this.means;
    if (!way.at) return;
    try {
      const isTellable = await isKnown(journal, way.at);
      if (!isTellable) throw new Forgotten();
      await this.goAlong(state, way, signal);
    } catch (error) {
      if (!(error instanceof Forgotten)) throw error;
      meter.reset();
      follower.take(await fanOut.reset(follower, encodeCursor(begin, journal.seal)));
    }
    way.at = begin;
  }

  /** Tells the follower that it has caught up with where it came in. */
  async mark({ follower, at }: FollowerState<F, Message>, way: Way): Promise<void> {
    const { journal, fanOut } = this.means;
    follower.take(await fanOut.caughtUp(follower, encodeCursor(at, journal.seal)));
    way.isMarked = true;
  }

  private async goAlong(
    { follower, at }: FollowerState<F, Message>,
    way: Way,
    signal: AbortSignal,
  ) {
    if (!way.at) return;
    const { journal, fanOut } = this.means;
    for await (const told of between(journal, way.at, at.after, FIRST)) {
      const messages = await this.perform(told, follower);
      for (const part of slices(messages)) {
        if (follower.isFull) await follower.drained();
        if (signal.aborted) return;
        this.hand(follower, part);
      }
      way.at = decodeCursor(told.upTo, 'since');
      if (signal.aborted) return;
      // Behind the last part stands the mark that it is live.
      const isLast = !way.at.within && way.at.after === at.after;
      const isToldOf = messages.at(-1)?.cursor === told.upTo;
      if (isLast || isToldOf || follower.isFull) continue;
      const made = await fanOut.progress?.([follower], told.upTo);
      if (made && !signal.aborted) follower.take(messagesIn(made, follower));
    }
  }

  private async perform(told: NotedBatch, follower: F): Promise<readonly Message[]> {
    if (told.noted.length === 0) return [];
    const made = new Map<F, readonly Message[] | Error>();
    await this.means.fanOut.perform(told, [follower], (all) => {
      for (const [one, messages] of all) made.set(one, messages);
    });
    return messagesIn(made, follower);
  }
}

/** @throws what it failed with */
function messagesIn<F, Message>(made: Made<F, Message>, follower: F): readonly Message[] {
  const messages = made.get(follower) ?? [];
  if (messages instanceof Error) throw messages;
  return messages;
}
