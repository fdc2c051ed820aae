/** Work that is done again and again, and work that may lie far behind. */
import { setTimeout as sleep } from 'node:timers/promises';

/** The next time waits for the last. Gives back how to stop, which waits too; work that takes long heeds the signal. */
export function every(
  ms: number,
  work: (signal: AbortSignal) => Promise<unknown>,
  onTransient: (error: unknown) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= work(stopping.signal)
      .then(() => {}, onTransient)
      .finally(() => (running = undefined));
  }, ms);
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await running;
  };
}

const FEWEST = 500;
/** A batch that takes longer is followed by a smaller one, one that takes less than half by a larger one. */
const LONG_MS = 200;
const LONGEST_REST_MS = 1_000;

/**
 * Until nothing is left, or the signal aborts: begins with a small batch and goes on with such as take a short while.
 * Between two of them it rests for as long as the last one took, so that others have half of the time.
 * @param work does so many at most, and says how many it has done
 */
export async function inBatches(
  work: (most: number) => Promise<number>,
  { most, signal }: { most: number; signal?: AbortSignal | undefined },
): Promise<void> {
  for (let size = Math.min(FEWEST, most); ;) {
    const begun = performance.now();
    const done = await work(size);
    const ms = performance.now() - begun;
    if (done < size || signal?.aborted) return;
    if (ms > LONG_MS) size = Math.max(1, Math.floor(size / 2));
    else if (ms < LONG_MS / 2) size = Math.min(most, size * 2);
    await sleep(Math.min(ms, LONGEST_REST_MS), undefined, { signal }).catch(() => {});
    if (signal?.aborted) return;
  }
}
