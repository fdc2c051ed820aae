/**
 * Personal fields that subscriptions are shown plain, in the audit.
 * Invariant: a name that is shown plain is in the audit before the message leaves.
 */
import type { Services } from '../execution/services.ts';
import type { Executor } from '../execution/execute.ts';
import type { Listener } from './listener.ts';
import type { Made } from './sink.ts';
import { failureOf } from './unanswered.ts';

interface Means {
  services: Pick<Services, 'audit'>;
  executor: Executor;
}

/** One row of the audit for each subscription and field that has none yet; without it, no message: `made` has the failure. */
export async function tellReads(
  fields: readonly string[],
  listeners: readonly Listener[],
  made: Map<Listener, Made>,
  { services, executor }: Means,
): Promise<void> {
  if (fields.length === 0) return;
  await Promise.all(
    listeners.map(async (listener) => {
      const { told, session } = listener;
      const answer = made.get(listener);
      const fresh = fields.filter((field) => !told.has(field));
      if (!answer || answer instanceof Error || answer.length === 0 || fresh.length === 0) return;
      try {
        const what = fresh.join(', ');
        await services.audit.tell({ kind: 'READ', what, viewer: session.viewer });
        for (const field of fresh) told.add(field);
      } catch (error) {
        made.set(listener, failureOf(error, executor));
      }
    }),
  );
}
