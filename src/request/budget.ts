/** What a viewer may cost in a minute, per token and process; strangers are told apart by their address. */
import { HubError } from '../errors.ts';

const MINUTE_MS = 60_000;

interface Account {
  spent: number;
  /** When the minute that it counts in began. */
  since: number;
}

export class Budget {
  private readonly perMinute: number;
  private readonly accounts = new Map<string, Account>();
  private swept = performance.now();

  /** @param perMinute 0: no bound */
  constructor(perMinute: number) {
    this.perMinute = perMinute;
  }

  /** What is left afterwards; null where there is no bound. @throws RATE_LIMITED with the seconds to wait */
  spend(who: string, cost: number): number | null {
    if (this.perMinute === 0) return null;
    const now = performance.now();
    this.sweep(now);
    const known = this.accounts.get(who);
    const account = known && now - known.since < MINUTE_MS ? known : { spent: 0, since: now };
    this.accounts.set(who, account);
    if (account.spent + cost > this.perMinute) {
      const retryAfter = Math.ceil((account.since + MINUTE_MS - now) / 1_000);
      throw HubError.rateLimited(
        `This document costs ${cost}; ${this.perMinute - account.spent} of ${this.perMinute} a minute are left. ` +
          `Try again in ${retryAfter} s.`,
        retryAfter,
      );
    }
    account.spent += cost;
    return this.perMinute - account.spent;
  }

  /** Minutes that are over need not be remembered. */
  private sweep(now: number): void {
    if (now - this.swept < MINUTE_MS) return;
    this.swept = now;
    for (const [key, { since }] of this.accounts) {
      if (now - since >= MINUTE_MS) this.accounts.delete(key);
    }
  }
}
