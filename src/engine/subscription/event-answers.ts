/**
 * The answers of one question to its events, written out.
 * Invariant: one execution and one text for all who ask the same.
 */
import { TransientError, isTransient } from '../database/transient-error.ts';
import type { HubContext } from '../execution/context.ts';
import type { Executor } from '../execution/execute.ts';
import { countExecution } from '../live/share.ts';
import type { Listener } from './listener.ts';
import type { Made } from './sink.ts';
import { Unanswered, failureOf } from './unanswered.ts';

/** Events for one question in a context, as the question's source has them. */
export type Eventful = (listener: Listener, context: HubContext) => Promise<readonly object[]>;

/** For all who ask the same as the first; never rejects. */
export async function answerOf(
  [first]: readonly Listener[],
  events: (listener: Listener) => Promise<readonly object[]>,
  context: HubContext,
  executor: Executor,
): Promise<Made> {
  if (!first) return [];
  countExecution();
  try {
    const found = await events(first);
    const results = await Promise.all(
      found.map((rootValue) => executor.runWithin({ ...first.asked, rootValue }, context)),
    );
    const failed = results.find(({ data }) => !data);
    const { failure } = context.reads;
    if (failed) return isTransient(failure) ? new TransientError(failure) : new Unanswered(failed);
    return results.map((one, i) => ({
      text: JSON.stringify(one),
      cursor: (found[i] as { cursor?: string }).cursor,
    }));
  } catch (error) {
    return failureOf(error, executor);
  }
}
