/** Where a follower stands in a state feed, from its coming to its leaving. */
export interface PacedState<F> {
  follower: F;
  /** Has received its first state; no later delivery comes before that. */
  isReady: boolean;
  isDue: boolean;
  /** Ends its time among those who are told; with an error, as a failure. */
  end: (error?: Error) => void;
  ended: Promise<void>;
}

/** Of a follower that has just come. A failure that no one waits for yet is kept until it is awaited. */
export function comingPaced<F>(follower: F): PacedState<F> {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  ended.catch(() => {});
  const end = (error?: Error) => (error ? reject(error) : resolve());
  return { follower, isReady: false, isDue: false, end, ended };
}
