/**
 * Subscriptions that stand, by the token and by the address that they are of: each has a ceiling in their number and in
 * the conditions of their filters, since every change is held against all of them.
 */
import type { Session } from '../access/session.ts';
import { HubError } from '../../errors.ts';

export interface StandingCeilings {
  subscriptions: number;
  terms: number;
}

interface Sum {
  subscriptions: number;
  terms: number;
}

export class Standing {
  private readonly ceilings: StandingCeilings;
  private readonly sums = new Map<string, Sum>();

  constructor(ceilings: StandingCeilings) {
    this.ceilings = ceilings;
  }

  /** Gives back how it is left, once. @throws TOO_COMPLEX where there are too many, or too many conditions in them */
  enter({ hash, address }: Session, terms: number): () => void {
    const keys = [`address ${address ?? ''}`, ...(hash === null ? [] : [`token ${hash}`])];
    for (const key of keys) this.judge(key, terms);
    for (const key of keys) this.add(key, 1, terms);
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      for (const key of keys) this.add(key, -1, -terms);
    };
  }

  private judge(key: string, terms: number): void {
    const { subscriptions: most, terms: mostTerms } = this.ceilings;
    const sum = this.sums.get(key) ?? { subscriptions: 0, terms: 0 };
    const [whose = ''] = key.split(' ');
    if (sum.subscriptions >= most) {
      throw HubError.tooComplex(
        `This ${whose} has ${most} subscriptions, which is the most. End some first.`,
      );
    }
    if (sum.terms + terms > mostTerms) {
      throw HubError.tooComplex(
        `The filters of the subscriptions of this ${whose} hold ${sum.terms} conditions, and ${mostTerms} is the most. ` +
          'Ask with fewer, or end some first.',
      );
    }
  }

  private add(key: string, subscriptions: number, terms: number): void {
    const sum = this.sums.get(key) ?? { subscriptions: 0, terms: 0 };
    sum.subscriptions += subscriptions;
    sum.terms += terms;
    if (sum.subscriptions > 0) this.sums.set(key, sum);
    else this.sums.delete(key);
  }
}
