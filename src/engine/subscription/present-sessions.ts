/**
 * Who listens, by the rights of the moment.
 * Invariant: a listener whose token is good no longer is given no session, and hears nothing more.
 */
import type { Session } from '../access/session.ts';
import { HubError } from '../../errors.ts';
import type { Services } from '../execution/services.ts';
import type { Executor } from '../execution/execute.ts';
import type { Listener } from './listener.ts';
import type { Made } from './sink.ts';
import { failureOf } from './unanswered.ts';

interface Means {
  services: Pick<Services, 'authenticator'>;
  executor: Executor;
}

/**
 * Each with its session as it is now. Whose token is good no longer hears nothing more: its socket is closed. What fails
 * for a listener is put into `made`.
 */
export async function presentSessions(
  listeners: readonly Listener[],
  made: Map<Listener, Made>,
  { services: { authenticator }, executor }: Means,
): Promise<[Listener, Session][]> {
  const known: [Listener, Session][] = [];
  const unknown: Listener[] = [];
  for (const listener of listeners) {
    const session = authenticator.held(listener.session);
    if (session) known.push([listener, session]);
    else unknown.push(listener);
  }
  if (unknown.length === 0) return known;
  const byToken = Map.groupBy(unknown, ({ session }) => session.hash);
  const found = await Promise.all(
    [...byToken].map(async ([, alike]): Promise<[Listener, Session][]> => {
      const [first] = alike;
      if (!first) return [];
      try {
        const session = await authenticator.renew(first.session);
        return alike.map((one) => [one, session]);
      } catch (error) {
        if (error instanceof HubError) return [];
        const failure = failureOf(error, executor);
        for (const one of alike) made.set(one, failure);
        return [];
      }
    }),
  );
  return [...known, ...found.flat()];
}
