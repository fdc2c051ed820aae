/**
 * Where a request comes from: its address, and the protocol that it was made over.
 * Invariant: what a forwarding header says counts where the connection is a trusted proxy's, and nowhere else.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';
import { forwardingIn } from './forwarding.ts';
import { isLoopback } from './own-address.ts';

/** What of a request tells where it comes from. */
export type Sent = Pick<IncomingMessage, 'headers' | 'socket'>;

/** A host with an IPv6 address has all of its network. */
const NETWORK_PARTS = 4;

export class Callers {
  private readonly trusts: (address: string, hop: number) => boolean;

  /**
   * @param proxies addresses, networks, `loopback`, `linklocal` or `uniquelocal`
   * @throws TypeError naming one that is none of them
   */
  constructor(proxies: readonly string[]) {
    this.trusts = proxies.length === 0 ? () => false : proxyaddr.compile([...proxies]);
  }

  isProxy(address: string): boolean {
    return this.trusts(address, 0);
  }

  /** The nearest address that is no trusted proxy's. */
  addressOf(request: Sent): string {
    const own = request.socket.remoteAddress ?? '';
    if (!this.isProxy(own)) return own;
    const told = proxyaddr(request as IncomingMessage, this.trusts);
    // A proxy may pass on anything; what is no address is not taken for one.
    return isIP(told) === 0 ? own : told;
  }

  /** What ceilings go by: one key for all addresses that one stranger has. */
  networkOf(request: Sent): string {
    return networkOf(this.addressOf(request));
  }

  isSecure({ headers, socket }: Sent): boolean {
    if (!this.isProxy(socket.remoteAddress ?? '')) return false;
    return (
      String(headers['x-forwarded-proto'] ?? '')
        .split(',', 1)[0]
        ?.trim() === 'https'
    );
  }

  /** From this machine, as far as can be known: a proxy on it need not say that it forwards. */
  isLocal({ headers, socket }: Sent): boolean {
    return forwardingIn(headers) === undefined && isLoopback(socket.remoteAddress ?? '');
  }
}

/** An IPv4 address as it is, of an IPv6 address the first half; empty for what is none. */
export function networkOf(address: string): string {
  let network = networks.get(address);
  if (network === undefined) {
    network = readNetwork(address);
    if (networks.size >= MOST_REMEMBERED) networks.clear();
    networks.set(address, network);
  }
  return network;
}

/** Connections ask again for every request. */
const networks = new Map<string, string>();
const MOST_REMEMBERED = 1_000;

function readNetwork(address: string): string {
  if (isIP(address) === 0) return '';
  const read = ipaddr.process(address);
  if (read instanceof ipaddr.IPv4) return read.toString();
  const parts = read.parts.slice(0, NETWORK_PARTS).map((one) => one.toString(16));
  return `${parts.join(':')}::/64`;
}
