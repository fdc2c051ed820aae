/**
 * Invariants that are asserted where they are written down. In tests and development one that does not hold is an error at
 * once; in production they are trusted, and cost a comparison.
 */
let isTrusted = false;

/** From now on none is judged. */
export function trustInvariants(): void {
  isTrusted = true;
}

/** @throws Error where it does not hold: a fault of ours */
export function assertThat(holds: boolean, invariant: string): void {
  if (holds || isTrusted) return;
  throw new Error(`an invariant does not hold: ${invariant}`);
}
