/**
 * Makes the messages of listeners whose rights may differ: those with equal rights together, the others side by side.
 * Invariants: rights are those of the moment; each listener that is given a session has an answer.
 */
import type { Viewer } from '../access/viewer.ts';
import type { Services } from '../execution/services.ts';
import type { Executor } from '../execution/execute.ts';
import { renderAgain, renderAs } from './equal-rights.ts';
import type { Eventful } from './event-answers.ts';
import type { Listener } from './listener.ts';
import { presentSessions } from './present-sessions.ts';
import type { Made } from './sink.ts';

interface Means {
  services: Services;
  executor: Executor;
}

interface Rendering {
  /** Called with each part of the answers as soon as it is made. */
  done?: (made: ReadonlyMap<Listener, Made>) => void;
  /** Whether there may be events for it: where not, nothing is opened for it. */
  mayBeRelevant?: (listener: Listener, viewer: Viewer) => boolean;
}

/** Never rejects for what fails for a listener: that is its answer. */
export async function render(
  listeners: readonly Listener[],
  events: Eventful,
  means: Means,
  { done = () => {}, mayBeRelevant = () => true }: Rendering = {},
): Promise<ReadonlyMap<Listener, Made>> {
  const made = new Map<Listener, Made>();
  const present = await presentSessions(listeners, made, means);
  const known = present.filter(([listener, { viewer }]) => {
    const isRelevant = mayBeRelevant(listener, viewer);
    if (!isRelevant) made.set(listener, []);
    return isRelevant;
  });
  done(made);
  const accesses = Map.groupBy(known, ([, session]) => session.viewer.fingerprint);
  await Promise.all(
    [...accesses.values()].map(async (equal) => {
      const [[, session] = []] = equal;
      if (!session) return;
      const alike = equal.map(([listener]) => listener);
      const first = await renderAs(session, alike, events, means);
      const second = await renderAgain(session, first, events, means);
      const answers = new Map([...first, ...second]);
      done(answers);
      for (const [one, answer] of answers) made.set(one, answer);
    }),
  );
  return made;
}
