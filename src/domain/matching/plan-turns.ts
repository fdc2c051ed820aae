/**
 * One plan at a time in a hub, since each takes a core, and one that waits of each caller.
 * Invariant: whoever waits comes in the order of asking, or hears that it does not.
 */
import { HubError } from '../../errors.ts';

const PATIENCE_MS = 30_000;
const RETRY_S = 20;

interface Waiter {
  caller: string;
  come: () => void;
}

export class PlanTurns {
  private isBusy = false;
  private readonly waiting: Waiter[] = [];

  /** @throws RATE_LIMITED where a plan of the caller waits already, UNAVAILABLE where its turn did not come in time */
  async within<T>(caller: string, work: () => Promise<T>): Promise<T> {
    if (this.isBusy) await this.turnOf(caller);
    this.isBusy = true;
    try {
      return await work();
    } finally {
      this.handOver();
    }
  }

  /** It stays busy for the next one, so that nobody slips in between. */
  private handOver(): void {
    const next = this.waiting.shift();
    this.isBusy = next !== undefined;
    next?.come();
  }

  private turnOf(caller: string): Promise<void> {
    if (this.waiting.some((one) => one.caller === caller)) {
      const message =
        'A plan of yours is waiting for its turn already: ask again when it is there.';
      throw HubError.rateLimited(message, RETRY_S);
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        caller,
        come() {
          clearTimeout(late);
          resolve();
        },
      };
      const late = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        reject(
          HubError.unavailable('Others are planning; your turn did not come in time.', RETRY_S),
        );
      }, PATIENCE_MS);
      this.waiting.push(waiter);
    });
  }
}

const turns = new WeakMap<object, PlanTurns>();

/** Those of a hub, found by something that there is once in each. */
export function turnsOf(hub: object): PlanTurns {
  const known = turns.get(hub) ?? new PlanTurns();
  turns.set(hub, known);
  return known;
}
