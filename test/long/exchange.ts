/** One connection on which bytes are said, whatever they mean, and all that is answered until it has ended. */
import { type Socket, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What is answered comes in pieces; so long without another one the client has heard enough. */
const STILL_MS = 40;
/** On a socket an answer is a question of its own, to the database perhaps. */
const SOCKET_STILL_MS = 250;
/** As long as the hub of the fuzz may wait for what a client does not send, and some more. */
const SILENT_MS = 900;
/** What has not ended so long after the client has said that it is done, hangs. */
const HANGS_MS = 12_000;

export interface Heard {
  said: string;
  /** The hub kept the connection although its client was done, or had a whole request and said nothing. */
  hangs: boolean;
}

interface Ways {
  /** Gone in the middle, without a word. */
  isCut?: boolean;
  /** Nothing is wrong with the transport: an answer comes, whatever it says. */
  isWhole?: boolean;
}

export async function exchange(
  url: string,
  pieces: readonly Buffer[],
  { isCut = false, isWhole = false }: Ways = {},
): Promise<Heard> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const heard = { said: '', at: performance.now(), isOver: false };
  socket.on('error', () => {}); // Resets are answers too.
  socket.on('data', (piece) => {
    heard.said += piece.toString('latin1');
    heard.at = performance.now();
  });
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const over = ended.then(() => void (heard.isOver = true));
  for (const piece of pieces) {
    if (heard.isOver) break;
    await written(socket, piece);
    if (piece.includes('"connection_init"')) await acknowledged(heard);
  }
  if (isCut) socket.destroy();
  heard.at = performance.now();
  while (!heard.isOver && performance.now() - heard.at < patienceWith(heard.said, isWhole))
    await pause(10);
  socket.end();
  await Promise.race([over, pause(HANGS_MS, undefined, { ref: false })]);
  const hangs = !heard.isOver || (isWhole && !isCut && heard.said === '');
  socket.destroy();
  return { said: heard.said, hangs };
}

/** What is asked before that is refused; most clients know. */
async function acknowledged(heard: { said: string; isOver: boolean }): Promise<void> {
  const until = performance.now() + SOCKET_STILL_MS;
  while (!heard.isOver && performance.now() < until && !heard.said.includes('connection_ack')) {
    await pause(5);
  }
}

function patienceWith(said: string, isWhole: boolean): number {
  if (said.startsWith('HTTP/1.1 101')) return SOCKET_STILL_MS;
  if (said !== '') return STILL_MS;
  return isWhole ? HANGS_MS : SILENT_MS;
}

/** Each in a packet of its own, as far as can be told from here. */
async function written(socket: Socket, piece: Buffer): Promise<void> {
  await new Promise<void>((resolve) => {
    socket.once('close', resolve);
    socket.write(piece, () => {
      socket.off('close', resolve);
      setImmediate(resolve);
    });
  });
}
