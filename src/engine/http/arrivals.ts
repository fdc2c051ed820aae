/**
 * What judges where a request comes from and whom it is for: proxies, hosts, origins, and how many connections there are.
 * Invariant: sockets, streams and requests are judged by the same ones.
 */
import type { Ceilings, Transport } from '../../bounds.ts';
import type { Callers } from './caller.ts';
import { Connections } from './connections.ts';
import { UnnamedProxy } from './forwarding.ts';
import { Hosts } from './hosts.ts';
import { Origins } from './origins.ts';

interface ArrivalOptions {
  transport: Transport;
  ceilings: Ceilings;
  /** The address that the hub listens at. */
  host: string;
  hosts: readonly string[];
  corsOrigins: readonly string[];
  trustedProxies: readonly string[];
  /** Of the office's own pages. */
  pagesFolder: string | undefined;
}

export type Arrivals = ReturnType<typeof arrivalsOf>;

/** One of each. */
export function arrivalsOf(options: ArrivalOptions, callers: Callers, log: (line: string) => void) {
  const { transport, ceilings, host, hosts, corsOrigins, trustedProxies, pagesFolder } = options;
  const limits = { ...transport, perCaller: ceilings.socketsPerToken };
  return {
    callers,
    hosts: new Hosts([host, ...hosts]),
    origins: new Origins(corsOrigins, pagesFolder !== undefined),
    proxy: new UnnamedProxy(trustedProxies, log),
    connections: new Connections(callers, limits),
  };
}
