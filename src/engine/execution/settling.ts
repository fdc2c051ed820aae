/**
 * What one execution waits for: goes on when it has come, ends when nothing is left.
 * Invariants: every promise that a resolver gives is held here, also when the execution has ended early; a step is
 * taken only for what was waited for.
 */
import { assertThat } from '../../invariant.ts';
import type { Waiting } from './use.ts';
import { held } from './value.ts';

export class Settling {
  /** Fields that wait for what they were promised. */
  private waiting = 0;
  private isOver = false;
  private fault: unknown;
  private idle: PromiseWithResolvers<void> | undefined;

  /** Whether nothing is waited for. */
  get isDone(): boolean {
    return this.waiting === 0;
  }

  /** Begins, and ends when all has settled that came of it. @throws what a step threw */
  async until(begin: () => void): Promise<void> {
    this.idle = undefined;
    this.waiting += 1;
    this.step(begin);
    if (this.isOver) throw this.fault;
    if (this.waiting === 0) return;
    this.idle = Promise.withResolvers<void>();
    await this.idle.promise;
  }

  /** Others of the process first. */
  later(go: () => void): void {
    this.waiting += 1;
    setImmediate(() => this.step(go));
  }

  /** Calls on when all have come; an execution that has ended meanwhile goes no further. */
  settle(waiting: readonly Waiting[], goOn: () => void): void {
    this.waiting += 1;
    let left = waiting.length;
    const come = () => {
      left -= 1;
      if (left === 0) this.step(goOn);
    };
    for (const one of waiting) {
      const take = (value: unknown, isRefused: boolean) => {
        one.value = value;
        one.isRefused = isRefused;
        come();
      };
      held(one.promise).then(
        (value) => take(value, false),
        (error: unknown) => take(error, true),
      );
    }
  }

  private step(go: () => void): void {
    try {
      if (!this.isOver) go();
    } catch (error) {
      this.isOver = true;
      this.fault = error;
      this.idle?.reject(error);
    }
    assertThat(this.waiting > 0, 'what comes was waited for');
    this.waiting -= 1;
    if (this.waiting === 0) this.idle?.resolve();
  }
}
