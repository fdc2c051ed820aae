/**
 * One subscription as the broadcaster knows it: what it asks, who asks, and the way to its client.
 * Messages are answers in their final form, so that what many listen to is written out once.
 */
import type { Session } from '../access/directory.ts';
import type { Follower } from '../live/broadcaster.ts';
import type { FeedSource } from '../live/source.ts';
import type { HubContext } from './context.ts';
import type { Operation } from './execute.ts';

/** An answer as JSON. */
export type Message = string;

/** The way to a client. */
export interface Sink {
  /** All of them or, where the client is gone, none; never throws. */
  send(messages: readonly Message[]): void;
  readonly isFull: boolean;
  /** When the client has read enough, or is gone. */
  drained(): Promise<void>;
}

export type Source = FeedSource<HubContext>;

export class Listener implements Follower<Message> {
  readonly asked: Operation;
  readonly source: Source;
  readonly session: Session;
  /** Equal for equal questions: document, operation and variables. */
  readonly question: string;
  /** Personal fields that the audit knows this subscription has been shown plain. */
  readonly told = new Set<string>();
  private readonly sink: Sink;

  constructor({
    asked,
    source,
    session,
    sink,
  }: Pick<Listener, 'asked' | 'source' | 'session'> & { sink: Sink }) {
    this.asked = asked;
    this.source = source;
    this.session = session;
    this.sink = sink;
    this.question = `${this.document}\n${JSON.stringify(asked.variables)}`;
  }

  /** Equal for equal documents: those can read in one context. */
  get document(): string {
    return `${this.asked.operation.name?.value ?? ''}\n${this.asked.key}`;
  }

  get isFull(): boolean {
    return this.sink.isFull;
  }

  take(messages: readonly Message[]): void {
    if (messages.length > 0) this.sink.send(messages);
  }

  drained(): Promise<void> {
    return this.sink.drained();
  }
}
