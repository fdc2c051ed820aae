/** Tells how far migrations are: what takes long is said while it does, and when it is over. */

/** Hears a line for the operator. */
export type Say = (line: string) => void;

/** A step that takes so long is reported, and again as long as it goes on. */
const PATIENCE_MS = 2_000;

const AGAIN_MS = 10_000;

/** Of one migration: says what takes long, while it does and when it is over. To be closed. */
export class Progress {
  /** The step under way. */
  what = '';
  private readonly title: string;
  private readonly say: Say;
  private readonly began = performance.now();
  private hasTold = false;
  private timer: NodeJS.Timeout;

  constructor(title: string, say: Say) {
    this.title = title;
    this.say = say;
    this.timer = setTimeout(() => this.tell(), PATIENCE_MS);
  }

  close(): void {
    clearTimeout(this.timer);
    if (this.hasTold) this.say(`${this.title}: ended after ${since(this.began)}`);
  }

  private tell(): void {
    this.hasTold = true;
    const what = this.what && ` (${this.what})`;
    this.say(`${this.title}${what}: ${since(this.began)} so far`);
    this.timer = setTimeout(() => this.tell(), AGAIN_MS);
  }
}

/** Seconds from a moment of `performance.now()`, in words. */
export function since(began: number): string {
  return `${((performance.now() - began) / 1_000).toFixed(1)} s`;
}
