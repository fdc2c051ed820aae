/**
 * A WebSocket that judges what comes before anybody parses it.
 * Invariant: what nests too deep is never parsed; and nothing is heard any more of a client that is being sent away.
 */
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { DEEPEST, isTooDeep } from './nesting.ts';

/** Of graphql-transport-ws: a message that is none of the protocol's. */
const BAD_MESSAGE = 4400;
/** A stranger that does not answer the close is not waited for: it has a place that others wait for. */
const STRANGER_CLOSE_MS = 1_000;
/** All that a client sends before it is in: room for the longest token, and no place to keep a message at. */
const MOST_BEFORE_BYTES = 64_000;
const TOO_LARGE = 1009;

export class WarySocket extends WebSocket {
  /** Whether it was let in. */
  isIn = false;

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    // `ws` closes with the right code where frames are broken or too large: that is the client's fault, not ours.
    if (event === 'error' && isBrokenFrame(args[0])) return true;
    return event === 'message' && !this.mayHear(args[0]) ? true : super.emit(event, ...args);
  }

  override close(code?: number, reason?: string | Buffer): void {
    super.close(code, reason);
    if (this.isIn || this.readyState === this.CLOSED) return;
    const timer = setTimeout(() => this.terminate(), STRANGER_CLOSE_MS);
    this.once('close', () => clearTimeout(timer));
  }

  /** Counts what comes on its way until it is in. */
  guard(wire: Socket): void {
    const before = wire.bytesRead;
    const look = () => {
      if (this.isIn || this.readyState !== this.OPEN) wire.off('data', look);
      else if (wire.bytesRead - before > MOST_BEFORE_BYTES) {
        this.close(
          TOO_LARGE,
          `Send \`connection_init\` first, with ${MOST_BEFORE_BYTES} bytes at most.`,
        );
      }
    };
    wire.on('data', look);
  }

  private mayHear(message: unknown): boolean {
    if (this.readyState !== this.OPEN) return false;
    if (!(message instanceof Uint8Array) || !isTooDeep(message)) return true;
    this.close(BAD_MESSAGE, `The message nests deeper than ${DEEPEST} lists and objects.`);
    return false;
  }
}

function isBrokenFrame(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('WS_ERR_');
}
