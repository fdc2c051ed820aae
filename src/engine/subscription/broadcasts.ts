/** The life of a subscription: what stands in front of it, then the journal, until it is left. */
import type { Broadcaster } from '../live/broadcaster.ts';
import type { StateFeed } from '../live/state-feed.ts';
import { FeedSource } from '../live/source.ts';
import { TransientError, isTransient } from '../database/transient-error.ts';
import { HubContext } from '../execution/context.ts';
import type { Services } from '../execution/services.ts';
import type { Executor } from '../execution/execute.ts';
import type { Listener } from './listener.ts';
import type { Message } from './sink.ts';
import { FanOut } from './fan-out.ts';
import { Unanswered } from './unanswered.ts';

export class Broadcasts {
  private readonly services: Services;
  private readonly executor: Executor;
  private readonly fanOut: FanOut;
  private readonly broadcaster: Broadcaster<Listener, Message>;
  private readonly stateFeed: StateFeed<Listener, Message>;
  /** The receivers of what stands in front. */
  private readonly heads = new Set<Listener>();

  constructor(services: Services, executor: Executor) {
    this.services = services;
    this.executor = executor;
    this.fanOut = new FanOut(services, executor);
    this.broadcaster = services.live.broadcast(this.fanOut);
    this.stateFeed = services.live.pace(this.fanOut);
  }

  /** Until `signal` aborts. @throws Unanswered where it cannot go on, TransientError where it has to begin anew */
  async follow(listener: Listener, signal: AbortSignal): Promise<void> {
    const { source } = listener;
    try {
      if (!(source instanceof FeedSource)) return await this.stateFeed.follow(listener, signal);
      if (source.since) this.services.live.meter.resumed();
      const since = await this.showHead(listener, source, signal);
      if (!signal.aborted) await this.broadcaster.follow(listener, since, signal);
    } catch (error) {
      if (error instanceof Unanswered) throw error;
      if (isTransient(error)) throw new TransientError(error);
      throw new Unanswered(this.executor.failed(error));
    }
  }

  /** Subscriptions by what they are doing, and how many of them differ in question or rights. */
  get figures(): { states: Record<string, number>; groups: number } {
    const states: Record<string, number> = {
      head: 0,
      waiting: 0,
      live: 0,
      late: 0,
      behind: 0,
      paced: 0,
    };
    const groups = new Set<string>();
    const count = (state: string, listener: Listener) => {
      states[state] = (states[state] ?? 0) + 1;
      groups.add(this.fanOut.groupOf(listener));
    };
    for (const { phase, follower } of this.broadcaster) count(phase, follower);
    for (const listener of this.heads) count('head', listener);
    for (const { follower } of this.stateFeed) count('paced', follower);
    return { states, groups: groups.size };
  }

  /** Tells every subscription that is live where it stands. */
  async farewell(): Promise<void> {
    await Promise.all([this.broadcaster.farewell(), this.stateFeed.farewell()]);
  }

  close(): void {
    this.broadcaster.close();
    this.stateFeed.close();
  }

  /** A page at a time, as fast as the client reads. The cursor to go on from. */
  private async showHead(listener: Listener, source: FeedSource<HubContext>, signal: AbortSignal) {
    const context = new HubContext(this.services, listener.session, { isDelivery: true });
    this.heads.add(listener);
    const { epoch } = this.services.live;
    try {
      const head = source.head(context);
      if (!head) return source.since;
      for (;;) {
        const { done, value } = await head.next();
        if (done) return await this.services.live.cursorAt(epoch, value);
        if (signal.aborted) return source.since;
        listener.take(await this.fanOut.show(listener, value.events));
        await listener.drained();
      }
    } finally {
      this.heads.delete(listener);
      await context.close();
    }
  }
}

/** To be closed. */
export function openBroadcasts(services: Services, executor: Executor): Broadcasts {
  return new Broadcasts(services, executor);
}
