/**
 * How long it takes not to find something. A row that is hidden costs the database some microseconds more than one that is
 * not there: who looks up a thousand ids could tell by that which of them exist.
 */

/** Longer than a look-up takes by either way. */
const FLOOR_MS = 3;

/**
 * Reads, and where not everything was found answers at a moment that hangs on the beginning alone.
 * @param isWhole whether everything was found that was asked for
 */
export async function evenly<T>(
  read: () => Promise<T>,
  isWhole: (found: T) => boolean,
): Promise<T> {
  const { promise: floor, resolve } = Promise.withResolvers<void>();
  // Set before the reading begins: when it fires knows nothing of how that went.
  const timer = setTimeout(resolve, FLOOR_MS);
  try {
    const found = await read();
    if (!isWhole(found)) await floor;
    return found;
  } finally {
    clearTimeout(timer);
  }
}
