/**
 * Node's server, with the hub's limits of time.
 * Invariant: on one connection one request is answered at a time, in the order of coming.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Transport } from '../../bounds.ts';

/** How often what takes too long is looked for. */
const LOOK_MS = 1_000;

/** Hands each request to the listener when the answer before it has left. */
export function serverOf(
  { headMs, waitMs, bodyMs }: Transport,
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const server = createServer({
    // Judged by `Hosts`, in words, and not of those who look whether the hub is alive.
    requireHostHeader: false,
    headersTimeout: headMs,
    // Bodies have a time of their own, with a better error; this is for unread ones.
    requestTimeout: headMs + waitMs + bodyMs,
    connectionsCheckingInterval: Math.min(LOOK_MS, headMs),
  });
  const take = (request: IncomingMessage, response: ServerResponse) => {
    // The last word of the connection has been said.
    if (request.socket.writableEnded) return void request.resume();
    const { socket } = request;
    const before = answering.get(socket);
    const done = new Promise<void>((resolve) => response.once('close', resolve));
    answering.set(socket, done);
    if (!before) return listener(request, response);
    // Asked before the last answer has left: a client that reads none would have all of them made.
    before
      .then(() => listener(request, response))
      .catch((error: unknown) => socket.destroy(error as Error));
  };
  // A client that asks whether to send its body is answered when its head has been judged.
  return server.on('request', take).on('checkContinue', take);
}

/** Of each connection the answer that is under way. */
const answering = new WeakMap<Socket, Promise<void>>();
