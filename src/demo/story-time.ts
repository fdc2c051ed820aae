/** The time of a story of the demo: it goes on by chance, and no further than the present. */
import type { Random } from './random.ts';

/** Thrown to end a story at the present: what would come later has not happened. */
export class Present extends Error {}

export class StoryTime {
  readonly random: Random;
  /** Where the story stands. */
  at: Date;
  private readonly asOf: Date;

  constructor(random: Random, begin: Date, asOf: Date) {
    this.random = random;
    this.at = begin;
    this.asOf = asOf;
  }

  /** Hours go by, so many or so many. @throws Present where the present is reached */
  pass(from: number, to: number): void {
    this.at = this.random.hoursAfter(this.at, from, to);
    if (this.at > this.asOf) throw new Present();
  }
}
