/** The way of one subscription to its WebSocket: messages of graphql-transport-ws around answers that are text already. */
import type { WebSocket } from 'ws';
import type { Message, Sink } from './sink.ts';
import { DRAINED_BYTES, FULL_BYTES } from './slow-clients.ts';

const LOOK_MS = 50;

interface Corkable {
  _socket?: { cork(): void; uncork(): void } | null;
}

export class SocketSink implements Sink {
  private readonly socket: WebSocket;
  private readonly head: string;
  private readonly signal: AbortSignal;

  /** @param signal aborted: nothing more is sent, for the id may be another's by then */
  constructor(socket: WebSocket, id: string, signal: AbortSignal) {
    this.socket = socket;
    this.signal = signal;
    this.head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  }

  /** What comes together leaves in one write. */
  send(messages: readonly Message[]): void {
    const { socket } = this;
    if (this.signal.aborted || socket.readyState !== socket.OPEN) return;
    const { _socket: wire } = socket as Corkable;
    if (messages.length > 1) wire?.cork();
    // A cursor alone says nothing here: a client that wants it asks for it.
    for (const { text } of messages) if (text !== '') socket.send(`${this.head}${text}}`);
    if (messages.length > 1) wire?.uncork();
  }

  get isFull(): boolean {
    return this.socket.bufferedAmount > FULL_BYTES;
  }

  async drained(): Promise<void> {
    while (!this.signal.aborted && this.socket.readyState === this.socket.OPEN) {
      if (this.socket.bufferedAmount < DRAINED_BYTES) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}
