/**
 * Who has room for a body, and who *waits* for it: in the order of coming, but that a caller which holds its part already is
 * passed over.
 * Invariant: one that waits gets room, is told that there is none when that takes too long, or has gone.
 */
import type { ServerResponse } from 'node:http';
import type { Transport } from '../../bounds.ts';
import { BodyRoom, type Wanted } from './body-room.ts';

/** How waiting ends: `gone` is the client. */
type Found = 'room' | 'none' | 'gone';

interface Waiting extends Wanted {
  settle: (how: Found) => void;
}

export type BodyLimits = Pick<Transport, 'bodiesBytes' | 'waitMs'>;

export class BodyTurns {
  private readonly waitMs: number;
  private readonly room: BodyRoom;
  private readonly waiting = new Set<Waiting>();

  constructor({ bodiesBytes, waitMs }: BodyLimits) {
    this.waitMs = waitMs;
    this.room = new BodyRoom(bodiesBytes);
  }

  /** Held from `room` on, to be given back. */
  async take(wanted: Wanted, response: ServerResponse): Promise<Found> {
    if (this.room.hasFor(wanted)) {
      this.room.hold(wanted);
      return 'room';
    }
    return new Promise((resolve) => {
      const settle = (how: Found) => {
        clearTimeout(timer);
        response.off('close', leave);
        this.waiting.delete(one);
        resolve(how);
      };
      const one: Waiting = { ...wanted, settle };
      const leave = () => settle('gone');
      const timer = setTimeout(() => settle('none'), this.waitMs);
      response.once('close', leave);
      this.waiting.add(one);
    });
  }

  give({ session, size }: Wanted): void {
    this.room.hold({ session, size: -size });
    this.admitNext();
  }

  private admitNext(): void {
    for (const one of this.waiting) {
      if (this.room.isFull) return;
      if (!this.room.hasFor(one)) continue;
      this.room.hold(one);
      one.settle('room');
    }
  }
}
