/** Work that is done again and again: the next time waits for the last. Gives back how to stop, which waits too. */
export function every(
  ms: number,
  work: () => Promise<unknown>,
  onTrouble: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= work()
      .then(() => {}, onTrouble)
      .finally(() => (running = undefined));
  }, ms);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
