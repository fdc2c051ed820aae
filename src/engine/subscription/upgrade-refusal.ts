/**
 * Which upgrades to a WebSocket are refused, and with what.
 * Invariant: what is refused never becomes a WebSocket, so that no message of it is read.
 */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Callers } from '../http/caller.ts';
import type { Connections } from '../http/connections.ts';
import type { Hosts } from '../http/hosts.ts';
import type { Origins } from '../http/origins.ts';

/** Status and headers, and what is said beside. */
export type MessageParts = [head: string, body?: string];

/** For what has to come back later. */
export const UNAVAILABLE: MessageParts = ['503 Service Unavailable\r\nretry-after: 10'];

interface Judges {
  origins: Origins;
  hosts: Hosts;
  callers: Callers;
  connections: Connections;
}

/**
 * Another name than the hub's, another path, a page of another site (a browser lets any page open a socket), or one too many
 * behind a proxy.
 */
export function refusalOf(
  request: IncomingMessage,
  { origins, hosts, callers, connections }: Judges,
): MessageParts | undefined {
  const misdirected = hosts.refusalOf(request);
  if (misdirected) {
    const { status, error } = misdirected;
    const head = `${status} ${STATUS_CODES[status]}\r\ncontent-type: text/plain; charset=utf-8`;
    return [head, `${error.message}\n`];
  }
  if (request.url?.split('?')[0] !== '/graphql') return ['404 Not Found'];
  if (origins.sideOf(request) === 'FOREIGN') return ['403 Forbidden'];
  return connections.isFor(request.socket, callers.networkOf(request)) ? undefined : UNAVAILABLE;
}
