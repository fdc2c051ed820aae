/**
 * `/metrics`: figures of this process for Prometheus. They count, and name no account.
 * Invariant: what is watched is looked at when the figures are asked for, and only for those who may read them.
 */
import type { IncomingMessage } from 'node:http';
import { type Counter, Registry, collectDefaultMetrics } from '@prometheus-io/client';
import type { Viewer } from '../access/viewer.ts';
import type { Live } from '../live/live.ts';
import type { Meter } from '../live/meter.ts';
import type { Callers } from './caller.ts';
import { FeedFigures } from './feed-figures.ts';
import { buildFeedMeter } from './feed-meter.ts';
import { type Broadcasting, watchFeeds } from './feed-watch.ts';
import { MetricsAccess, NOT_FOR_YOU } from './metrics-access.ts';
import { countFaults } from './metrics-faults.ts';
import type { Answer } from './pages.ts';

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

const NONE = { rejections: 0 };

export class Metrics {
  readonly meter: Meter;
  private readonly registry = new Registry();
  private readonly figures = new FeedFigures(this.registry);
  private readonly access: MetricsAccess;
  private readonly closings: Counter<'way' | 'cause'>;
  private collect: () => void = () => {};

  constructor(
    token: string | undefined,
    callers: Callers,
    faults: { readonly rejections: number } = NONE,
  ) {
    this.access = new MetricsAccess(token, callers);
    collectDefaultMetrics({ register: this.registry });
    countFaults(this.registry, faults);
    const help = 'Sockets and streams that ended, by cause.';
    this.closings = this.figures.counter('closed_total', help, ['way', 'cause']);
    this.meter = buildFeedMeter(this.registry, this.figures);
  }

  /** What can be looked at only when somebody asks. */
  watch(live: Live, broadcasts: Broadcasting): void {
    this.collect = watchFeeds(this.figures, live, broadcasts);
  }

  closed(way: 'socket' | 'stream', cause: Cause): void {
    this.closings.inc({ way, cause });
  }

  /** @param viewerOf whose request it is */
  async answer(request: IncomingMessage, viewerOf: () => Promise<Viewer>): Promise<Answer> {
    if (!(await this.access.isFor(request, viewerOf))) return NOT_FOR_YOU;
    this.collect();
    const body = await this.registry.metrics();
    return { status: 200, headers: { 'content-type': this.registry.contentType }, body };
  }
}
