/**
 * Everything that a page holds on to: timers, listeners, subscriptions, charts. Whoever starts one gives it to a life.
 * Invariant: after `close` none of them runs; a life that is opened in another one ends with it.
 */
export class Life {
  private readonly controller = new AbortController();
  private readonly owned = new Set<() => void>();

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Ends with this life, or before it. */
  inner(): Life {
    const life = new Life();
    const forget = this.own(() => life.close());
    life.own(forget);
    return life;
  }

  /** Calls `end` when the life ends; the answer forgets it. */
  own(end: () => void): () => void {
    if (this.signal.aborted) end();
    else this.owned.add(end);
    return () => void this.owned.delete(end);
  }

  every(ms: number, work: () => void): void {
    const timer = setInterval(work, ms);
    this.own(() => clearInterval(timer));
  }

  /** Once, unless the answer is called before. */
  after(ms: number, work: () => void): () => void {
    const timer = setTimeout(() => {
      forget();
      work();
    }, ms);
    const forget = this.own(() => clearTimeout(timer));
    return () => {
      clearTimeout(timer);
      forget();
    };
  }

  /** Over after so long, or at once when the life ends. */
  pause(ms: number): Promise<void> {
    if (this.signal.aborted) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const over = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(over, ms);
    const forget = this.own(over);
    return promise;
  }

  on(target: EventTarget, name: string, hear: (event: Event) => void): void {
    target.addEventListener(name, hear, { signal: this.signal });
  }

  close(): void {
    if (this.signal.aborted) return;
    this.controller.abort();
    for (const end of this.owned) end();
    this.owned.clear();
  }
}
