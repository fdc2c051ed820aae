/** The way of one subscription to its event stream: an event for each answer, with its cursor as the event's id. */
import type { ServerResponse } from 'node:http';
import type { Message, Sink } from './sink.ts';
import type { Cause } from '../http/metrics.ts';
import { DRAINED_BYTES, FULL_BYTES, type Line } from './slow-clients.ts';

export class StreamSink implements Sink, Line {
  endedBy: Cause = 'client';
  private readonly response: ServerResponse;

  constructor(response: ServerResponse) {
    this.response = response;
  }

  /** What comes together leaves in one write. */
  send(messages: readonly Message[]): void {
    this.write(messages.map(eventOf).join(''));
  }

  /** The last word: the client need not come back. */
  complete(): void {
    this.write('event: complete\ndata:\n\n');
    if (this.endedBy === 'client') this.endedBy = 'over';
    this.response.end();
  }

  /** Said while nothing happens, so that proxies keep the connection and dead ones are found. */
  beat(): void {
    if (this.bufferedAmount === 0) this.write(':\n\n');
  }

  get bufferedAmount(): number {
    return this.response.writableLength;
  }

  get isFull(): boolean {
    return this.bufferedAmount > FULL_BYTES;
  }

  async drained(): Promise<void> {
    while (this.isOpen && this.bufferedAmount >= DRAINED_BYTES) {
      await new Promise<void>((resolve) => {
        const go = () => {
          this.response.off('drain', go);
          this.response.off('close', go);
          resolve();
        };
        this.response.on('drain', go);
        this.response.on('close', go);
      });
    }
  }

  private get isOpen(): boolean {
    return !this.response.destroyed && !this.response.writableEnded;
  }

  private write(text: string): void {
    if (this.isOpen) this.response.write(text);
  }
}

/** An answer is one line of JSON. Where no cursor stands behind it, a client that is cut off begins anew. */
function eventOf({ text, cursor }: Message): string {
  const id = cursor === undefined ? '' : `id: ${cursor}\n`;
  // An EventSource takes the id to come back with, and no event reaches the page.
  if (text === '') return `${id}\n`;
  return `${id}event: next\ndata: ${text}\n\n`;
}
