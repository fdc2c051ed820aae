/**
 * The rest between two rounds, which a ring cuts short. A ring is kept until it is hushed: one that comes while nothing rests
 * ends the next rest before it begins. Once ended, there is no rest any more.
 */
export class LightSleep {
  private isRung = false;
  private isOver = false;
  private wake: () => void = () => {};

  /** Ends the rest under way, or the next one. */
  ring(): void {
    this.isRung = true;
    this.wake();
  }

  /** What was rung for is being looked at: from here on another ring is news. */
  hush(): void {
    this.isRung = false;
  }

  /** For good. */
  end(): void {
    this.isOver = true;
    this.wake();
  }

  /** So long, or until it rings. */
  async rest(ms: number): Promise<void> {
    if (this.isRung || this.isOver) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
    this.wake = () => {};
  }
}
