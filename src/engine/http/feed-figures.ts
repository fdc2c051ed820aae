/** Counters and gauges of the feeds, each under the name that all of them begin with. */
import { Counter, Gauge, type Registry } from '@prometheus-io/client';

/** A registry, and what all its figures of feeds begin with. */
export class FeedFigures {
  private readonly registry: Registry;

  constructor(registry: Registry) {
    this.registry = registry;
  }

  /** @param name behind `gridhub_feed_` */
  counter<L extends string>(name: string, help: string, labelNames: L[] = []): Counter<L> {
    return new Counter({
      name: `gridhub_feed_${name}`,
      help,
      labelNames,
      registers: [this.registry],
    });
  }

  /** @param name behind `gridhub_feed_` */
  gauge<L extends string>(name: string, help: string, labelNames: L[] = []): Gauge<L> {
    return new Gauge({
      name: `gridhub_feed_${name}`,
      help,
      labelNames,
      registers: [this.registry],
    });
  }
}
