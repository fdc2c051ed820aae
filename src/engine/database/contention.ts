/** Commands that are in each other's way: one of them waits its turn outside, and holds no connection while it does. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HubError } from '../../errors.ts';

/** How long a statement of a command waits for a row that another has locked, before its transaction ends. */
export const LOCK_MS = 250;

/** Until then it is tried again, after longer and longer rests. */
const PATIENCE_MS = 4_000;
const SHORTEST_REST_MS = 20;
const LONGEST_REST_MS = 400;

/** PostgreSQL's lock_not_available, deadlock_detected and serialization_failure: another command was in the way. */
const IN_THE_WAY = ['55P03', '40P01', '40001'];

/** Runs `attempt` anew where another command was in its way. @throws CONFLICT where one stayed there */
export async function pastOthers<T>(attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (let rest = SHORTEST_REST_MS; ; rest = Math.min(rest * 2, LONGEST_REST_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!IN_THE_WAY.includes(String((error as { code?: unknown }).code))) throw error;
      if (performance.now() + rest > until) {
        throw HubError.conflict('Another command is at work on the same. Try again.');
      }
      await sleep(rest * (0.5 + Math.random() / 2));
    }
  }
}
