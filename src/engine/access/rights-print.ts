/**
 * Rights in one text.
 * Invariant: it is equal for those who see the same, by whatever path: same grants, same reveals.
 */
import type { Grant, RevealInForce } from './grant.ts';

/** @param isKnown whether there is an account at all: one without rights sees other rows than none */
export function printOfRights(
  isKnown: boolean,
  grants: readonly Grant[],
  reveals: readonly RevealInForce[],
): string {
  return JSON.stringify([
    isKnown,
    grants.map(printOf).toSorted(byText),
    reveals.map(({ id }) => id).toSorted(byText),
  ]);
}

const byText = (a: string, b: string) => (a < b ? -1 : 1);

/** What is sent at once rests on rights that began long ago, or by themselves. */
const LATELY_MS = 3_600_000;

function printOf({ role, place, unit, validFrom, validUntil }: Grant): string {
  const isOfLate = validFrom && validFrom.getTime() > Date.now() - LATELY_MS;
  return JSON.stringify([role, place?.path, unit?.id, validUntil, isOfLate ? validFrom : null]);
}
