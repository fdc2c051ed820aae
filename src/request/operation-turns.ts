/**
 * Whose operation runs: as many at once as the process gains by, each caller a part of them. Strangers rest behind each
 * for as long as it took, so that what they ask never takes more than half of the process, however many they are.
 */
import { setImmediate } from 'node:timers/promises';
import { type Session, callerOf } from '../access/directory.ts';
import { type Places, Turns } from '../turns.ts';

/** A caller's part is what it may hold of the reader's connections, as they are configured by default. */
const PLACES: Places = { all: 12, caller: 4, strangers: 2, stranger: 1, patienceMs: 20_000 };
/** A turn that was shorter needs no rest behind it. */
const SHORT_MS = 20;
const LONGEST_REST_MS = 1_000;

export class OperationTurns {
  private readonly turns = new Turns(PLACES);

  /** @throws UNAVAILABLE where no turn came in time, and what the work throws */
  async within<T>(session: Session, work: () => T | Promise<T>): Promise<T> {
    const caller = { key: callerOf(session), isStranger: !session.viewer.isKnown };
    await this.turns.take(caller);
    const at = performance.now();
    try {
      // What came meanwhile goes first: strangers' work is done a piece at a time.
      if (caller.isStranger) await setImmediate();
      return await work();
    } finally {
      const tookMs = caller.isStranger ? Math.min(performance.now() - at, LONGEST_REST_MS) : 0;
      if (tookMs < SHORT_MS) this.turns.give(caller);
      else setTimeout(() => this.turns.give(caller), tookMs).unref();
    }
  }
}
