/**
 * One subscription as the broadcaster knows it: what it asks, who asks, and the way to its client.
 * Messages are answers in their final form, so that what many listen to is written out once.
 */
import { hash } from 'node:crypto';
import { type ASTNode, type DocumentNode, Kind, print, visit } from 'graphql';
import type { Session } from '../access/session.ts';
import type { StateFollower } from '../live/state-follower.ts';
import type { Change } from '../live/change.ts';
import { type Source, StateSource } from '../live/source.ts';
import type { Operation } from '../execution/operation.ts';

/** An answer as JSON, and the cursor that stands behind it, where one does. Without a text: a cursor alone. */
export interface Message {
  text: string;
  cursor: string | undefined;
}

/** The way to a client. */
export interface Sink {
  /** All of them or, where the client is gone, none; never throws. */
  send(messages: readonly Message[]): void;
  readonly isFull: boolean;
  /** When the client has read enough, or is gone. */
  drained(): Promise<void>;
}

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
    const { document, variables } = asked;
    // Left out is not null: it has its default.
    const given = [...variablesBelowRoot(document)].filter((name) => variables[name] !== undefined);
    const shown = given.map((name) => [name, variables[name]]);
    this.question = `${this.document}\n${source.key}\n${JSON.stringify(shown)}`;
  }

  /** Equal for equal documents: those can read in one context. */
  get document(): string {
    return `${this.asked.operation.name?.value ?? ''}\n${digestOf(this.asked.document)}`;
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

const digests = new WeakMap<DocumentNode, string>();

/** Of the document's text: what is too large to be kept is read anew for each. */
function digestOf(document: DocumentNode): string {
  let digest = digests.get(document);
  if (digest === undefined) {
    digest = hash('sha256', document.loc?.source.body ?? print(document), 'base64');
    digests.set(document, digest);
  }
  return digest;
}

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** Variables that its answers hang on; those of the subscription field itself are in the key of its source. */
function variablesBelowRoot(document: DocumentNode): ReadonlySet<string> {
  const found = known.get(document);
  if (found) return found;
  const names = new Set<string>();
  const collect = (node: ASTNode) =>
    void visit(node, { Variable: ({ name }) => void names.add(name.value) });
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) collect(one);
    if (one.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const root of one.selectionSet.selections) {
      if (root.kind !== Kind.FIELD) collect(root);
      else
        for (const part of [...(root.directives ?? []), root.selectionSet]) if (part) collect(part);
    }
  }
  known.set(document, names);
  return names;
}
