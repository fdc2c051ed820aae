/** What a district provides, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import * as nouns from './provision.noun.ts';
import * as fields from './provision.resolver.ts';
import { delegatedFunctionCommands, serviceItemCommands } from './service.commands.ts';
import { venueCommands } from './venue.commands.ts';

/** Venues, services near the people, functions of bureaus in the streets. */
export const provision = joined(
  nouns.venue,
  nouns.venueList,
  nouns.serviceItem,
  nouns.serviceItemList,
  nouns.delegatedFunction,
  nouns.delegatedFunctionList,
  venueCommands,
  serviceItemCommands,
  delegatedFunctionCommands,
  {
    resolvers: [fields.VenueResolver, fields.ServiceItemResolver, fields.DelegatedFunctionResolver],
    notes: {
      publicTypes: ['Venue', 'ServiceItem', 'DelegatedFunction'].flatMap((type) => [
        type,
        `${type}Connection`,
        `${type}Edge`,
      ]),
    },
  },
);
