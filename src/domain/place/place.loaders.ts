/** Loaders of places: by id, code and path, up, down and below. `place` coarsens for screens, `placeOfTree` does not. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadOneVia } from '../../engine/loading/load-one.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import { loadPage } from '../../engine/loading/load-page.ts';
import type { Row } from '../../engine/loading/node.ts';
import { PlaceCode } from './place-code.entity.ts';
import { Place } from './place.entity.ts';
import { type PlaceRow, place } from './place.noun.ts';
import { BY_CODE } from './place-order.ts';
import { childrenOf, below } from './place-below.ts';
import { ancestorsIn, placeIn } from './coarse-place.ts';

const { byId } = place.load;

export const PLACE_LOADERS = {
  /** Where a row hangs, as finely as the viewer may know it. */
  place: placeIn,
  /** One of the public tree of places, the same for every caller. What a row hangs on is asked of `place`. */
  placeOfTree: byId,
  /** By a code that it has or had. */
  placeByCode: (reads: Snapshot) =>
    loadOneVia<PlaceRow>(reads, 'place.placeByCode', Place, {
      table: 'place_code',
      key: 'code',
      points: 'place_id',
    }),
  codesOfPlace: (reads: Snapshot) =>
    loadPageOf<Row<PlaceCode>>(reads, {
      name: 'place.codesOfPlace',
      entity: PlaceCode,
      key: 'placeId',
      order: BY_CODE,
      through: 'Place.codes',
    }),
  children: childrenOf('children'),
  streets: below('streets'),
  communities: below('communities'),
  grids: below('grids'),
  buildings: below('buildings'),
  ancestors: ancestorsIn,
  descendants: (reads: Snapshot) => loadPage<PlaceRow>(reads, 'place.descendants', Place),
  places: (reads: Snapshot) => loadPage<PlaceRow>(reads, 'place.places', Place),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof PLACE_LOADERS> {}
}
