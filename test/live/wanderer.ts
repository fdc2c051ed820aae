/** A client that comes and goes: over a socket or a stream, to one hub or another, each time with its last cursor. */
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const QUERY = `subscription ($since: String, $scope: ScopeInput) { needChanged(since: $since, scope: $scope) { __typename
  ... on NeedChange { cursor id version } ... on FeedCaughtUp { cursor } ... on FeedProgress { cursor } ... on FeedReset { cursor } } }`;

interface Event {
  __typename: string;
  cursor: string;
  id: string;
  version: number;
}

interface Answer {
  data?: { needChanged: Event };
  errors?: object[];
}

export interface Options {
  urls: readonly string[];
  token: string;
  since: string;
  /** A community; absent: everything. */
  placeCode?: string | undefined;
  isStream: boolean;
  /** It stays until it is cut off. */
  isSteady: boolean;
  /** Whether it still wanders. */
  goesOn: () => boolean;
}

export class Wanderer {
  /** All that it was told, in order: `need_… 7`. */
  readonly told: string[] = [];
  readonly placeCode: string | undefined;
  /** What should never come: a reset, an error of an answer. */
  readonly faults: string[] = [];
  /** How often it has begun. */
  visits = 0;
  private readonly options: Options;
  private cursor: string;
  private leaving = new AbortController();
  /** How many events it waits for. */
  private patience = Infinity;

  constructor(options: Options) {
    this.options = options;
    this.placeCode = options.placeCode;
    this.cursor = options.since;
  }

  async wander(): Promise<void> {
    const { urls, goesOn, isStream, isSteady } = this.options;
    while (goesOn()) {
      const url = urls[Math.floor(Math.random() * urls.length)] ?? '';
      this.leaving = new AbortController();
      const { signal } = this.leaving;
      // Some go in the midst of what comes together.
      const isHasty = !isSteady && Math.random() < 0.5;
      this.patience = isHasty ? Math.ceil(Math.random() * 20) : Infinity;
      const most = isSteady ? 600_000 : 100 + Math.random() * 1_500;
      const timer = setTimeout(() => this.leaving.abort(), most);
      await (isStream ? this.stream(url, signal) : this.socket(url, signal));
      clearTimeout(timer);
      this.visits += 1;
      await pause(Math.random() * 100);
    }
  }

  leave(): void {
    this.leaving.abort();
  }

  private get payload() {
    const { placeCode } = this.options;
    return {
      query: QUERY,
      variables: { since: this.cursor, scope: placeCode === undefined ? null : { placeCode } },
    };
  }

  private hear({ data, errors }: Answer): void {
    const event = data?.needChanged;
    if ((this.patience -= 1) <= 0) this.leaving.abort();
    if (event) this.cursor = event.cursor;
    if (event?.__typename === 'NeedChange') this.told.push(`${event.id} ${event.version}`);
    else if (event?.__typename === 'FeedReset') this.faults.push('reset');
    else if (errors) this.faults.push(JSON.stringify(errors));
  }

  private socket(url: string, leaving: AbortSignal): Promise<void> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    // Dropped, not closed: as a network does it.
    leaving.addEventListener('abort', () => socket.terminate());
    socket.on('open', () => {
      const authorization = `Bearer ${this.options.token}`;
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    });
    socket.on('message', (text: Buffer) => {
      if (leaving.aborted) return;
      const { type, payload } = JSON.parse(text.toString()) as { type: string; payload: Answer };
      if (type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: this.payload }));
      } else if (type === 'next') this.hear(payload);
      else if (type === 'complete' || type === 'error') socket.terminate();
    });
    socket.on('error', () => {}); // Nobody is at home: another visit.
    return new Promise((resolve) => socket.on('close', () => resolve()));
  }

  private async stream(url: string, leaving: AbortSignal): Promise<void> {
    try {
      const answer = await fetch(`${url}/graphql/stream`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${this.options.token}`,
          'last-event-id': this.cursor,
        },
        body: JSON.stringify(this.payload),
        signal: leaving,
      });
      let rest = '';
      for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const events = (rest + chunk).split('\n\n');
        rest = events.pop() ?? '';
        for (const text of events) {
          const [, data] = /^data: (.+)$/m.exec(text) ?? [];
          if (data !== undefined && !leaving.aborted) this.hear(JSON.parse(data) as Answer);
        }
      }
    } catch {
      // Cut off, or nobody is at home: another visit.
    }
  }
}
