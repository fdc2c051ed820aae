/** Subscribes with the published client and queues what comes, so that no message is missed. */
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';

const PATIENCE_MS = 5_000;

export interface Listening<E> {
  /** The next event; fails when none comes in five seconds. */
  next(): Promise<E>;
  /** The next `count` events. */
  take(count: number): Promise<E[]>;
  /** What has come and was not taken. */
  waiting(): E[];
  stop(): void;
}

export class Listeners {
  private readonly url: string;
  private readonly token: string;
  private clients: Client[] = [];

  constructor(url: string, token: string) {
    this.url = url.replace('http', 'ws');
    this.token = token;
  }

  /** Resolves when the hub has told that it is live. */
  // oxlint-disable-next-line typescript/no-explicit-any -- untyped documents are answered untyped
  async listen<E = any>(
    query: string,
    variables: Record<string, unknown> = {},
    token: string | null = this.token,
  ): Promise<Listening<E>> {
    const client = createClient({
      url: `${this.url}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
    });
    this.clients.push(client);
    const queue = new Queue<E>();
    const stop = client.subscribe<Record<string, E>>(
      { query, variables },
      {
        next: ({ data, errors }) =>
          errors || !data ? queue.fail(errors) : queue.put(Object.values(data)[0] as E),
        error: (error) => queue.fail(error),
        complete: () => {},
      },
    );
    return {
      next: () => queue.next(),
      take: (count) => queue.take(count),
      waiting: () => queue.items,
      stop,
    };
  }

  async close(): Promise<void> {
    for (const client of this.clients.splice(0)) await client.dispose();
  }
}

class Queue<E> {
  readonly items: E[] = [];
  private failure: unknown;
  private wake: (() => void) | undefined;

  put(item: E): void {
    this.items.push(item);
    this.wake?.();
  }

  fail(error: unknown): void {
    this.failure = error;
    this.wake?.();
  }

  async take(count: number): Promise<E[]> {
    const taken: E[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }

  async next(): Promise<E> {
    const until = Date.now() + PATIENCE_MS;
    while (this.items.length === 0) {
      if (this.failure)
        throw Object.assign(new Error('the subscription failed'), { cause: this.failure });
      const left = until - Date.now();
      if (left <= 0) throw new Error('no event came in time');
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, left);
      });
    }
    return this.items.shift() as E;
  }
}
