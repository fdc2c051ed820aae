/** Rules on agreements that ask the row alone. */
import type { Agreement } from './agreement.entity.ts';

type Dated = Readonly<Pick<Agreement, 'state' | 'validFrom' | 'validUntil'>>;

/** By its state and its dates: no job turns states. */
export function isInForceOn({ state, validFrom, validUntil }: Dated, day: string): boolean {
  return state === 'ACTIVE' && validFrom <= day && day <= validUntil;
}
