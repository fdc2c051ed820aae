/**
 * Performs changes for all who listen: those with equal rights share one transaction, those who ask the same besides
 * share one execution and one text. Stands between `live/broadcaster` and `execution/execute`.
 * Invariants: rights are those of the moment; an event whose reading failed is read once more, and a follower that cannot be
 * sent it is sent nothing after it; a name that is shown plain is in the audit before the message leaves.
 */
import type { StateFanOut } from '../live/state-follower.ts';
import type { Made as MadeFor, FanOut as FanOutOf } from '../live/follower.ts';
import type { NotedBatch } from '../live/noted-batch.ts';
import { FeedSource, StateSource } from '../live/source.ts';
import type { Services } from '../execution/services.ts';
import type { Executor } from '../execution/execute.ts';
import { relevanceTo } from './batch-relevance.ts';
import type { Eventful } from './event-answers.ts';
import type { Listener } from './listener.ts';
import { render } from './rendering.ts';
import type { Made, Message } from './sink.ts';

const nothing = async () => [];

/** What says no more than its cursor, and not even that, has no text. */
function bared(made: Made): Made {
  if (made instanceof Error) return made;
  return made.map(({ text, cursor }) => ({
    text: text.includes(cursor ?? '') ? text : '',
    cursor,
  }));
}

export class FanOut implements FanOutOf<Listener, Message>, StateFanOut<Listener, Message> {
  private readonly means: { services: Services; executor: Executor };

  constructor(services: Services, executor: Executor) {
    this.means = { services, executor };
  }

  async perform(
    told: NotedBatch,
    listeners: readonly Listener[],
    done: (made: MadeFor<Listener, Message>) => void,
  ): Promise<void> {
    const events: Eventful = ({ source }, context) =>
      source instanceof FeedSource ? source.eventsOf(told, context) : nothing();
    await render(listeners, events, this.means, { done, mayBeRelevant: relevanceTo(told) });
  }

  groupOf({ question, session }: Listener): string {
    return `${session.viewer.fingerprint}\n${question}`;
  }

  /** How things are, for those whose feeds tell that. */
  present(listeners: readonly Listener[], cursor: string): Promise<ReadonlyMap<Listener, Made>> {
    const events: Eventful = async ({ source }, context) =>
      source instanceof StateSource ? [await source.present(cursor, context)] : nothing();
    return render(listeners, events, this.means);
  }

  caughtUp(listener: Listener, cursor: string): Promise<readonly Message[]> {
    return this.single(listener, listener.source.caughtUp(cursor));
  }

  /** Over a socket a document that does not ask for the cursor is sent nothing; a stream has it as its id all the same. */
  async progress(
    listeners: readonly Listener[],
    cursor: string,
  ): Promise<MadeFor<Listener, Message>> {
    const events: Eventful = async ({ source }) =>
      source instanceof FeedSource ? [source.progress(cursor)] : nothing();
    const made = await render(listeners, events, this.means);
    return new Map([...made].map(([one, answer]) => [one, bared(answer)]));
  }

  reset(listener: Listener, cursor: string): Promise<readonly Message[]> {
    const { source } = listener;
    return source instanceof FeedSource ? this.single(listener, source.reset(cursor)) : nothing();
  }

  /** Events that stand in front of the changes. @throws Unanswered */
  async show(listener: Listener, events: readonly object[]): Promise<readonly Message[]> {
    const made = (await render([listener], async () => events, this.means)).get(listener);
    if (made instanceof Error) throw made;
    return made ?? [];
  }

  private single(listener: Listener, event: object): Promise<readonly Message[]> {
    return this.show(listener, [event]);
  }
}
