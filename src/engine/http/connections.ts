/**
 * How many connections there are, and how many of one address without a token. One too many is accepted
 * but left unread: it *waits* until there is room, and is refused where that takes too long; once it is *in* it is
 * counted until it is closed.
 * Invariant: none is read before it is in.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Transport } from '../../bounds.ts';
import type { Callers } from './caller.ts';
import { ConnectionPlaces, PROXIES, type PlaceLimits } from './connection-places.ts';
import { networkOf } from './network.ts';
import { WaitingConnections } from './waiting-connections.ts';

export class Connections {
  private readonly callers: Callers;
  private readonly places: ConnectionPlaces;
  private readonly waiting: WaitingConnections;

  constructor(callers: Callers, limits: PlaceLimits & Pick<Transport, 'waitMs'>) {
    this.callers = callers;
    this.places = new ConnectionPlaces(limits);
    this.waiting = new WaitingConnections(limits);
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
    const network = this.places.know(socket, caller);
    if (network !== undefined) this.admitNext(network);
  }

  /**
   * A proxy's connection that has become one client's, as that of a socket has: a stranger's of this address from now
   * on. False where those are as many as may be.
   */
  isFor(socket: Socket, network: string): boolean {
    return this.places.isFor(socket, network);
  }

  /** Those who wait are not let in any more. */
  close(): void {
    this.waiting.close();
  }

  private come(socket: Socket, enter: () => void): void {
    // Before http listens nothing does, and a reset would end the process.
    socket.on('error', () => socket.destroy());
    const { remoteAddress } = socket;
    // It has gone already.
    if (remoteAddress === undefined) return void socket.destroy();
    const network = this.callers.isProxy(remoteAddress) ? PROXIES : networkOf(remoteAddress);
    if (this.places.hasRoom(network)) this.admit(network, socket, enter);
    else this.waiting.add(network, socket, enter);
  }

  private admit(network: string, socket: Socket, enter: () => void): void {
    this.places.enter(socket, network);
    socket.once('close', () => this.leave(socket));
    enter();
  }

  private leave(socket: Socket): void {
    const network = this.places.leave(socket);
    if (network !== undefined) this.admitNext(network);
    // A place among all is anybody's: each address in its turn.
    for (const other of this.waiting.networks()) {
      if (this.places.isFull) return;
      if (this.admitNext(other)) return;
    }
  }

  private admitNext(network: string): boolean {
    const next = this.places.hasRoom(network) ? this.waiting.take(network) : undefined;
    if (!next) return false;
    this.admit(network, next.socket, next.enter);
    return true;
  }
}
