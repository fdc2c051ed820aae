/**
 * HTTP from its opening to its close. Stands at the start of the first journey.
 * Invariant: every request is answered or refused; after `close` none is accepted and open ones are finished.
 */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { startApollo } from './apollo.ts';
import { masking } from '../execution/errors.ts';
import { endUnlessRead } from './lingering.ts';
import { listen } from './listening.ts';
import { serverOf } from './node-server.ts';
import { type RouteParts, handle } from './routes.ts';

export interface HttpOptions extends Omit<RouteParts, 'apollo'> {
  host: string;
  port: number;
}

export interface Http {
  server: Server;
  url: string;
  /** Takes no new connection; those that there are stay. */
  shut(): void;
  close(): Promise<void>;
}

/** What is under way when the hub stops has so long to end. */
const UNDER_WAY_MS = 3_000;

/** Listens when it returns. @throws StartError where the address is not to be had */
export async function openHttp(options: HttpOptions): Promise<Http> {
  const apollo = await startApollo(options.executor);
  const parts = { ...options, apollo };
  const server = serverOf(options.transport, (request, response) => {
    handle(request, response, parts).catch((error: unknown) => {
      const { message } = masking(error, options.report);
      if (!response.headersSent) {
        endUnlessRead(request, response);
        response.writeHead(500, { 'content-type': 'text/plain' });
      }
      response.end(`${message}\n`);
    });
  });
  options.connections.guard(server);
  const closed = new Promise((resolve) => server.once('close', resolve));
  const url = await listen(server, options.host, options.port);
  // A connection that could not be taken, for want of descriptors perhaps, must not end the others.
  server.on('error', (error) => options.report(randomUUID(), error));
  return {
    server,
    url,
    // Not http's own close, which also cuts connections that a client is about to ask on.
    shut: () => void NetServer.prototype.close.call(server),
    async close() {
      if (server.listening) server.close();
      options.connections.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), UNDER_WAY_MS);
      await closed;
      clearTimeout(timer);
      await apollo.stop();
    },
  };
}
