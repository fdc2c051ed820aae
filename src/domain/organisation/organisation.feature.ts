/** Party organisations and building posts, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { ORGANISATION_LOADERS } from './organisation.loaders.ts';
import { buildingPost, partyOrganisation, partyOrganisationFeed } from './organisation.noun.ts';
import * as organisation from './organisation.resolver.ts';

/** The Party's organisations on the places, and the posts in buildings. */
export const organisations = joined(partyOrganisation, partyOrganisationFeed, buildingPost, {
  resolvers: [
    organisation.PartyOrganisationResolver,
    organisation.PlacePartyOrganisationsResolver,
    organisation.BuildingPostsResolver,
    organisation.BuildingPostResolver,
  ],
  loaders: ORGANISATION_LOADERS,
  notes: {
    lengths: { partyOrganisations: 2, posts: 1 },
    publicTypes: ['PartyOrganisation', 'BuildingPost'],
  },
});
