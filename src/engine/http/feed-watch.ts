/** How the feeds stand: what is looked at only when somebody asks for it. */
import type { Live } from '../live/live.ts';
import type { FeedFigures } from './feed-figures.ts';

/** The part that sends changes to subscriptions. */
export interface Broadcasting {
  readonly figures: { states: object; groups: number };
}

/** Looks, each time that it is called, and sets the gauges to what it finds. */
export function watchFeeds(figures: FeedFigures, live: Live, broadcasts: Broadcasting): () => void {
  const subscriptions = figures.gauge('subscriptions', 'Subscriptions, by what they are doing.', [
    'state',
  ]);
  const groups = figures.gauge('groups', 'Subscriptions that differ in question or rights.');
  const lag = figures.gauge(
    'lag_seconds',
    'Age of the oldest committed change that is not yet delivered.',
  );
  const horizon = figures.gauge('horizon_age_seconds', 'How long the oldest writer has been open.');
  return () => {
    const { states, groups: differing } = broadcasts.figures;
    for (const [state, count] of Object.entries(states)) subscriptions.set({ state }, count);
    groups.set(differing);
    lag.set(live.lag.tail);
    horizon.set(live.lag.horizon);
  };
}
