/** Work that needs the embedded server: it ends with that, and says so. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isTransient } from './transient-error.ts';
import { type Embedded, endOf } from './embedded-handle.ts';

const END_MS = 1_000;

/**
 * Does what needs the server. Where that ends by itself nothing is waited for any longer.
 * @throws StartError that says so; the errors of its connections do not hide it
 */
export async function whileItRuns<T>(
  { lost }: Pick<Embedded, 'lost'>,
  work: () => Promise<T>,
): Promise<T> {
  const ended = lost.then((how) => {
    throw endOf(how);
  });
  try {
    return await Promise.race([work(), ended]);
  } catch (error) {
    // Connections are cut a moment before the process is known to be gone.
    if (isTransient(error)) await Promise.race([ended, sleep(END_MS)]);
    throw error;
  }
}
