/**
 * The pulse of the sockets: which of them still answer, and which read too slowly.
 * Invariant: a socket that has left two pings unanswered is ended; the metrics count each that is closed once, with its cause.
 */
import type { WebSocket, WebSocketServer } from 'ws';
import type { Cause, Metrics } from '../http/metrics.ts';
import { FORBIDDEN, TOO_SLOW, TRY_AGAIN, UNAUTHORIZED } from './close-codes.ts';
import type { SlowClients } from './slow-clients.ts';
import type { SocketOperations } from './socket-operations.ts';

const MOST_MISSED = 2;

const CAUSES: Record<number, Cause> = {
  1000: 'client',
  1001: 'leaving',
  1005: 'client',
  1006: 'lost',
  [TRY_AGAIN]: 'trouble',
  [UNAUTHORIZED]: 'unauthorized',
  [FORBIDDEN]: 'forbidden',
  [TOO_SLOW]: 'slow',
};

interface Means {
  pingIntervalMs: number;
  slowClients: SlowClients;
  metrics: Metrics;
}

/**
 * Pings all sockets, and gives up those that have left two unanswered: a client may be busy, but not for ever. What is
 * asked of a socket with much to read waits behind that: how long it may take is `slowClients`'s business.
 */
export function takePulse(
  sockets: WebSocketServer,
  operations: SocketOperations,
  { pingIntervalMs, slowClients, metrics }: Means,
): NodeJS.Timeout {
  const missed = new WeakMap<WebSocket, number>();
  sockets.on('connection', (socket) => {
    missed.set(socket, 0);
    socket.on('pong', () => missed.set(socket, 0));
    const forget = slowClients.watch(socket, () => giveUp(socket, operations));
    socket.on('close', (code) => {
      forget();
      const isSilent = (missed.get(socket) ?? 0) >= MOST_MISSED;
      metrics.closed('socket', isSilent ? 'silent' : (CAUSES[code] ?? 'refused'));
    });
  });
  return setInterval(() => {
    for (const socket of sockets.clients) {
      const count = missed.get(socket) ?? 0;
      if (slowClients.isTried(socket)) continue;
      if (count >= MOST_MISSED) socket.terminate();
      else {
        missed.set(socket, count + 1);
        socket.ping();
      }
    }
  }, pingIntervalMs);
}

/** The client learns it when it comes to read that; `ws` waits half a minute for it. */
function giveUp(socket: WebSocket, operations: SocketOperations): void {
  operations.leave(socket);
  socket.close(TOO_SLOW, 'You read more slowly than things change. Come back with your cursor.');
}
