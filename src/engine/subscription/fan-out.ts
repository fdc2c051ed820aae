/**
 * Performs changes for all who listen: those with equal rights share one transaction, those who ask the same besides
 * share one execution and one text. Stands between `live/broadcaster` and `execution/execute`.
 * Invariants: rights are those of the moment; an event whose reading failed is read once more, and a follower that cannot be
 * sent it is sent nothing after it; a name that is shown plain is in the audit before the message leaves.
 */
import type { ExecutionResult } from 'graphql';
import type { Session } from '../access/session.ts';
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../../errors.ts';
import type { StateFanOut } from '../live/state-feed.ts';
import type { Made as MadeFor, FanOut as FanOutOf } from '../live/follower-state.ts';
import { countExecution } from '../live/share.ts';
import { FeedSource, StateSource, type NotedBatch } from '../live/source.ts';
import { TransientError, isTransient } from '../database/transient-error.ts';
import { HubContext } from '../execution/context.ts';
import type { Services } from '../execution/services.ts';
import type { Executor } from '../execution/execute.ts';
import type { Listener, Message } from './listener.ts';

type Made = readonly Message[] | Error;

/** Why a subscription cannot go on, as its client reads it. */
export class Unanswered extends Error {
  readonly result: ExecutionResult;

  constructor(result: ExecutionResult) {
    super('an event could not be read');
    this.result = result;
  }
}

/** Events for one question in a context, as the question's source has them. */
type Eventful = (listener: Listener, context: HubContext) => Promise<readonly object[]>;

const nothing = async () => [];

interface Rendering {
  /** Called with each part of the answers as soon as it is made. */
  done?: (made: MadeFor<Listener, Message>) => void;
  /** Whether there may be events for it: where not, nothing is opened for it. */
  mayBeRelevant?: (listener: Listener, viewer: Viewer) => boolean;
}

/** Asked once for all who ask alike with equal rights: a batch may be long, and nothing else runs meanwhile. */
function relevanceTo(told: NotedBatch) {
  const found = new Map<string, boolean>();
  return ({ source }: Listener, viewer: Viewer): boolean => {
    if (!(source instanceof FeedSource)) return false;
    const alike = `${viewer.fingerprint}\n${source.key}`;
    const known = found.get(alike);
    if (known !== undefined) return known;
    const isRelevant = source.mayBeRelevant(told, (path) => viewer.mayList(path));
    found.set(alike, isRelevant);
    return isRelevant;
  };
}

/** What says no more than its cursor, and not even that, has no text. */
function bared(made: Made): Made {
  if (made instanceof Error) return made;
  return made.map(({ text, cursor }) => ({
    text: text.includes(cursor ?? '') ? text : '',
    cursor,
  }));
}

export class FanOut implements FanOutOf<Listener, Message>, StateFanOut<Listener, Message> {
  private readonly services: Services;
  private readonly executor: Executor;

  constructor(services: Services, executor: Executor) {
    this.services = services;
    this.executor = executor;
  }

  async perform(
    told: NotedBatch,
    listeners: readonly Listener[],
    done: (made: MadeFor<Listener, Message>) => void,
  ): Promise<void> {
    const events: Eventful = ({ source }, context) =>
      source instanceof FeedSource ? source.eventsOf(told, context) : nothing();
    await this.render(listeners, events, { done, mayBeRelevant: relevanceTo(told) });
  }

  groupOf({ question, session }: Listener): string {
    return `${session.viewer.fingerprint}\n${question}`;
  }

  /** How things are, for those whose feeds tell that. */
  present(listeners: readonly Listener[], cursor: string): Promise<ReadonlyMap<Listener, Made>> {
    return this.render(listeners, async ({ source }, context) =>
      source instanceof StateSource ? [await source.present(cursor, context)] : nothing(),
    );
  }

  caughtUp(listener: Listener, cursor: string): Promise<readonly Message[]> {
    return this.single(listener, listener.source.caughtUp(cursor));
  }

  /** Over a socket a document that does not ask for the cursor is sent nothing; a stream has it as its id all the same. */
  async progress(
    listeners: readonly Listener[],
    cursor: string,
  ): Promise<MadeFor<Listener, Message>> {
    const made = await this.render(listeners, async ({ source }) =>
      source instanceof FeedSource ? [source.progress(cursor)] : nothing(),
    );
    return new Map([...made].map(([one, answer]) => [one, bared(answer)]));
  }

  reset(listener: Listener, cursor: string): Promise<readonly Message[]> {
    const { source } = listener;
    return source instanceof FeedSource ? this.single(listener, source.reset(cursor)) : nothing();
  }

  /** Events that stand in front of the changes. @throws Unanswered */
  async show(listener: Listener, events: readonly object[]): Promise<readonly Message[]> {
    const made = (await this.render([listener], async () => events)).get(listener);
    if (made instanceof Error) throw made;
    return made ?? [];
  }

  private single(listener: Listener, event: object): Promise<readonly Message[]> {
    return this.show(listener, [event]);
  }

  private async render(
    listeners: readonly Listener[],
    events: Eventful,
    { done = () => {}, mayBeRelevant = () => true }: Rendering = {},
  ): Promise<ReadonlyMap<Listener, Made>> {
    const made = new Map<Listener, Made>();
    const known = (await this.sessionsOf(listeners, made)).filter(([listener, { viewer }]) => {
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
        const first = await this.renderAs(session, alike, events);
        const second = await this.renderAgain(session, first, events);
        const answers = new Map([...first, ...second]);
        done(answers);
        for (const [one, answer] of answers) made.set(one, answer);
      }),
    );
    return made;
  }

  /** Each with its session as it is now. Whose token is good no longer hears nothing more: its socket is closed. */
  private async sessionsOf(
    listeners: readonly Listener[],
    made: Map<Listener, Made>,
  ): Promise<[Listener, Session][]> {
    const known: [Listener, Session][] = [];
    const unknown: Listener[] = [];
    for (const listener of listeners) {
      const session = this.services.authenticator.held(listener.session);
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
          const session = await this.services.authenticator.renew(first.session);
          return alike.map((one) => [one, session]);
        } catch (error) {
          if (error instanceof HubError) return [];
          const failure = this.failure(error);
          for (const one of alike) made.set(one, failure);
          return [];
        }
      }),
    );
    return [...known, ...found.flat()];
  }

  /**
   * What fails once may have met a connection that was lost, or another question's fault: a statement that fails ends
   * the transaction of all. So each question has one of its own; what fails again is an error.
   */
  private async renderAgain(
    session: Session,
    first: ReadonlyMap<Listener, Made>,
    events: Eventful,
  ): Promise<Map<Listener, Made>> {
    const failed = [...first].filter(([, made]) => made instanceof Error).map(([one]) => one);
    const questions = Map.groupBy(failed, ({ question }) => question);
    const answers = await Promise.all(
      [...questions.values()].map((equal) => this.renderAs(session, equal, events)),
    );
    return new Map(answers.flatMap((one) => [...one]));
  }

  /** One transaction for all of them. */
  private async renderAs(
    session: Session,
    listeners: readonly Listener[],
    events: Eventful,
  ): Promise<Map<Listener, Made>> {
    const opened = new HubContext(this.services, session, { isDelivery: true });
    const made = new Map<Listener, Made>();
    const documents = Map.groupBy(listeners, ({ document }) => document);
    await Promise.all(
      [...documents.values()].map(async (alike) => {
        const context = opened.fork();
        const questions = Map.groupBy(alike, ({ question }) => question);
        await Promise.all(
          [...questions.values()].map(async (equal) => {
            const answer = await this.answer(equal, (one) => events(one, opened), context);
            for (const one of equal) made.set(one, answer);
          }),
        );
        await this.tellReads(context.noted(), alike, made);
      }),
    );
    await opened.close();
    return made;
  }

  /** One execution and one text for all who ask the same. */
  private async answer(
    [first]: readonly Listener[],
    events: (listener: Listener) => Promise<readonly object[]>,
    context: HubContext,
  ): Promise<Made> {
    if (!first) return [];
    countExecution();
    try {
      const found = await events(first);
      const results = await Promise.all(
        found.map((rootValue) => this.executor.runWithin({ ...first.asked, rootValue }, context)),
      );
      const failed = results.find(({ data }) => !data);
      const { failure } = context.reads;
      if (failed)
        return isTransient(failure) ? new TransientError(failure) : new Unanswered(failed);
      return results.map((one, i) => ({
        text: JSON.stringify(one),
        cursor: (found[i] as { cursor?: string }).cursor,
      }));
    } catch (error) {
      return this.failure(error);
    }
  }

  /** Its cause goes to the log either way. */
  private failure(error: unknown): Error {
    const told = this.executor.failed(error);
    return isTransient(error) ? new TransientError(error) : new Unanswered(told);
  }

  /** One row of the audit for each subscription and field that has none yet; without it, no message. */
  private async tellReads(
    fields: readonly string[],
    listeners: readonly Listener[],
    made: Map<Listener, Made>,
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
          await this.services.audit.tell({ kind: 'READ', what, viewer: session.viewer });
          for (const field of fresh) told.add(field);
        } catch (error) {
          made.set(listener, this.failure(error));
        }
      }),
    );
  }
}
