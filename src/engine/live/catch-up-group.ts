/**
 * Followers whose question takes longer than all others can be kept waiting for. They go on together, by the journal,
 * at their own speed, and are live again where they have caught up with what the others have heard.
 * Invariant: a follower is made live only at the very cursor where the next batch begins.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { assertThat } from '../../invariant.ts';
import { type Cursor, decodeCursor } from './cursor.ts';
import { between } from './feed.ts';
import { Forgotten } from './stretch.ts';
import type { Journal } from './journal.ts';
import type { FanOut, Made } from './follower.ts';
import { type FollowerState, enter } from './follower-state.ts';
import { withinShare } from './share.ts';
import type { NotedBatch } from './noted-batch.ts';

const RETRY_MS = 1_000;
/** Until the rest of a batch that came in parts has been heard. */
const PART_MS = 20;

interface Road<F, Message> {
  journal: Journal;
  fanOut: FanOut<F, Message>;
  /** The end of the last batch that was heard. */
  heard: () => Cursor;
  put: (state: FollowerState<F, Message>, made: readonly Message[] | Error, end: Cursor) => void;
  isClosed: () => boolean;
}

export class CatchUpGroup<F, Message> {
  private readonly road: Road<F, Message>;
  private readonly states: readonly FollowerState<F, Message>[];

  constructor(states: readonly FollowerState<F, Message>[], road: Road<F, Message>) {
    this.road = road;
    this.states = states;
  }

  /** From the cursor that all of them stand at until they are live, or gone. Never rejects. */
  async catchUp(from: Cursor): Promise<void> {
    let at = from;
    while (this.late.length > 0 && !this.road.isClosed()) {
      const heard = this.road.heard();
      if (heard.within) await sleep(PART_MS);
      else if (heard.after === at.after && !at.within) return this.goLive(at);
      else at = await this.goOn(at, heard.after);
    }
  }

  private get late(): readonly FollowerState<F, Message>[] {
    return this.states.filter(({ phase }) => phase === 'late');
  }

  private goLive(at: Cursor): void {
    assertThat(
      this.road.heard().after === at.after,
      'a follower is made live where the next batch begins',
    );
    for (const state of this.late) enter(state, 'live');
  }

  /** Where it has come to: a chunk that could not be read is tried again. */
  private async goOn(from: Cursor, position: string): Promise<Cursor> {
    let at = from;
    try {
      for await (const told of between(this.road.journal, from, position)) {
        const end = decodeCursor(told.upTo, 'since');
        await withinShare(() => this.perform(told, end));
        at = end;
        if (this.late.length === 0) return at;
      }
      return { epoch: at.epoch, after: position };
    } catch (error) {
      // Each goes on by itself, and learns there that it has to begin anew.
      if (error instanceof Forgotten) for (const state of this.late) state.leave({ at: state.at });
      await sleep(RETRY_MS);
      return at;
    }
  }

  private async perform(told: NotedBatch, end: Cursor): Promise<void> {
    const states = new Map(this.late.map((state) => [state.follower, state]));
    const put = (made: Made<F, Message>) => {
      for (const [follower, messages] of made) {
        const state = states.get(follower);
        if (state) this.road.put(state, messages, end);
        states.delete(follower);
      }
    };
    await this.road.fanOut.perform(told, [...states.keys()], put);
    for (const state of states.values()) this.road.put(state, [], end);
  }
}
