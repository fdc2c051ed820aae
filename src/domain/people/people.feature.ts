/** People, and the posts they hold, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { appointmentCommands } from './appointment.commands.ts';
import * as bodies from './bodies.resolver.ts';
import { PEOPLE_LOADERS } from './people.loaders.ts';
import { appointment, person } from './people.noun.ts';
import * as fields from './people.resolver.ts';
import { personCommands } from './person.commands.ts';
import * as holders from './post-holders.resolver.ts';
import { SignersResolver } from './signers.resolver.ts';

/** Who holds which post, where, and from when to when. */
export const people = joined(person, appointment, personCommands, appointmentCommands, {
  resolvers: [
    bodies.BodiesResolver,
    fields.PersonResolver,
    fields.AppointmentResolver,
    fields.PlacePeopleResolver,
    holders.BodyAppointmentsResolver,
    holders.SecretaryResolver,
    holders.PostHolderResolver,
    SignersResolver,
  ],
  loaders: PEOPLE_LOADERS,
});
