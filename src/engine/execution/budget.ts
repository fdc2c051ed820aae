/** What a caller may cost in a minute and process: a token from an address, an anonymous caller by address. */
import { HubError } from '../../errors.ts';

const MINUTE_MS = 60_000;

interface Account {
  spent: number;
  /** When the minute that it counts in began. */
  since: number;
}

export class Budget {
  /** 0: no bound. */
  readonly perMinute: number;
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
    const account = this.accountOf(who, now);
    if (account.spent + cost > this.perMinute) throw this.refusal(account, cost, now);
    account.spent += cost;
    return this.perMinute - account.spent;
  }

  /** Before anything is done for it. @throws RATE_LIMITED where nothing is left */
  refuseSpent(who: string): void {
    if (this.perMinute === 0) return;
    const now = performance.now();
    const account = this.accountOf(who, now);
    if (account.spent >= this.perMinute) throw this.refusal(account, 1, now);
  }

  private refusal({ spent, since }: Account, cost: number, now: number): HubError {
    const retryAfter = Math.ceil((since + MINUTE_MS - now) / 1_000);
    const left = Math.max(0, this.perMinute - spent);
    return HubError.rateLimited(
      `This document costs ${cost}; ${left} of ${this.perMinute} a minute are left. Try again in ${retryAfter} s.`,
      retryAfter,
    );
  }

  /** What has been spent already, whatever is left: the next one pays for it. */
  charge(who: string, cost: number): void {
    if (this.perMinute > 0) this.accountOf(who, performance.now()).spent += cost;
  }

  private accountOf(who: string, now: number): Account {
    this.sweep(now);
    const known = this.accounts.get(who);
    const account = known && now - known.since < MINUTE_MS ? known : { spent: 0, since: now };
    this.accounts.set(who, account);
    return account;
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
