/** How a subscription fails: for good, with what its client reads, or with a transient error, after which it is tried again. */
import type { ExecutionResult } from 'graphql';
import { TransientError, isTransient } from '../database/transient-error.ts';
import type { Executor } from '../execution/execute.ts';

/** Why a subscription cannot go on, as its client reads it. */
export class Unanswered extends Error {
  readonly result: ExecutionResult;

  constructor(result: ExecutionResult) {
    super('an event could not be read');
    this.result = result;
  }
}

/** What a fault means to a subscription. Its cause goes to the log either way. */
export function failureOf(error: unknown, executor: Executor): Error {
  const told = executor.failed(error);
  return isTransient(error) ? new TransientError(error) : new Unanswered(told);
}
