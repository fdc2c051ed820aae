/** Each fault says in one line what clients saw, what was lost, and how long it took to heal. */
export function tell(fault: string, { saw, lost, healed }: Account): void {
  console.log(`${fault}: clients saw ${saw}; lost: ${lost}; healed after ${Math.round(healed)} ms`);
}

interface Account {
  saw: string;
  /** What was acknowledged and is gone. */
  lost: string;
  /** In milliseconds, from the fault to the first answer as before. */
  healed: number;
}
