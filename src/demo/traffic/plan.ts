/**
 * What the demo's traffic sets out to do in an hour. Pure: the same seed and hour give the same plan.
 * Invariant: in every hour each step of a need's life is planned at least as often as needs are reported, so that
 * what is begun is finished at the pace at which new things come.
 */
import { Random } from '../random.ts';
import { type Hour, reportsIn } from './day-curve.ts';

/** So many of each for one report: some claims take half a need, some are declined, and chance finds nothing to do now and then. */
const SHARES = {
  report: 1,
  review: 1.2,
  claim: 1.6,
  accept: 1.6,
  start: 1.6,
  deliver: 1.6,
  confirm: 1.6,
  close: 1.2,
  settle: 1,
  offer: 0.05,
  build: 0.1,
} as const;

export type Kind = keyof typeof SHARES;

export const KINDS = Object.keys(SHARES) as Kind[];

/** Kinds that lead needs on from one state to the next, in their order. */
export const STEPS_ON = [
  'review',
  'claim',
  'accept',
  'start',
  'deliver',
  'confirm',
  'close',
] as const;

/** Something to be done, on what there is by then. */
export interface Planned {
  kind: Kind;
  /** From the beginning of the hour. */
  afterMs: number;
  /** Of the chance by which it chooses. */
  seed: number;
}

const HOUR_MS = 3_600_000;
const LARGEST_SEED = 0xffff_ffff;

/** In the order of time. */
export function planHour(seed: number, hour: Hour): Planned[] {
  const random = new Random(hashOf(`${seed} ${hour.day} ${hour.hour}`));
  const reports = Math.floor(reportsIn(hour) + random.next());
  return KINDS.flatMap((kind) => {
    const count = Math.floor(reports * SHARES[kind] + (kind === 'report' ? 0 : random.next()));
    return Array.from({ length: count }, () => ({
      kind,
      afterMs: random.whole(0, HOUR_MS - 1),
      seed: random.whole(0, LARGEST_SEED),
    }));
  }).toSorted((a, b) => a.afterMs - b.afterMs);
}

/** FNV-1a: hours that follow each other have nothing in common. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const one of text) hash = Math.imul(hash ^ (one.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
