/** Waits for what may never come. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether it has settled within the time; how is not asked. */
export async function settlesWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  const settled = work.then(
    () => true,
    () => true,
  );
  const late = sleep(ms, false, { signal: over.signal }).catch(() => false);
  try {
    return await Promise.race([settled, late]);
  } finally {
    over.abort();
  }
}
