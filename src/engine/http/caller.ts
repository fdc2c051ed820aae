/**
 * Where a request comes from: its address, and the protocol that it was made over.
 * Invariant: what a forwarding header says counts where the connection is a trusted proxy's, and nowhere else.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyaddr from 'proxy-addr';
import { forwardingIn } from './forwarding.ts';
import { networkOf } from './network.ts';
import { isLoopback } from './own-address.ts';

/** What of a request tells where it comes from. */
export type Sent = Pick<IncomingMessage, 'headers' | 'socket'>;

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
