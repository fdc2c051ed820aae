/**
 * What connections are counted as, once they are *in*: among their address's strangers until their first good token,
 * then as their caller's.
 * Invariant: what is in is counted once among all and in one tally, and no longer when it is closed.
 */
import type { Socket } from 'node:net';
import type { Transport } from '../../bounds.ts';
import { Tally } from './tally.ts';

export interface PlaceLimits extends Pick<Transport, 'connections' | 'strangersPerAddress'> {
  /** One that has more of them than sockets may be of a token is taken for a stranger with the others. */
  perCaller: number;
}

/** Where one is counted. */
interface Place {
  tally: Tally;
  key: string;
}

/** Proxies: not counted by address, since they speak for others. */
export const PROXIES = 'proxies';

export class ConnectionPlaces {
  private readonly limits: PlaceLimits;
  private readonly inside = new Map<Socket, Place>();
  private readonly strangers = new Tally();
  private readonly known = new Tally();

  constructor(limits: PlaceLimits) {
    this.limits = limits;
  }

  /** Whether one more may come in at all. */
  get isFull(): boolean {
    return this.inside.size >= this.limits.connections;
  }

  hasRoom(network: string): boolean {
    if (this.isFull) return false;
    return network === PROXIES || this.hasRoomForStranger(network);
  }

  /** Counts it as a stranger's of this address, whether it has room or not. */
  enter(socket: Socket, network: string): void {
    this.move(socket, { tally: this.strangers, key: network });
  }

  /** The address where a stranger's place has come free; undefined: none has. */
  leave(socket: Socket): string | undefined {
    const place = this.inside.get(socket);
    this.inside.delete(socket);
    place?.tally.add(place.key, -1);
    return place?.tally === this.strangers ? place.key : undefined;
  }

  /** Counts a stranger's as its caller's, where there is room. The address where a stranger's place has come free. */
  know(socket: Socket, caller: string): string | undefined {
    const place = this.inside.get(socket);
    if (place?.tally !== this.strangers || this.known.of(caller) >= this.limits.perCaller) {
      return undefined;
    }
    this.move(socket, { tally: this.known, key: caller });
    return place.key;
  }

  /** Counts a proxy's as a stranger's of this address; all others stay. False where those are as many as may be. */
  isFor(socket: Socket, network: string): boolean {
    if (this.inside.get(socket)?.key !== PROXIES || network === PROXIES) return true;
    if (!this.hasRoomForStranger(network)) return false;
    this.move(socket, { tally: this.strangers, key: network });
    return true;
  }

  private hasRoomForStranger(network: string): boolean {
    return this.strangers.of(network) < this.limits.strangersPerAddress;
  }

  private move(socket: Socket, place: Place): void {
    const before = this.inside.get(socket);
    before?.tally.add(before.key, -1);
    this.inside.set(socket, place);
    place.tally.add(place.key, 1);
  }
}
