/** What a follower has missed: from its own cursor to the one that its seat begins at, as fast as it reads. */
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import { between, isKnown } from './feed.ts';
import { slices } from './hand-on.ts';
import { Forgotten, type Journal } from './journal.ts';
import type { Meter } from './meter.ts';
import type { Follower, Placed, Seat, Stage } from './seat.ts';

/** How far a follower has come. */
export interface Way {
  at: Cursor | undefined;
  /** It has been told that it is live, for the first time. */
  isMarked: boolean;
}

interface Means<F, Message> {
  journal: Journal;
  stage: Stage<F, Message>;
  meter: Meter;
}

export class Missed<F extends Follower<Message>, Message extends Placed> {
  private readonly means: Means<F, Message>;
  private readonly hand: (follower: F, messages: readonly Message[]) => void;

  constructor(means: Means<F, Message>, hand: Missed<F, Message>['hand']) {
    this.means = means;
    this.hand = hand;
  }

  /** Moves `way` along with what has been handed on. @throws what made it impossible to go on from there */
  async tell(seat: Seat<F, Message>, way: Way, signal: AbortSignal): Promise<void> {
    const { follower, at: begin } = seat;
    const { journal, stage, meter } = this.means;
    if (!way.at) return;
    try {
      const isTellable = await isKnown(journal, way.at);
      if (!isTellable) throw new Forgotten();
      await this.goAlong(seat, way, signal);
    } catch (error) {
      if (!(error instanceof Forgotten)) throw error;
      meter.reset();
      follower.take(await stage.reset(follower, encodeCursor(begin)));
    }
    way.at = begin;
  }

  private async goAlong({ follower, at }: Seat<F, Message>, way: Way, signal: AbortSignal) {
    if (!way.at) return;
    const { journal, stage } = this.means;
    for await (const told of between(journal, way.at, at.after)) {
      const made: (readonly Message[] | Error)[] = [];
      await stage.perform(told, [follower], (all) => made.push(...all.values()));
      const [messages = []] = made;
      if (messages instanceof Error) throw messages;
      for (const part of slices(messages)) {
        if (follower.isFull) await follower.drained();
        if (signal.aborted) return;
        this.hand(follower, part);
      }
      way.at = decodeCursor(told.upTo, 'since');
    }
  }
}
