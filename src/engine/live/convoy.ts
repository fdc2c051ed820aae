/**
 * Followers whose question takes longer than all others can be kept waiting for. They go on together, by the journal,
 * at their own speed, and are live again where they have caught up with what the others have heard.
 * Invariant: nobody is made live but at the very cursor behind which the next batch begins.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cursor, decodeCursor } from './cursor.ts';
import { between } from './feed.ts';
import { Forgotten, type Journal } from './journal.ts';
import type { Made, Seat, Stage } from './seat.ts';
import { withinShare } from './share.ts';
import type { Told } from './source.ts';

const RETRY_MS = 1_000;
/** Until the rest of a batch that came in parts has been heard. */
const PART_MS = 20;

interface Road<F, Message> {
  journal: Journal;
  stage: Stage<F, Message>;
  /** The end of the last batch that was heard. */
  heard: () => Cursor;
  put: (seat: Seat<F, Message>, made: readonly Message[] | Error, end: Cursor) => void;
  isClosed: () => boolean;
}

export class Convoy<F, Message> {
  private readonly road: Road<F, Message>;
  private readonly seats: readonly Seat<F, Message>[];

  constructor(seats: readonly Seat<F, Message>[], road: Road<F, Message>) {
    this.road = road;
    this.seats = seats;
  }

  /** From the cursor that all of them stand at until they are live, or gone. Never rejects. */
  async catchUp(from: Cursor): Promise<void> {
    let at = from;
    while (this.late.length > 0 && !this.road.isClosed()) {
      const heard = this.road.heard();
      if (heard.within) await sleep(PART_MS);
      else if (heard.after === at.after && !at.within) return this.goLive();
      else at = await this.goOn(at, heard.after);
    }
  }

  private get late(): readonly Seat<F, Message>[] {
    return this.seats.filter(({ state }) => state === 'late');
  }

  private goLive(): void {
    for (const seat of this.late) seat.state = 'live';
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
      if (error instanceof Forgotten) for (const seat of this.late) seat.leave({ at: seat.at });
      await sleep(RETRY_MS);
      return at;
    }
  }

  private async perform(told: Told, end: Cursor): Promise<void> {
    const seats = new Map(this.late.map((seat) => [seat.follower, seat]));
    const put = (made: Made<F, Message>) => {
      for (const [follower, messages] of made) {
        const seat = seats.get(follower);
        if (seat) this.road.put(seat, messages, end);
        seats.delete(follower);
      }
    };
    await this.road.stage.perform(told, [...seats.keys()], put);
    for (const seat of seats.values()) this.road.put(seat, [], end);
  }
}
