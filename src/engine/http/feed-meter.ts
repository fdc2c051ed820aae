/** What the live side counts, as figures for Prometheus. They count, and name no account. */
import { Histogram, type Registry } from '@prometheus-io/client';
import type { Meter } from '../live/meter.ts';
import type { FeedFigures } from './feed-figures.ts';

/** In seconds: from what a screen cannot tell from at once to what somebody would call late. */
const LATENCIES = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10];

/** A meter whose figures stand in the registry. */
export function buildFeedMeter(registry: Registry, figures: FeedFigures): Meter {
  const deliveries = figures.counter('deliveries_total', 'Messages delivered to subscriptions.');
  const coalesced = figures.counter(
    'coalesced_total',
    'Changes that were delivered within others.',
  );
  const resumed = figures.counter('resumed_total', 'Subscriptions that began with a cursor.');
  const resets = figures.counter('resets_total', 'Subscriptions that had to begin anew.');
  const behind = figures.counter('behind_total', 'Times a client could not take more for a while.');
  const latency = new Histogram({
    name: 'gridhub_feed_commit_to_send_seconds',
    help: 'From the commit of a change, at the earliest that it can have been, to its sending.',
    buckets: LATENCIES,
    registers: [registry],
  });
  return {
    delivered: (count) => deliveries.inc(count),
    coalesced: (count) => coalesced.inc(count),
    resumed: () => resumed.inc(),
    reset: () => resets.inc(),
    behind: () => behind.inc(),
    told: (seconds) => latency.observe(Math.max(0, seconds)),
  };
}
