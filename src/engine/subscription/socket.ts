/**
 * WebSocket: graphql-ws on the HTTP server's upgrade. The second journey ends here.
 * Invariant: graphql-ws keeps the protocol; events go past it straight to the socket, since it
 * would write every event out once for each client.
 */
import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Ceilings, Transport } from '../../bounds.ts';
import type { Callers } from '../http/caller.ts';
import type { Connections } from '../http/connections.ts';
import type { SocketConnections } from './socket-connections.ts';
import type { UnnamedProxy } from '../http/forwarding.ts';
import type { Drain } from '../http/drain.ts';
import type { Hosts } from '../http/hosts.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Origins } from '../http/origins.ts';
import type { TrustedDocuments } from '../http/trusted.ts';
import type { SlowClients } from './slow-clients.ts';
import { SocketOperations } from './socket-operations.ts';
import { serve } from './socket-protocol.ts';
import { takePulse } from './socket-pulse.ts';
import type { SubscribingMeans } from './socket-subscription.ts';
import { UNAVAILABLE, refusalOf } from './upgrade-refusal.ts';
import { WarySocket } from './wary-socket.ts';

const LARGEST_MESSAGE_BYTES = 1_000_000;
const CLOSE_PATIENCE_MS = 1_000;

/** The hub's sockets, open. */
export interface Sockets {
  close(): Promise<void>;
}

interface Options extends SubscribingMeans {
  ceilings: Ceilings;
  origins: Origins;
  hosts: Hosts;
  proxy: UnnamedProxy;
  callers: Callers;
  connections: Connections;
  socketConnections: SocketConnections;
  slowClients: SlowClients;
  metrics: Metrics;
  trusted: TrustedDocuments;
  drain: Drain;
  transport: Transport;
  pingIntervalMs: number;
}

/** Hears the server's upgrades from now on. To be closed. */
export function openSockets(server: Server, options: Options): Sockets {
  const { drain } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: WarySocket,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    // Node takes its own listener off before this: a reset would otherwise end the process.
    socket.on('error', () => socket.destroy());
    options.proxy.note(request.headers);
    const refusal = drain.isOpen ? refusalOf(request, options) : UNAVAILABLE;
    if (refusal) {
      const [head, body = ''] = refusal;
      const text = `HTTP/1.1 ${head}\r\nconnection: close\r\n\r\n${body}`;
      socket.end(text, () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.guard(request.socket);
      sockets.emit('connection', ws, request);
    });
  });
  const operations = new SocketOperations(options.ceilings.subscriptionsPerSocket);
  const pulse = takePulse(sockets, operations, options);
  const served = serve(sockets, operations, options);
  return {
    async close() {
      clearInterval(pulse);
      // A client behind a dead link never answers the close; the others are closed by then.
      const timer = setTimeout(() => {
        for (const one of sockets.clients) one.terminate();
      }, CLOSE_PATIENCE_MS);
      await served.dispose();
      clearTimeout(timer);
    },
  };
}
