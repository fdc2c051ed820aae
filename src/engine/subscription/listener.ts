/**
 * One subscription as the broadcaster knows it: what it asks, who asks, and the way to its client.
 * Messages are answers in their final form, so that what many listen to is written out once.
 */
import type { Session } from '../access/session.ts';
import type { StateFollower } from '../live/state-follower.ts';
import type { Change } from '../live/change.ts';
import { type Source, StateSource } from '../live/source.ts';
import type { Operation } from '../execution/operation.ts';
import { documentKeyOf, questionOf } from './question.ts';
import type { Message, Sink } from './sink.ts';

export class Listener implements StateFollower<Message> {
  readonly asked: Operation;
  readonly source: Source;
  readonly session: Session;
  /** Equal for equal questions: document, operation, and what of the variables its events depend on. */
  readonly question: string;
  /** Personal fields that the audit knows this subscription has been shown plain. */
  readonly told = new Set<string>();
  private readonly sink: Sink;
  /** The last state that it was sent, but for the cursor. */
  private last = '';

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
    this.question = questionOf(asked, source);
  }

  /** Equal for equal documents: those can read in one context. */
  get document(): string {
    return documentKeyOf(this.asked);
  }

  get isFull(): boolean {
    return this.sink.isFull;
  }

  take(messages: readonly Message[]): void {
    if (messages.length > 0) this.sink.send(messages);
  }

  renew(messages: readonly Message[]): void {
    this.take(messages.filter((one) => this.isNews(one)));
  }

  minds(change: Change): boolean {
    return this.source instanceof StateSource && this.source.minds(change);
  }

  private isNews({ text, cursor }: Message): boolean {
    const bare = cursor === undefined ? text : text.replaceAll(cursor, '');
    const isNews = bare !== this.last;
    this.last = bare;
    return isNews;
  }

  drained(): Promise<void> {
    return this.sink.drained();
  }
}
