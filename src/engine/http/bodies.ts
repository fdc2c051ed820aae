/**
 * Bodies while they are read and made sense of. What a request says that it will send, or the most that it may, is *held* in the room of
 * the process until that is done; where there is no room a request waits, and is refused where that takes too long.
 * Invariant: what is held never passes the room, nor a caller's quarter of it, nor half of it for all strangers: a caller that
 * sends slowly leaves room for the others.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Session, callerOf } from '../access/session.ts';
import type { Transport } from '../../bounds.ts';
import { hasBody } from './lingering.ts';
import { LARGEST_BODY_BYTES, TOO_LARGE, tooLate } from './body-refusals.ts';
import { Refusal } from './refusal.ts';
import { NO_ROOM } from './room-refusals.ts';
import { Tally } from './tally.ts';

/** Parts of the room. */
const CALLER = 1 / 4;
const STRANGERS = 1 / 2;

/** How waiting ends: `gone` is the client. */
type Found = 'room' | 'none' | 'gone';

/** What asks for room, and whose it is. */
interface Wanted {
  session: Session;
  size: number;
}

interface Taker<T> {
  session: Session;
  make: (body: Buffer) => T | Promise<T>;
}

interface Waiting extends Wanted {
  settle: (how: Found) => void;
}

type Limits = Pick<Transport, 'bodiesBytes' | 'bodyMs' | 'waitMs'>;

export class Bodies {
  private readonly limits: Limits;
  private held = 0;
  private heldByStrangers = 0;
  private readonly heldBy = new Tally();
  private readonly waiting = new Set<Waiting>();

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /**
   * What is made of the body, or why it is refused; undefined where the client has gone. Its room is given back when that
   * is made: a body that waits for its turn is one that the process holds.
   */
  async read<T>(
    request: IncomingMessage,
    response: ServerResponse,
    { session, make }: Taker<T>,
  ): Promise<T | Refusal | undefined> {
    if (request.destroyed) return undefined;
    if (!hasBody(request)) return make(Buffer.alloc(0));
    const told = request.headers['content-length'];
    const size = told === undefined ? LARGEST_BODY_BYTES : Number(told);
    if (size > LARGEST_BODY_BYTES) return TOO_LARGE;
    const wanted = { session, size };
    const found = await this.room(wanted, response);
    if (found !== 'room') return found === 'none' ? NO_ROOM : undefined;
    try {
      // A client that asks first (`Expect`) may send only now.
      if (request.headers.expect !== undefined) response.writeContinue();
      const body = await collect(request, this.limits.bodyMs);
      return body instanceof Refusal || body === undefined ? body : await make(body);
    } finally {
      this.hold({ session, size: -size });
      this.admitNext();
    }
  }

  private async room(wanted: Wanted, response: ServerResponse): Promise<Found> {
    if (this.hasRoom(wanted)) {
      this.hold(wanted);
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
      const timer = setTimeout(() => settle('none'), this.limits.waitMs);
      response.once('close', leave);
      this.waiting.add(one);
    });
  }

  /** In the order of coming; a caller that holds its part already is passed over. */
  private admitNext(): void {
    for (const one of this.waiting) {
      if (this.held >= this.limits.bodiesBytes) return;
      if (!this.hasRoom(one)) continue;
      this.hold(one);
      one.settle('room');
    }
  }

  private hasRoom({ session, size }: Wanted): boolean {
    const { bodiesBytes } = this.limits;
    const own = this.heldBy.of(callerOf(session)) + size;
    if (this.held + size > bodiesBytes || own > bodiesBytes * CALLER) return false;
    return session.hash !== null || this.heldByStrangers + size <= bodiesBytes * STRANGERS;
  }

  private hold({ session, size }: Wanted): void {
    this.held += size;
    this.heldBy.add(callerOf(session), size);
    if (session.hash === null) this.heldByStrangers += size;
  }
}

/** Stops reading with its answer, whatever that is. */
function collect(
  request: IncomingMessage,
  timeoutMs: number,
): Promise<Buffer | Refusal | undefined> {
  return new Promise((resolve) => {
    if (request.destroyed) return resolve(undefined);
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (how: Buffer | Refusal | undefined) => {
      clearTimeout(timer);
      request.off('data', take);
      request.pause();
      resolve(how);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > LARGEST_BODY_BYTES) end(TOO_LARGE);
    };
    const timer = setTimeout(() => end(tooLate(timeoutMs)), timeoutMs);
    request.on('data', take);
    request.once('end', () => end(Buffer.concat(chunks)));
    // The client left in the middle: there is no one to answer, and nothing is wrong here.
    request.once('close', () => end(undefined));
  });
}
