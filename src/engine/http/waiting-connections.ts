/**
 * Connections that *wait* for room, accepted but unread: each address has its queue, in the order of coming.
 * Invariant: one that waits is let in, is refused when that takes too long, or has gone; nothing is kept of it then.
 */
import type { Socket } from 'node:net';
import type { Transport } from '../../bounds.ts';
import { refuseConnection } from './room-refusals.ts';

/** So many of those who wait may be of one address: another that comes then still finds a place to wait at. */
const SHARE = 4;

export interface Waiting {
  socket: Socket;
  enter: () => void;
  timer: NodeJS.Timeout;
}

export class WaitingConnections {
  private readonly limits: Pick<Transport, 'connections' | 'waitMs'>;
  private readonly queues = new Map<string, Set<Waiting>>();
  private count = 0;

  constructor(limits: Pick<Transport, 'connections' | 'waitMs'>) {
    this.limits = limits;
  }

  /** Refuses it at once where as many wait as may. */
  add(network: string, socket: Socket, enter: () => void): void {
    const { connections, waitMs } = this.limits;
    const queue = this.queues.get(network) ?? new Set();
    if (this.count >= connections || queue.size > connections / SHARE) {
      refuseConnection(socket);
      return;
    }
    const timer = setTimeout(() => {
      this.remove(network, one);
      refuseConnection(socket);
    }, waitMs);
    const one: Waiting = { socket, enter, timer };
    socket.once('close', () => this.remove(network, one));
    this.queues.set(network, queue.add(one));
    this.count += 1;
  }

  /** Addresses of which some wait, in their turn. */
  networks(): Iterable<string> {
    return this.queues.keys();
  }

  /** The next of this address, which waits no longer. */
  take(network: string): Waiting | undefined {
    const [next] = this.queues.get(network) ?? [];
    if (next) this.remove(network, next);
    return next;
  }

  /** Ends all of them, without a word. */
  close(): void {
    const left = [...this.queues].flatMap(([network, queue]) =>
      [...queue].map((one) => ({ network, one })),
    );
    for (const { network, one } of left) {
      this.remove(network, one);
      one.socket.destroy();
    }
  }

  private remove(network: string, one: Waiting): void {
    clearTimeout(one.timer);
    const queue = this.queues.get(network);
    if (!queue?.delete(one)) return;
    this.count -= 1;
    // Taken off and put behind the others: each in its turn.
    this.queues.delete(network);
    if (queue.size > 0) this.queues.set(network, queue);
  }
}
