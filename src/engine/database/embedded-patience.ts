/** Starts a server again and again while what is left of one before it is still at work. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './embedded-server.ts';

const LINGER_MS = 5_000;

const HELD_MS = 120_000;

/**
 * After a `kill -9` of the server its children hold its shared memory: most for a moment, but one that is in the midst of
 * an index does not hear of it before that is done.
 */
export async function launchPatiently(
  start: () => Promise<Running>,
  say: (line: string) => void,
): Promise<Running> {
  const began = performance.now();
  for (let hasTold = false; ;) {
    try {
      return await start();
    } catch (error) {
      const told = String(error);
      const isHeld = told.includes('shared memory block');
      const patience = isHeld ? HELD_MS : told.includes('already exists') ? LINGER_MS : 0;
      const waited = performance.now() - began;
      if (waited >= patience) throw error;
      if (waited >= LINGER_MS && !hasTold) {
        hasTold = true;
        say('a process of the PostgreSQL that ended before is still at work: waiting for it');
      }
      await sleep(250);
    }
  }
}
