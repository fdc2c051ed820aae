/**
 * Bodies while they are read and made sense of. What a request says that it will send, or the most that it may, is *held* in the room of
 * the process until that is done; where there is no room a request waits, and is refused where that takes too long.
 * Invariant: what is taken is given back, however the body ends.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Session } from '../access/session.ts';
import type { Transport } from '../../bounds.ts';
import { collect } from './body-bytes.ts';
import { LARGEST_BODY_BYTES, TOO_LARGE } from './body-refusals.ts';
import { type BodyLimits, BodyTurns } from './body-turns.ts';
import { hasBody } from './lingering.ts';
import { Refusal } from './refusal.ts';
import { NO_ROOM } from './room-refusals.ts';

interface Taker<T> {
  session: Session;
  make: (body: Buffer) => T | Promise<T>;
}

export class Bodies {
  private readonly bodyMs: number;
  private readonly turns: BodyTurns;

  constructor(limits: BodyLimits & Pick<Transport, 'bodyMs'>) {
    this.bodyMs = limits.bodyMs;
    this.turns = new BodyTurns(limits);
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
    const found = await this.turns.take(wanted, response);
    if (found !== 'room') return found === 'none' ? NO_ROOM : undefined;
    try {
      // A client that asks first (`Expect`) may send only now.
      if (request.headers.expect !== undefined) response.writeContinue();
      const body = await collect(request, this.bodyMs);
      return body instanceof Refusal || body === undefined ? body : await make(body);
    } finally {
      this.turns.give(wanted);
    }
  }
}
