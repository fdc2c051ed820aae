import type { Feature } from '../../engine/noun/feature.ts';
import { BuildingPost } from './building-post.entity.ts';
import { ORGANISATION_LOADERS } from './organisation.loaders.ts';
import * as organisation from './organisation.resolver.ts';
import { PartyOrganisation } from './party-organisation.entity.ts';

/** The Party's organisations on the places, and the posts in buildings. */
export const organisations: Feature = {
  entities: [PartyOrganisation, BuildingPost],
  resolvers: [
    organisation.PartyOrganisationResolver,
    organisation.PlacePartyOrganisationsResolver,
    organisation.BuildingPostsResolver,
    organisation.BuildingPostResolver,
  ],
  loaders: ORGANISATION_LOADERS,
  nodes: {
    party: {
      type: 'PartyOrganisation',
      byId: (load, id) => load.partyOrganisation.load(id),
      by: { code: (load, code) => load.partyOrganisationByCode.load(code) },
    },
    post: { type: 'BuildingPost', byId: (load, id) => load.buildingPost.load(id) },
  },
};
