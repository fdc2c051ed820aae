/** Rests that are owed: as long as what was taken, times a share; short ones are added up. */

/** Shorter rests are added up until they come to this. */
const SHORT_MS = 10;
const LONGEST_REST_MS = 1_000;

export class Rests {
  private owedMs = 0;
  private readonly share: number;

  constructor(share: number) {
    this.share = share;
  }

  /** After so much, how long a rest is due now. */
  after(ms: number): number {
    this.owedMs += ms * this.share;
    if (this.owedMs < SHORT_MS) return 0;
    const due = Math.min(this.owedMs, LONGEST_REST_MS);
    this.owedMs = 0;
    return due;
  }
}
