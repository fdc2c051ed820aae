/** A client of HTTP that says what it likes, as slowly as it likes, and can stop reading. */
import { type Socket, connect } from 'node:net';

export interface RawHttp {
  socket: Socket;
  /** All that has come. */
  said: () => string;
  /** What the system says is wrong with the connection. */
  fault: () => string | undefined;
  /** What was said when the connection has ended, in whatever way. */
  ended: Promise<string>;
  send: (text: string) => void;
}

export function rawHttp(url: string, text = ''): RawHttp {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8');
  socket.on('data', (more) => (said += String(more)));
  let fault: string | undefined;
  socket.on('error', ({ code }: NodeJS.ErrnoException) => (fault = code));
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(said)));
  if (text !== '') socket.write(text);
  return {
    socket,
    said: () => said,
    fault: () => fault,
    ended,
    send: (more) => void socket.write(more),
  };
}

/** The head of a request for GraphQL, with these headers. */
export function headOf(headers: Record<string, string>, first = 'POST /graphql'): string {
  const all = { host: '127.0.0.1', 'content-type': 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${first} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
