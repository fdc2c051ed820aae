/**
 * An async generator that can be left while it waits: `return` on a plain one is only heard when the pending
 * `next` has settled, which for a quiet feed is never.
 */
export function abortable<T>(
  make: (signal: AbortSignal) => AsyncGenerator<T>,
): AsyncIterableIterator<T> {
  const leaving = new AbortController();
  const inner = make(leaving.signal);
  return {
    next: () => inner.next(),
    return() {
      leaving.abort();
      return inner.return(undefined);
    },
    throw(error: unknown) {
      leaving.abort();
      return inner.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
