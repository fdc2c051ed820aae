/** What every list uses, as a feature. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import { joined } from '../../engine/noun/feature.ts';
import { placeFeed } from './place.feed.ts';
import { loadUnitReach } from './unit-reach.ts';

const LISTING_LOADERS = { unitReach: loadUnitReach };

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof LISTING_LOADERS> {}
}

/** What every list uses, and the feed of the places that all lists hang on. */
export const listing = joined(placeFeed, {
  loaders: LISTING_LOADERS,
  notes: {
    oneOf: ['ScopeInput'],
    publicTypes: ['FeedCaughtUp', 'FeedProgress', 'FeedReset'],
  },
});
