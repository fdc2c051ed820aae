/**
 * A subscription in the form of a stream, for a protocol that waits for one: its events go another way.
 * Invariant: whatever ends it, it is over once, and nothing of it is left.
 */
import type { ExecutionResult } from 'graphql';
import { TransientError } from '../database/transient-error.ts';
import { Unanswered } from './unanswered.ts';

interface Life {
  leaving: AbortController;
  /** Called once, when it is over in whatever way. */
  over: () => void;
  /** Sends the client away, to come back soon. */
  cut: () => void;
  follow: () => Promise<void>;
}

/**
 * A subscription for a protocol that waits for a stream: it begins when the stream is first asked, yields nothing but
 * what ends it, and is left with the stream.
 */
export function held({ leaving, over, cut, follow }: Life): AsyncIterableIterator<ExecutionResult> {
  let isBegun = false;
  const done = { done: true, value: undefined } as const;
  const end = () => {
    leaving.abort();
    over();
    return done;
  };
  return {
    async next() {
      if (isBegun || leaving.signal.aborted) return end();
      isBegun = true;
      try {
        await follow();
        return end();
      } catch (error) {
        end();
        if (error instanceof Unanswered) return { done: false, value: error.result };
        if (error instanceof TransientError) {
          cut();
          return done;
        }
        throw error;
      }
    },
    async return() {
      return end();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
