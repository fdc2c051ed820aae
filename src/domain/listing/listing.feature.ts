/** What every list uses, as a feature. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Feature } from '../../engine/noun/feature.ts';
import { loadUnitReach } from './unit-reach.ts';

const LISTING_LOADERS = { unitReach: loadUnitReach };

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof LISTING_LOADERS> {}
}

/** What every list uses. */
export const listing: Feature = { loaders: LISTING_LOADERS, notes: { oneOf: ['ScopeInput'] } };
