/** Sums by key; of a key whose sum is nothing, nothing is kept. */
export class Tally {
  private readonly sums = new Map<string, number>();

  of(key: string): number {
    return this.sums.get(key) ?? 0;
  }

  add(key: string, more: number): void {
    const sum = this.of(key) + more;
    if (sum === 0) this.sums.delete(key);
    else this.sums.set(key, sum);
  }
}
