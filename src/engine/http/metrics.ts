/**
 * `/metrics`: figures of this process for Prometheus. They count, and name no account.
 * For requests with the token that the configuration names; where it names none, on this machine for a district's
 * administrator. That a request comes from this machine is not enough: any proxy on it sends such.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from '@prometheus-io/client';
import type { Viewer } from '../access/viewer.ts';
import type { Live } from '../live/live.ts';
import type { Meter } from '../live/meter.ts';
import { type Answer, text } from './pages.ts';
import type { Callers } from './caller.ts';

/** Why a socket or a stream was closed. */
export type Cause =
  | 'client'
  | 'over'
  | 'lost'
  | 'silent'
  | 'slow'
  | 'unauthorized'
  | 'forbidden'
  | 'refused'
  | 'trouble'
  | 'leaving';

/** In seconds: from what a screen cannot tell from at once to what somebody would call late. */
const LATENCIES = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10];

const NONE = { rejections: 0 };

/** The part that sends changes to subscriptions. */
interface Broadcasting {
  readonly figures: { states: object; groups: number };
}

export class Metrics {
  readonly meter: Meter;
  private readonly registry = new Registry();
  private readonly token: string | undefined;
  private readonly callers: Callers;
  private readonly closings: Counter<'way' | 'cause'>;

  constructor(
    token: string | undefined,
    callers: Callers,
    faults: { readonly rejections: number } = NONE,
  ) {
    this.token = token;
    this.callers = callers;
    collectDefaultMetrics({ register: this.registry });
    this.countFaults(faults);
    this.closings = this.counter('closed_total', 'Sockets and streams that ended, by cause.', [
      'way',
      'cause',
    ]);
    const deliveries = this.counter('deliveries_total', 'Messages delivered to subscriptions.');
    const coalesced = this.counter('coalesced_total', 'Changes that were delivered within others.');
    const resumed = this.counter('resumed_total', 'Subscriptions that began with a cursor.');
    const resets = this.counter('resets_total', 'Subscriptions that had to begin anew.');
    const behind = this.counter('behind_total', 'Times a client could not take more for a while.');
    const latency = new Histogram({
      name: 'gridhub_feed_commit_to_send_seconds',
      help: 'From the commit of a change, at the earliest that it can have been, to its sending.',
      buckets: LATENCIES,
      registers: [this.registry],
    });
    this.meter = {
      delivered: (count) => deliveries.inc(count),
      coalesced: (count) => coalesced.inc(count),
      resumed: () => resumed.inc(),
      reset: () => resets.inc(),
      behind: () => behind.inc(),
      told: (seconds) => latency.observe(Math.max(0, seconds)),
    };
  }

  /** What can be looked at only when somebody asks. */
  watch(live: Live, broadcasts: Broadcasting): void {
    const subscriptions = this.gauge('subscriptions', 'Subscriptions, by what they are doing.', [
      'state',
    ]);
    const groups = this.gauge('groups', 'Subscriptions that differ in question or rights.');
    const lag = this.gauge(
      'lag_seconds',
      'Age of the oldest committed change that is not yet delivered.',
    );
    const horizon = this.gauge('horizon_age_seconds', 'How long the oldest writer has been open.');
    this.collect = () => {
      const { states, groups: differing } = broadcasts.figures;
      for (const [state, count] of Object.entries(states)) subscriptions.set({ state }, count);
      groups.set(differing);
      lag.set(live.lag.tail);
      horizon.set(live.lag.horizon);
    };
  }

  closed(way: 'socket' | 'stream', cause: Cause): void {
    this.closings.inc({ way, cause });
  }

  /** @param viewerOf whose request it is */
  async answer(request: IncomingMessage, viewerOf: () => Promise<Viewer>): Promise<Answer> {
    if (!(await this.isFor(request, viewerOf))) return REFUSED;
    this.collect();
    const body = await this.registry.metrics();
    return { status: 200, headers: { 'content-type': this.registry.contentType }, body };
  }

  private collect: () => void = () => {};

  private async isFor(request: IncomingMessage, viewerOf: () => Promise<Viewer>): Promise<boolean> {
    if (this.token === undefined) return this.callers.isLocal(request) && isAdmin(await viewerOf());
    const { headers } = request;
    const [given, wanted] = [headers.authorization ?? '', `Bearer ${this.token}`].map(digestOf);
    return given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
  }

  /** Counted where they are caught, by the process: there they are counted before and after this hub too. */
  private countFaults(faults: { readonly rejections: number }): void {
    const rejections = new Counter({
      name: 'gridhub_unhandled_rejections_total',
      help: 'Rejected promises of this process that had no handler.',
      registers: [this.registry],
      collect() {
        rejections.reset();
        rejections.inc(faults.rejections);
      },
    });
  }

  private counter<L extends string>(name: string, help: string, labelNames: L[] = []): Counter<L> {
    return new Counter({
      name: `gridhub_feed_${name}`,
      help,
      labelNames,
      registers: [this.registry],
    });
  }

  private gauge<L extends string>(name: string, help: string, labelNames: L[] = []): Gauge<L> {
    return new Gauge({
      name: `gridhub_feed_${name}`,
      help,
      labelNames,
      registers: [this.registry],
    });
  }
}

const REFUSED = text(
  'Figures are for whoever brings GRIDHUB_METRICS_TOKEN as a bearer; where it is not set, for the token of a district’s ' +
    'administrator, asked on this machine and through no proxy.\n',
  403,
);

function isAdmin({ grants }: Viewer): boolean {
  return grants.some(({ role }) => role === 'DISTRICT_ADMIN');
}

/** Of one length, whatever was given. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
