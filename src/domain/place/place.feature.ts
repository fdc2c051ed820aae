/** The tree of places, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { PlaceCode } from './place-code.entity.ts';
import { TYPE_OF_KIND } from './place-kind.ts';
import { placeCommands } from './place.commands.ts';
import { PLACE_LOADERS } from './place.loaders.ts';
import { place } from './place.noun.ts';
import * as levels from './place-levels.resolver.ts';
import * as tree from './place.resolver.ts';

/** The tree: district, street, community, grid, building. */
export const places = joined(place, placeCommands, {
  entities: [PlaceCode],
  resolvers: [
    tree.PlaceResolver,
    tree.PlaceCodeConnectionResolver,
    levels.DistrictResolver,
    levels.StreetResolver,
    levels.CommunityResolver,
    levels.GridResolver,
  ],
  loaders: PLACE_LOADERS,
  notes: {
    lengths: { streets: 10, communities: 8, grids: 6, buildings: 16, children: 16, ancestors: 5 },
    publicTypes: [
      ...['Place', ...Object.values(TYPE_OF_KIND), 'PlaceConnection', 'PlaceEdge'],
      ...['PlaceCode', 'PlaceCodeConnection', 'PlaceCodeEdge'],
    ],
    oneOf: ['PlaceBy'],
  },
});
