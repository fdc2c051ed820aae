/**
 * What is under way on each socket, by its id, from the first word to the last. graphql-ws forgets a subscription that
 * is completed before it has begun, so that another could take its id while it still begins; here an id is free only
 * when what had it is over.
 * Invariant: a socket that is closed ends all that was under way on it.
 */
import type { WebSocket } from 'ws';
import { HubError } from '../../errors.ts';

export class SocketOperations {
  private readonly most: number;
  private readonly open = new Map<WebSocket, Map<string, AbortController>>();

  /** @param most on one socket */
  constructor(most: number) {
    this.most = most;
  }

  /** @throws CONFLICT for an id whose earlier use is not over, TOO_COMPLEX for one too many on its socket */
  begin(socket: WebSocket, id: string): AbortController {
    const known = this.open.get(socket) ?? new Map<string, AbortController>();
    if (known.has(id)) {
      throw HubError.conflict(`What was asked under the id ${id} is not over yet: use another.`);
    }
    if (known.size >= this.most) {
      throw HubError.tooComplex(`This socket has ${this.most} subscriptions, which is the most.`);
    }
    const leaving = new AbortController();
    if (socket.readyState !== socket.OPEN) leaving.abort();
    else {
      if (known.size === 0) socket.once('close', () => this.leave(socket));
      this.open.set(socket, known.set(id, leaving));
    }
    return leaving;
  }

  end(socket: WebSocket, id: string, leaving: AbortController): void {
    const known = this.open.get(socket);
    if (known?.get(id) === leaving) known.delete(id);
  }

  leave(socket: WebSocket): void {
    for (const one of this.open.get(socket)?.values() ?? []) one.abort();
    this.open.delete(socket);
  }
}
