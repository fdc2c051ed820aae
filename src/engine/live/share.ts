/**
 * How much of the process telling may take. A thousand questions that differ are a thousand executions for each change;
 * without a bound they would leave nothing to requests. What has to wait is sent later, in order, and together with
 * what has come meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** Of one core, for each way that tells: the tail's, and each catch-up of those who are late. */
const SHARE = 0.5;
/** What takes less needs no rest: it is over before anybody notices. */
const SHORT_MS = 100;
/** So few questions are no reason to rest: what took the time was something else. */
const FEW = 200;
const LONGEST_REST_MS = 2_000;

/** Questions that were executed for a change, in this process. */
let executed = 0;

export function countExecution(): void {
  executed += 1;
}

/** Rests behind work of many questions that took long, by the processor's time. */
export async function withinShare<T>(work: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const earlier = executed;
  const done = await work();
  if (executed - earlier < FEW) return done;
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1_000;
  if (ms > SHORT_MS) await sleep(Math.min(ms * (1 / SHARE - 1), LONGEST_REST_MS));
  return done;
}
