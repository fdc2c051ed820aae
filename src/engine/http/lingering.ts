/**
 * The end of a connection whose client may still be sending. A close with bytes unread is a reset, and a reset takes
 * the answer away from the client: what comes is thrown away for a moment first.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const LINGER_MS = 1_000;

/** Says its last word and is gone within a second. */
export function endSoon(socket: Socket, lastWord = ''): void {
  if (lastWord === '') socket.end();
  else socket.end(lastWord);
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
}

/** Whether it says that one comes; whatever the method. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/** Before an answer to what is not read to its end: the connection ends with it, and nothing more is read. */
export function endUnlessRead(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete || !hasBody(request)) return;
  const { socket } = request;
  response.setHeader('connection', 'close');
  // Node's own end of an answered connection, which would be a reset here.
  socket.destroySoon = () => endSoon(socket);
}
