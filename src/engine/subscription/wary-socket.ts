/**
 * A WebSocket that judges what comes before anybody parses it.
 * Invariant: what nests too deep is never parsed; and nothing is heard any more of a client that is being sent away.
 */
import { isUtf8 } from 'node:buffer';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { faultOf } from './message-fault.ts';

/** Of graphql-transport-ws: a message that is none of the protocol's. */
const BAD_MESSAGE = 4400;
/** A stranger that does not answer the close is not waited for: it has a place that others wait for. */
const STRANGER_CLOSE_MS = 1_000;
/** All that a client sends before it is in: room for the longest token, and no place to keep a message at. */
const MOST_BEFORE_BYTES = 64_000;
const TOO_LARGE = 1009;
const NO_TEXT = 1007;
const LONGEST_REASON = 120;

type WriteCallback = (error?: Error) => void;
type Sent = Parameters<WebSocket['send']>[0];
type Options = Parameters<WebSocket['send']>[1];

export class WarySocket extends WebSocket {
  /** Whether it was let in. */
  isIn = false;

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    // Broken frames, a client that is gone: `ws` closes with the right code, and none of it is a fault of ours.
    if (event === 'error') return true;
    return event === 'message' && !this.mayHear(args[0]) ? true : super.emit(event, ...args);
  }

  override close(code?: number, reason?: string | Buffer): void {
    // A reason has 123 bytes at most, and quotes what the client has sent.
    super.close(code, reason && Buffer.from(reason).subarray(0, LONGEST_REASON));
    if (this.isIn || this.readyState === this.CLOSED) return;
    const timer = setTimeout(() => this.terminate(), STRANGER_CLOSE_MS);
    this.once('close', () => clearTimeout(timer));
  }

  /** That a client went before its answer was written is no fault of ours: `close` tells it. */
  override send(data: Sent, second?: Options | WriteCallback, third?: WriteCallback): void {
    const told = typeof second === 'function' ? second : third;
    const options = typeof second === 'object' ? second : {};
    super.send(data, options, told && (() => told()));
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
    // Of frames that say that they are text `ws` has seen to it.
    if (message instanceof Uint8Array && !isUtf8(message)) {
      this.close(NO_TEXT, 'The message is not UTF-8.');
      return false;
    }
    const fault = message instanceof Uint8Array ? faultOf(message) : undefined;
    if (fault !== undefined) this.close(BAD_MESSAGE, fault);
    return fault === undefined;
  }
}
