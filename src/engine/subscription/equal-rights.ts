/**
 * Makes the messages of all who have equal rights: one transaction for all of them, one execution for those who ask the same.
 * Invariants: an event whose reading failed is read once more, and a follower that cannot be sent it is sent nothing after
 * it; a name that is shown plain is in the audit before the message leaves.
 */
import type { Session } from '../access/session.ts';
import { HubContext } from '../execution/context.ts';
import type { Services } from '../execution/services.ts';
import type { Executor } from '../execution/execute.ts';
import { type Eventful, answerOf } from './event-answers.ts';
import type { Listener } from './listener.ts';
import type { Made } from './sink.ts';
import { tellReads } from './told-reads.ts';

interface Means {
  services: Services;
  executor: Executor;
}

/** One transaction for all of them. Never rejects for what fails for one of them: that is its answer. */
export async function renderAs(
  session: Session,
  listeners: readonly Listener[],
  events: Eventful,
  means: Means,
): Promise<Map<Listener, Made>> {
  const opened = new HubContext(means.services, session, { isDelivery: true });
  const made = new Map<Listener, Made>();
  const documents = Map.groupBy(listeners, ({ document }) => document);
  await Promise.all(
    [...documents.values()].map(async (alike) => {
      const context = opened.fork();
      const questions = Map.groupBy(alike, ({ question }) => question);
      await Promise.all(
        [...questions.values()].map(async (equal) => {
          const within = (one: Listener) => events(one, opened);
          const answer = await answerOf(equal, within, context, means.executor);
          for (const one of equal) made.set(one, answer);
        }),
      );
      await tellReads(context.noted(), alike, made, means);
    }),
  );
  await opened.close();
  return made;
}

/**
 * What fails once may have met a connection that was lost, or another question's fault: a statement that fails ends
 * the transaction of all. So each question has one of its own; what fails again is an error.
 */
export async function renderAgain(
  session: Session,
  first: ReadonlyMap<Listener, Made>,
  events: Eventful,
  means: Means,
): Promise<Map<Listener, Made>> {
  const failed = [...first].filter(([, made]) => made instanceof Error).map(([one]) => one);
  const questions = Map.groupBy(failed, ({ question }) => question);
  const answers = await Promise.all(
    [...questions.values()].map((equal) => renderAs(session, equal, events, means)),
  );
  return new Map(answers.flatMap((one) => [...one]));
}
