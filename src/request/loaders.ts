/** The loaders of one snapshot: every feature's, under the names of what they answer. */
import type { Snapshot } from '../database/reader.ts';
import { listsLoaders } from '../lists/lists.loaders.ts';
import { organisationLoaders } from '../organisation/organisation.loaders.ts';
import { partnershipLoaders } from '../partnership/partnership.loaders.ts';
import { placeLoaders } from '../place/place.loaders.ts';

export function buildLoaders(reads: Snapshot) {
  return {
    ...placeLoaders(reads),
    ...organisationLoaders(reads),
    ...partnershipLoaders(reads),
    ...listsLoaders(reads),
  };
}

export type HubLoaders = ReturnType<typeof buildLoaders>;
