/**
 * Work of others than staff and screens, a piece in a round of the event loop: whatever they ask for at once, what comes
 * meanwhile waits behind one piece of theirs and not behind all.
 */

export class Pieces {
  private readonly waiting: (() => void)[] = [];

  /** Comes when it is this piece's turn, in the order of asking. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.waiting.length === 1) this.arm();
    });
  }

  private arm(): void {
    setImmediate(() => {
      this.waiting.shift()?.();
      if (this.waiting.length > 0) this.arm();
    });
  }
}
