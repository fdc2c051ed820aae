/** Places as finely as a viewer may know them: a screen knows nothing finer than a community. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadOne } from '../../engine/loading/load-one.ts';
import { pathsAbove } from './path.ts';
import { isFinerThanCommunity } from './place-kind.ts';
import { Place } from './place.entity.ts';
import { type PlaceRow, place } from './place.noun.ts';

/** The places above one, outermost first. */
export function ancestorsIn(reads: Snapshot) {
  const byPath = loadOne<PlaceRow>(reads, 'place.placeByPath', Place, 'path');
  return async (of: PlaceRow): Promise<PlaceRow[]> => {
    const found = await Promise.all(pathsAbove(of.path).map((path) => byPath.load(path)));
    return found.filter((one) => one !== null);
  };
}

/** Where a row hangs, as finely as the viewer may know it: for a screen alone its community, if it lies below one. */
export function placeIn(reads: Snapshot) {
  const places = place.load.byId(reads);
  const ancestors = ancestorsIn(reads);
  return {
    async load(id: string): Promise<PlaceRow | null> {
      const place = await places.load(id);
      if (!place || !isTooFine(place, reads)) return place;
      return (await ancestors(place)).findLast((one) => !isFinerThanCommunity(one.kind)) ?? null;
    },
  };
}

/** Finer than a screen, through which alone the viewer knows what hangs there, may know. */
export function isTooFine({ kind, path }: PlaceRow, { sight }: Pick<Snapshot, 'sight'>): boolean {
  return isFinerThanCommunity(kind) && sight.isCoarse(path);
}
