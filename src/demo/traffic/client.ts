/** How the demo's traffic asks the hub: over HTTP at its own address, as any client does. */

/** An answer that is no answer: with the code of its error, or of none where nothing came back. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Nothing came back that GraphQL says. */
export const UNREACHED = 'UNREACHED';

const PATIENCE_MS = 30_000;
/** What is under way when it is to end is waited for so long: given up, a command would be done all the same. */
const GRACE_MS = 5_000;

interface Answer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

export class TrafficClient {
  private readonly address: string;
  private readonly ending: AbortSignal;
  private readonly givenUp = new AbortController();

  /** @param ending nothing is asked after it; what is under way is waited for, not for long */
  constructor(url: string, ending: AbortSignal) {
    this.address = `${url}/graphql`;
    this.ending = ending;
    const giveUp = () => setTimeout(() => this.givenUp.abort(ending.reason), GRACE_MS).unref();
    ending.addEventListener('abort', giveUp, { once: true });
  }

  /** @throws Refused, and whatever the signal ends it by */
  async ask<T>(token: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const answer = await this.send(token, JSON.stringify({ query, variables }));
    const [fault] = answer.errors ?? [];
    if (fault) throw new Refused(fault.extensions?.code ?? 'UNKNOWN', fault.message);
    return answer.data as T;
  }

  private async send(token: string, body: string): Promise<Answer> {
    this.ending.throwIfAborted();
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body,
        signal: AbortSignal.any([this.givenUp.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      return (await response.json()) as Answer;
    } catch (error) {
      // What is given up since it was stopped is no failure.
      this.ending.throwIfAborted();
      throw new Refused(UNREACHED, (error as Error).message);
    }
  }
}
