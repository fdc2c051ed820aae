/**
 * How many connections there are, and how many of one address without a token. One too many is accepted
 * but left unread: it *waits* until there is room, and is refused where that takes too long; once it is *in* it is
 * counted until it is closed: among its address's strangers until its first good token, then as its caller's.
 * Invariant: what is in is counted once among all and in one tally, and no longer when it is closed.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Transport } from '../../bounds.ts';
import { type Callers, networkOf } from './caller.ts';
import { refuseConnection } from './room-refusals.ts';
import { Tally } from './tally.ts';

/** So many of those who wait may be of one address: another that comes then still finds a place to wait at. */
const SHARE = 4;

interface Waiting {
  socket: Socket;
  enter: () => void;
  timer: NodeJS.Timeout;
}

interface Limits extends Pick<Transport, 'connections' | 'strangersPerAddress' | 'waitMs'> {
  /** One that has more of them than sockets may be of a token is taken for a stranger with the others. */
  perCaller: number;
}

/** Where one is counted. */
interface Place {
  tally: Tally;
  key: string;
}

/** Proxies: not counted by address, since they speak for others. */
const PROXIES = 'proxies';

export class Connections {
  private readonly callers: Callers;
  private readonly limits: Limits;
  private readonly inside = new Map<Socket, Place>();
  private readonly strangers = new Tally();
  private readonly known = new Tally();
  /** By address, in the order of coming. */
  private readonly waiting = new Map<string, Set<Waiting>>();
  private waitingCount = 0;

  constructor(callers: Callers, limits: Limits) {
    this.callers = callers;
    this.limits = limits;
  }

  /** Puts itself before the server's own reading. */
  guard(server: Server): void {
    const listeners = server.listeners('connection') as ((socket: Socket) => void)[];
    server.removeAllListeners('connection');
    // Of net's servers; http's takes no such option. Nothing is read before there is room.
    Object.assign(server, { pauseOnConnect: true });
    server.on('connection', (socket: Socket) => {
      this.come(socket, () => {
        for (const listener of listeners) listener.call(server, socket);
        socket.resume();
      });
    });
  }

  /** From its first good token on it is no stranger's. */
  know(socket: Socket, caller: string): void {
    const place = this.inside.get(socket);
    if (place?.tally !== this.strangers || this.known.of(caller) >= this.limits.perCaller) return;
    this.move(socket, { tally: this.known, key: caller });
    this.admitNext(place.key);
  }

  /**
   * A proxy's connection that has become one client's, as that of a socket has: a stranger's of this address from now
   * on. False where those are as many as may be.
   */
  isFor(socket: Socket, network: string): boolean {
    if (this.inside.get(socket)?.key !== PROXIES || network === PROXIES) return true;
    if (this.strangers.of(network) >= this.limits.strangersPerAddress) return false;
    this.move(socket, { tally: this.strangers, key: network });
    return true;
  }

  /** Those who wait are not let in any more. */
  close(): void {
    const left = [...this.waiting].flatMap(([network, queue]) =>
      [...queue].map((one) => ({ network, one })),
    );
    for (const { network, one } of left) {
      this.unqueue(network, one);
      one.socket.destroy();
    }
  }

  private come(socket: Socket, enter: () => void): void {
    // Before http listens nothing does, and a reset would end the process.
    socket.on('error', () => socket.destroy());
    const { remoteAddress } = socket;
    // It has gone already.
    if (remoteAddress === undefined) return void socket.destroy();
    const network = this.callers.isProxy(remoteAddress) ? PROXIES : networkOf(remoteAddress);
    if (this.hasRoom(network)) this.admit(network, socket, enter);
    else this.wait(network, socket, enter);
  }

  private hasRoom(network: string): boolean {
    const { connections, strangersPerAddress } = this.limits;
    if (this.inside.size >= connections) return false;
    return network === PROXIES || this.strangers.of(network) < strangersPerAddress;
  }

  private admit(network: string, socket: Socket, enter: () => void): void {
    this.move(socket, { tally: this.strangers, key: network });
    socket.once('close', () => this.leave(socket));
    enter();
  }

  private leave(socket: Socket): void {
    const place = this.inside.get(socket);
    this.inside.delete(socket);
    place?.tally.add(place.key, -1);
    if (place?.tally === this.strangers) this.admitNext(place.key);
    // A place among all is anybody's: each address in its turn.
    for (const [other] of this.waiting) {
      if (this.inside.size >= this.limits.connections) return;
      if (this.admitNext(other)) return;
    }
  }

  private admitNext(network: string): boolean {
    const [next] = this.waiting.get(network) ?? [];
    if (!next || !this.hasRoom(network)) return false;
    this.unqueue(network, next);
    this.admit(network, next.socket, next.enter);
    return true;
  }

  private wait(network: string, socket: Socket, enter: () => void): void {
    const { connections, waitMs } = this.limits;
    const queue = this.waiting.get(network) ?? new Set();
    if (this.waitingCount >= connections || queue.size > connections / SHARE) {
      refuseConnection(socket);
      return;
    }
    const timer = setTimeout(() => {
      this.unqueue(network, one);
      refuseConnection(socket);
    }, waitMs);
    const one: Waiting = { socket, enter, timer };
    socket.once('close', () => this.unqueue(network, one));
    this.waiting.set(network, queue.add(one));
    this.waitingCount += 1;
  }

  private unqueue(network: string, one: Waiting): void {
    clearTimeout(one.timer);
    const queue = this.waiting.get(network);
    if (!queue?.delete(one)) return;
    this.waitingCount -= 1;
    // Taken off and put behind the others: each in its turn.
    this.waiting.delete(network);
    if (queue.size > 0) this.waiting.set(network, queue);
  }

  private move(socket: Socket, place: Place): void {
    const before = this.inside.get(socket);
    before?.tally.add(before.key, -1);
    this.inside.set(socket, place);
    place.tally.add(place.key, 1);
  }
}
