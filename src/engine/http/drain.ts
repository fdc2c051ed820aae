/** How a hub comes to take nothing new: the states of that, and the first step of a stop, which goes through them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { settlesWithin } from '../../settles-within.ts';

/**
 * Whether the hub takes what is new. It goes from *open* to *leaving* (not ready any more, no new sockets; requests are
 * answered as ever, since a load balancer needs a moment to notice) to *shut* (no new connections; each answer
 * tells its client not to come back on this one).
 */
export class Drain {
  private state: 'open' | 'leaving' | 'shut' = 'open';

  get isOpen(): boolean {
    return this.state === 'open';
  }

  get isShut(): boolean {
    return this.state === 'shut';
  }

  leave(): void {
    if (this.state === 'open') this.state = 'leaving';
  }

  shut(): void {
    this.state = 'shut';
  }
}

/** So long readiness is gone before connections are refused, and they are refused before those that are open are cut. */
const DRAIN_MS = 300;
const FAREWELL_MS = 2_000;

/** What takes part in it beside the state. */
interface Drained {
  broadcasts: { farewell(): Promise<unknown> };
  http: { shut(): void };
}

/** The first step of a stop: nothing new, every feed gets its last cursor. What closes afterwards is at rest. */
export async function drainAll(drain: Drain, { broadcasts, http }: Drained): Promise<void> {
  drain.leave();
  // A database that does not answer is not waited for: a client without a new cursor has that of its last event.
  await Promise.all([settlesWithin(FAREWELL_MS, broadcasts.farewell()), sleep(DRAIN_MS)]);
  drain.shut();
  http.shut();
  await sleep(DRAIN_MS);
}
