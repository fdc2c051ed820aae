/** Random questions about people, the posts they hold, and bodies. */
import { page } from './pages.ts';
import type { Ask } from './questions.ts';

export const PEOPLE: Record<string, Ask> = {
  people(world, random) {
    const person = random.pick(world.people);
    // Not above the district: what tests make beside it is not in this world.
    const place = random.pick(world.places.filter(({ kind }) => !/^(PROVINCE|CITY)$/.test(kind)));
    return {
      door: 'people',
      query: `query ($id: ID!, $scope: ScopeInput) { person(id: $id) { id name unit { id } appointments(first: 9) { totalCount } }
        people(scope: $scope, first: 4) { totalCount nodes { id name } } }`,
      variables: { id: person.id, scope: { placeId: place.id } },
      expected(oracle) {
        const held = world.appointments.filter((one) => one.person_id === person.id);
        const seen = world.people.filter(
          (one) =>
            one.merged_into_id === null &&
            one.path.startsWith(place.path) &&
            !oracle.isTooFine(place) &&
            oracle.seesPerson(one),
        );
        return {
          person: oracle.seesPerson(person)
            ? {
                id: person.id,
                name: oracle.nameOf(person),
                unit: person.unit_id && { id: person.unit_id },
                appointments: {
                  totalCount: held.filter((one) => oracle.seesAppointment(one)).length,
                },
              }
            : null,
          people: page(seen, 4, (one) => ({ id: one.id, name: oracle.nameOf(one) })),
        };
      },
    };
  },
  leadingNothing(world, random) {
    const since = random.pick(['2026-01-01', '2026-06-01', '2026-10-01']);
    return {
      door: 'people who lead nothing',
      query: `query ($since: LocalDate) { people(post: SECRETARY, leadsNothingSince: $since, first: 3) { totalCount nodes { id name } } }`,
      variables: { since },
      expected(oracle) {
        const { today } = world;
        const inOffice = world.appointments.filter(
          (one) =>
            one.post === 'SECRETARY' &&
            oracle.seesAppointment(one) &&
            one.valid_from <= today &&
            (one.valid_until === null || one.valid_until >= today),
        );
        const held = new Set(inOffice.map((one) => one.person_id));
        const found = world.people.filter(
          (one) =>
            one.merged_into_id === null &&
            held.has(one.id) &&
            oracle.isStaffOf(one.path) &&
            !oracle.leadsSince(one, new Date(`${since}T00:00:00+08:00`)),
        );
        return { people: page(found, 3, (one) => ({ id: one.id, name: oracle.nameOf(one) })) };
      },
    };
  },
  bodies(world, random) {
    const body = random.pick([...world.organisations, ...world.civicBodies]);
    return {
      door: 'bodies',
      query: `query ($id: ID!) { body(id: $id) { id appointments(first: 1) { totalCount } } }`,
      variables: { id: body.id },
      expected: (oracle) => ({
        body: {
          id: body.id,
          appointments: {
            totalCount: world.appointments.filter(
              (one) => one.body_id === body.id && oracle.seesAppointment(one),
            ).length,
          },
        },
      }),
    };
  },
};
