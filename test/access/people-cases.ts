/** Who may register and appoint people, and keep bodies and their terms, written by hand like the other cases. */
import type { Built } from '../support/build.ts';
import type { TestHub } from '../support/hub.ts';
import type { Case } from './cases.ts';

const ADMINS = ['DISTRICT_ADMIN', 'STREET_ADMIN'];
const LEAD = [...ADMINS, 'COMMUNITY_SECRETARY'];

interface Places {
  street: Built;
  grid: Built;
  unit: { id: string };
}

export async function peopleCases(
  { build, office }: TestHub,
  { street, grid, unit }: Places,
): Promise<Case[]> {
  const place = { id: grid.id };
  const someone = async () => (await build.person(grid)).id;
  const ofUnit = async () => (await build.person(grid, unit)).id;
  const party = async () => (await build.party(grid)).id;
  const seat = async (post: string) => ({ personId: await someone(), bodyId: await party(), post });
  const seated = async (post: string) =>
    (await build.run('appointPerson', await seat(post))).appointment.id;
  const owners = { place, kind: 'OWNERS_COMMITTEE', name: '示范业委会' };
  // A community has one committee of residents: each case has a community of its own.
  const beside = async () => ({ place: { id: (await build.place('COMMUNITY', street)).id } });
  const residents = async () => ({
    ...(await beside()),
    kind: 'RESIDENTS_COMMITTEE',
    name: '示范居委会',
  });
  const founded = async (input: object) => ({
    civicBodyId: (await build.run('establishCivicBody', { ...input })).civicBody.id,
  });
  const term = async () => ({
    bodyId: await party(),
    number: 1,
    validFrom: '2024-01-01',
    validUntil: '2028-12-31',
  });
  const ofSeat = (permission: string, may: string[], post: string): Case => ({
    permission,
    may,
    input: () => seat(post),
  });
  return [
    {
      permission: 'registerPerson',
      may: LEAD,
      input: async () => ({ name: '王示范', place }),
    },
    {
      permission: 'registerPerson',
      may: [...LEAD, 'LIAISON'],
      input: async () => ({ name: '王示范', place, unitId: unit.id }),
    },
    {
      permission: 'amendPerson',
      may: LEAD,
      input: async () => ({ personId: await someone(), name: '李示范' }),
    },
    {
      permission: 'amendPerson',
      may: [...LEAD, 'LIAISON'],
      input: async () => ({ personId: await ofUnit(), name: '李示范' }),
    },
    {
      permission: 'mergePersons',
      may: ADMINS,
      input: async () => ({ personId: await someone(), intoId: await someone() }),
    },
    {
      permission: 'erasePerson',
      may: ADMINS,
      input: async () => ({ personId: await someone() }),
    },
    ofSeat('appointPerson.SECRETARY', ADMINS, 'SECRETARY'),
    ofSeat('appointPerson.SECRETARY', ADMINS, 'DEPUTY_SECRETARY'),
    ofSeat('appointPerson.OTHER', LEAD, 'MEMBER'),
    {
      permission: 'appointPerson.OTHER',
      may: LEAD,
      input: async () => ({ personId: await someone(), gridId: grid.id, post: 'GRID_WORKER' }),
    },
    {
      permission: 'endAppointment.SECRETARY',
      may: ADMINS,
      input: async () => ({ appointmentId: await seated('SECRETARY') }),
    },
    {
      permission: 'endAppointment.OTHER',
      may: LEAD,
      input: async () => ({ appointmentId: await seated('MEMBER') }),
    },
    { permission: 'establishCivicBody.OWNERS', may: LEAD, input: async () => owners },
    { permission: 'establishCivicBody.COMMITTEE', may: ADMINS, input: residents },
    { permission: 'dissolveCivicBody.OWNERS', may: LEAD, input: () => founded(owners) },
    {
      permission: 'dissolveCivicBody.COMMITTEE',
      may: ADMINS,
      input: async () => founded(await residents()),
    },
    {
      permission: 'setBrand',
      may: LEAD,
      input: async () => ({ partyOrganisationId: await party(), name: '红色先锋' }),
    },
    { permission: 'beginTerm', may: ADMINS, input: term },
    {
      permission: 'amendTerm',
      may: ADMINS,
      input: async () => ({
        termId: (await build.run('beginTerm', await term())).term.id,
        plannedElection: '2028-12-01',
      }),
    },
    {
      permission: 'setAccountPerson.LOCAL',
      may: ADMINS,
      input: async () => ({
        accountId: (await office.account({ role: 'GRID_WORKER', place: grid })).accountId,
        personId: await someone(),
      }),
    },
    {
      permission: 'setAccountPerson.DISTRICT',
      may: ['DISTRICT_ADMIN'],
      input: async () => ({
        accountId: (await office.account({ role: 'AUDITOR', place: grid })).accountId,
        personId: await someone(),
      }),
    },
  ];
}
