/** Bodies of the Party and of the residents, their terms, and building posts, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { ORGANISATION_LOADERS } from './organisation.loaders.ts';
import { BODY_LOADERS } from './body.loaders.ts';
import * as body from './body.resolver.ts';
import { civicBodyCommands } from './civic-body.commands.ts';
import {
  buildingPost,
  civicBody,
  partyOrganisation,
  partyOrganisationFeed,
  term,
} from './organisation.noun.ts';
import * as organisation from './organisation.resolver.ts';
import { brandCommands, termCommands } from './term.commands.ts';

const nouns = [partyOrganisation, partyOrganisationFeed, civicBody, term, buildingPost];

/** The bodies on the places, and the posts in buildings. */
export const organisations = joined(...nouns, civicBodyCommands, termCommands, brandCommands, {
  resolvers: [
    body.BodyResolver,
    body.TermResolver,
    body.BrandResolver,
    body.PlaceCivicBodiesResolver,
    organisation.PartyOrganisationResolver,
    organisation.PlacePartyOrganisationsResolver,
    organisation.BuildingPostsResolver,
    organisation.BuildingPostResolver,
  ],
  loaders: { ...ORGANISATION_LOADERS, ...BODY_LOADERS },
  notes: {
    lengths: { partyOrganisations: 2, posts: 1 },
    publicTypes: [
      ...[
        'Body',
        'PartyOrganisation',
        'PartyOrganisationConnection',
        'PartyOrganisationEdge',
        'BuildingPost',
        'Brand',
        'Term',
        'TermConnection',
        'TermEdge',
      ],
      ...['CivicBody', 'CivicBodyConnection', 'CivicBodyEdge'],
    ],
  },
});
