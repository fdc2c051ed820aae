import type { Feature } from '../../engine/noun/feature.ts';
import { PlaceCode } from './place-code.entity.ts';
import { TYPE_OF_KIND } from './place-kind.ts';
import { Place } from './place.entity.ts';
import { PLACE_LOADERS } from './place.loaders.ts';
import * as place from './place.resolver.ts';

/** The tree: district, street, community, grid, building. */
export const places: Feature = {
  entities: [Place, PlaceCode],
  resolvers: [
    place.PlaceResolver,
    place.PlaceConnectionResolver,
    place.PlaceCodeConnectionResolver,
    place.DistrictResolver,
    place.StreetResolver,
    place.CommunityResolver,
    place.GridResolver,
    place.PlaceMutations,
  ],
  loaders: PLACE_LOADERS,
  nodes: {
    place: {
      type: 'Place',
      byId: (load, id) => load.placeOfTree.load(id),
      by: { code: (load, code) => load.placeByCode.load(code) },
      ofKind: TYPE_OF_KIND,
    },
  },
};
