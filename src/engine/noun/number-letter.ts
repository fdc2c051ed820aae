/** Letters that numbers begin with. Invariant: no two nouns have the same. */
const letters = new Map<string, string>();

/** @throws Error for one that another noun's numbers begin with: a fault of ours */
export function claimLetter(letter: string, kind: string): void {
  const other = letters.get(letter);
  if (other !== undefined)
    throw new Error(`numbers of ${kind} and of ${other} begin with ${letter}`);
  letters.set(letter, kind);
}
