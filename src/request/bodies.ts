/**
 * Bodies while they are read. What a request says that it will send, or the most that it may, is *held* in the room of
 * the process until it has come; where there is no room a request waits, and is refused where that takes too long.
 * Invariant: what is held never passes the room, nor a caller's part of it, so that one that sends slowly leaves room.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Transport } from '../config.ts';
import { hasBody } from './lingering.ts';
import { LARGEST_BODY_BYTES, NO_ROOM, Refusal, TOO_LARGE, tooLate } from './refusal.ts';

/** A caller may hold so much of the room. */
const SHARE = 4;

/** How waiting ends: `gone` is the client. */
type Found = 'room' | 'none' | 'gone';

interface Waiting {
  caller: string;
  size: number;
  settle: (how: Found) => void;
}

type Limits = Pick<Transport, 'bodiesBytes' | 'bodyMs' | 'waitMs'>;

export class Bodies {
  private readonly limits: Limits;
  private held = 0;
  private readonly heldBy = new Map<string, number>();
  private readonly waiting = new Set<Waiting>();

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** The body, or why it is refused; undefined where the client has gone. */
  async read(
    request: IncomingMessage,
    response: ServerResponse,
    caller: string,
  ): Promise<Buffer | Refusal | undefined> {
    if (request.destroyed) return undefined;
    if (!hasBody(request)) return Buffer.alloc(0);
    const told = request.headers['content-length'];
    const size = told === undefined ? LARGEST_BODY_BYTES : Number(told);
    if (size > LARGEST_BODY_BYTES) return TOO_LARGE;
    const found = await this.room(caller, size, response);
    if (found !== 'room') return found === 'none' ? NO_ROOM : undefined;
    try {
      // Whoever asks first is told to send only now.
      if (request.headers.expect !== undefined) response.writeContinue();
      return await collect(request, this.limits.bodyMs);
    } finally {
      this.hold(caller, -size);
      this.admitNext();
    }
  }

  private async room(caller: string, size: number, response: ServerResponse): Promise<Found> {
    if (this.hasRoom(caller, size)) {
      this.hold(caller, size);
      return 'room';
    }
    return new Promise((resolve) => {
      const settle = (how: Found) => {
        clearTimeout(timer);
        response.off('close', leave);
        this.waiting.delete(one);
        resolve(how);
      };
      const one: Waiting = { caller, size, settle };
      const leave = () => settle('gone');
      const timer = setTimeout(() => settle('none'), this.limits.waitMs);
      response.once('close', leave);
      this.waiting.add(one);
    });
  }

  /** In the order of coming; whoever holds its part already is passed over. */
  private admitNext(): void {
    for (const one of this.waiting) {
      if (this.held >= this.limits.bodiesBytes) return;
      if (!this.hasRoom(one.caller, one.size)) continue;
      this.hold(one.caller, one.size);
      one.settle('room');
    }
  }

  private hasRoom(caller: string, size: number): boolean {
    const { bodiesBytes } = this.limits;
    const own = (this.heldBy.get(caller) ?? 0) + size;
    return this.held + size <= bodiesBytes && own <= bodiesBytes / SHARE;
  }

  private hold(caller: string, size: number): void {
    this.held += size;
    const own = (this.heldBy.get(caller) ?? 0) + size;
    if (own > 0) this.heldBy.set(caller, own);
    else this.heldBy.delete(caller);
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
    // It went in the middle: nobody is there to be told, and nothing is wrong here.
    request.once('error', () => end(undefined));
    request.once('close', () => end(undefined));
  });
}
