/** Answers that wait for their clients to read them, in bytes: what fills the memory of a hub whose clients do not read. */
import type { ServerResponse } from 'node:http';

/** Beyond this strangers are answered nothing more. */
const MOST_FOR_STRANGERS = 32_000_000;
const MOST = 256_000_000;

export class Unsent {
  private bytes = 0;

  hasRoom(isStranger: boolean): boolean {
    return this.bytes < (isStranger ? MOST_FOR_STRANGERS : MOST);
  }

  /** Counts what the response holds until it has been sent, or its client is gone. */
  count(response: ServerResponse): void {
    const { socket } = response;
    const held = Math.max(response.writableLength, socket?.writableLength ?? 0);
    if (held === 0 || response.closed) return;
    this.bytes += held;
    response.once('close', () => (this.bytes -= held));
  }
}
