/**
 * One socket for all feeds of the page. It comes back for ever, with a wait that grows to ten seconds, and gives up a
 * connection whose ping is not answered: a cable that was pulled says nothing.
 */
import { type Client, createClient } from 'graphql-ws';
import type { TypedDocumentString } from './generated/graphql.ts';
import { textOf } from './asking.ts';
import type { Life } from './life.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const PING_MS = 15_000;
const PONG_MS = 8_000;
/** The token is no good any more; its last grant has ended. */
const REFUSALS = new Set([4401, 4403]);

export interface SocketNews {
  onOpen: () => void;
  onClosed: (isRefused: boolean) => void;
  /** The hub was heard. */
  onHeard: () => void;
}

export class Socket {
  private readonly client: Client;
  private readonly life: Life;
  isOpen = false;

  constructor(life: Life, { onOpen, onClosed, onHeard }: SocketNews) {
    this.life = life;
    let giveUp = () => {};
    const heard = () => {
      giveUp();
      onHeard();
    };
    this.client = createClient({
      url: addressOf(location),
      lazy: false,
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: (tries) => life.pause(waitOf(tries)),
      keepAlive: PING_MS,
      // Feeds that end for good are asked for again below; the socket alone has no one to tell.
      onNonLazyError: () => onClosed(false),
      on: {
        connected: () => {
          heard();
          this.isOpen = true;
          onOpen();
        },
        closed: (event) => {
          giveUp();
          this.isOpen = false;
          onClosed(REFUSALS.has((event as CloseEvent).code));
        },
        message: heard,
        ping: (isReceived) => {
          if (!isReceived) giveUp = life.after(PONG_MS, () => this.client.terminate());
        },
      },
    });
    life.own(() => void this.client.dispose());
  }

  /** Follows a feed until the life ends, whatever ends the feed. Variables are sent as they are when it comes back. */
  follow<Answer, Variables extends object>(
    life: Life,
    document: TypedDocumentString<Answer, Variables>,
    variables: Variables,
    hear: (answer: Answer) => void,
  ): void {
    let tries = 0;
    let forget = () => {};
    const again = () => {
      tries += 1;
      forget();
      if (!life.signal.aborted) life.after(waitOf(tries), begin);
    };
    const begin = () => {
      const sink = {
        next: ({ data }: { data?: Answer | null }) => {
          tries = 0;
          if (data) hear(data);
        },
        error: again,
        complete: again,
      };
      const asked = { query: textOf(document), variables: variables as Record<string, unknown> };
      forget = life.own(this.client.subscribe<Answer>(asked, sink));
    };
    begin();
  }
}

/** Doubles, and differs from wall to wall, so that a hub that comes back is not asked by all at once. */
function waitOf(tries: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10));
  return wait * (0.5 + Math.random() / 2);
}

function addressOf({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/graphql`;
}
