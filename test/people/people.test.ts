/** People and the posts they hold: cross-appointments, terms, merging, erasing. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, as, office, sql, statements, clock } = await openTestHub();
clock.now = new Date('2026-11-21T04:00:00Z');

const community = await build.place('COMMUNITY');
const grid = await build.place('GRID', community);
const appoint = (person: { id: string }, post: string, on: object) =>
  build.run('appointPerson', { personId: person.id, post, ...on });
const residents = async (at = community) =>
  (
    await build.run('establishCivicBody', {
      place: { id: at.id },
      kind: 'OWNERS_COMMITTEE',
      name: '示范业委会',
    })
  ).civicBody as { id: string };

test('one person in two bodies at once is found by one question, and by the kinds of the bodies', async () => {
  const branch = await build.party(community);
  const owners = await residents();
  const both = await build.person(community);
  const one = await build.person(community);
  const former = await build.person(community);
  await appoint(both, 'SECRETARY', { bodyId: branch.id, validFrom: '2024-01-01' });
  await appoint(both, 'DIRECTOR', { bodyId: owners.id, validFrom: '2024-01-01' });
  await appoint(one, 'MEMBER', { bodyId: owners.id, validFrom: '2024-01-01' });
  await appoint(former, 'MEMBER', { bodyId: owners.id, validFrom: '2024-01-01' });
  await appoint(former, 'MEMBER', {
    bodyId: branch.id,
    validFrom: '2024-01-01',
    validUntil: '2025-01-01',
  });
  const query = `query ($in: [ID!], $party: [PartyOrganisationKind!], $civic: [CivicBodyKind!], $at: LocalDate) {
    people(seatedIn: $in, inParty: $party, inCivic: $civic, at: $at) { nodes { id appointments(at: "2026-11-21") { nodes { post body { __typename name } } } } } }`;
  const found = await ask(query, { in: [branch.id, owners.id] });
  // People, their appointments, and bodies of the two kinds.
  expect(new Set(statements().map(({ name }) => name))).toEqual(
    new Set(['person.page', 'appointment.ofPerson', 'party.byId', 'civic.byId']),
  );
  expect(statements()).toHaveLength(4);
  expect(found.people.nodes).toEqual([
    {
      id: both.id,
      appointments: {
        nodes: expect.arrayContaining([
          { post: 'DIRECTOR', body: { __typename: 'CivicBody', name: '示范业委会' } },
          { post: 'SECRETARY', body: { __typename: 'PartyOrganisation', name: '示范党组织' } },
        ]),
      },
    },
  ]);
  const kinds = await ask(query, { party: ['BRANCH'], civic: ['OWNERS_COMMITTEE'] });
  expect(kinds.people.nodes.map(({ id }: { id: string }) => id)).toEqual([both.id]);
  const before = await ask(query, { in: [branch.id, owners.id], at: '2024-06-01' });
  expect(before.people.nodes.map(({ id }: { id: string }) => id).toSorted()).toEqual(
    [both.id, former.id].toSorted(),
  );
});

test('a post that one person holds is free again once the appointment has ended', async () => {
  const branch = await build.party(community);
  const [first, second] = [await build.person(community), await build.person(community)];
  const { appointment } = await appoint(first, 'SECRETARY', { bodyId: branch.id });
  const { code } = await build.refused('appointPerson', {
    personId: second.id,
    post: 'SECRETARY',
    bodyId: branch.id,
  });
  expect(code).toBe('CONFLICT');
  await build.run('endAppointment', { appointmentId: appointment.id });
  const from = { bodyId: branch.id, validFrom: '2026-11-22' };
  await appoint(second, 'SECRETARY', from);
  const read = () =>
    ask(
      `query ($id: ID!) { body(id: $id) { ... on PartyOrganisation { secretaryName } appointments(at: "2026-11-22") { nodes { person { id } isInForce } } } }`,
      { id: branch.id },
    );
  expect((await read()).body).toMatchObject({
    secretaryName: '示范',
    appointments: { nodes: [{ person: { id: second.id }, isInForce: false }] },
  });
});

test('two who appoint to one post at once do not both succeed', async () => {
  const branch = await build.party(community);
  const people = await Promise.all([1, 2, 3, 4].map(() => build.person(community)));
  const told = await Promise.allSettled(
    people.map((one) => appoint(one, 'SECRETARY', { bodyId: branch.id })),
  );
  expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const held = await sql('select 1 from appointment where party_organisation_id = $1', [branch.id]);
  expect(held).toHaveLength(1);
});

test.each([
  ['SECRETARY', 'civic', 'input.post'],
  ['DIRECTOR', 'party', 'input.post'],
  ['CONCURRENT_MEMBER', 'party', 'input.post'],
  ['GRID_WORKER', 'party', 'input.post'],
  ['MEMBER', 'grid', 'input.post'],
  ['MEMBER', 'nothing', 'input.bodyId'],
  ['MEMBER', 'both', 'input.bodyId'],
] as const)('nobody is appointed %s on %s', async (post, on, argument) => {
  const { id: personId } = await build.person(community);
  const places = {
    civic: { bodyId: (await residents()).id },
    party: { bodyId: (await build.party(community)).id },
    grid: { gridId: grid.id },
    nothing: {},
    both: { bodyId: (await build.party(community)).id, gridId: grid.id },
  };
  const input = { personId, post, ...places[on] };
  expect(await build.refused('appointPerson', input)).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument,
  });
});

test('a head of a unit sits on a joint committee; nobody else is a concurrent member', async () => {
  const unit = await build.unit({ place: community });
  const committee = await build.party(community, 'JOINT_COMMITTEE');
  const head = await build.person(community, unit);
  const seated = { personId: head.id, post: 'CONCURRENT_MEMBER', bodyId: committee.id };
  expect(await build.refused('appointPerson', seated)).toMatchObject({ code: 'CONFLICT' });
  await build.run('seatUnit', { committeeId: committee.id, unitId: unit.id });
  const other = { ...seated, personId: (await build.person(community, unit)).id };
  await appoint(head, 'CONCURRENT_MEMBER', { bodyId: committee.id });
  expect(await build.refused('appointPerson', other)).toMatchObject({ code: 'CONFLICT' });
  const query = `query ($id: ID!) { body(id: $id) { appointments(post: CONCURRENT_MEMBER) { nodes { unit { id } person { id name } } } } }`;
  const seen = await ask(query, { id: committee.id });
  expect(seen.body.appointments.nodes).toEqual([
    { unit: { id: unit.id }, person: { id: head.id, name: '示范' } },
  ]);
  const stranger = await office.account({ role: 'UNIT_LIAISON', unit: await build.unit() });
  const hidden = await as(stranger.token).ask(query, { id: committee.id });
  expect(hidden.body.appointments.nodes).toEqual([]);
  const input = {
    personId: (await build.person(community)).id,
    post: 'CONCURRENT_MEMBER',
    bodyId: committee.id,
  };
  expect(await build.refused('appointPerson', input)).toMatchObject({ argument: 'input.personId' });
});

test('two rows of one person become one: appointments that overlap join, the others move', async () => {
  const branch = await build.party(community);
  const other = await build.party(grid, 'GRID_GROUP');
  const [twice, once] = [await build.person(grid), await build.person(grid)];
  await appoint(twice, 'MEMBER', { bodyId: branch.id, validFrom: '2023-01-01' });
  await appoint(once, 'MEMBER', {
    bodyId: branch.id,
    validFrom: '2022-01-01',
    validUntil: '2024-01-01',
  });
  await appoint(twice, 'GROUP_LEADER', { bodyId: other.id, validFrom: '2023-01-01' });
  const { accountId } = await office.account({ role: 'GRID_WORKER', place: grid });
  await ask(
    'mutation ($input: SetAccountPersonInput!) { setAccountPerson(input: $input) { account { person { id } } } }',
    { input: { accountId, personId: twice.id } },
  );
  await build.run('mergePersons', { personId: twice.id, intoId: once.id });
  const { person, gone } = await ask(
    `query ($into: ID!, $gone: ID!) {
      person(id: $into) { appointments { nodes { post validFrom validUntil } } }
      gone: person(id: $gone) { mergedInto { id } appointments { totalCount } } }`,
    { into: once.id, gone: twice.id },
  );
  expect(gone).toEqual({ mergedInto: { id: once.id }, appointments: { totalCount: 0 } });
  expect(person.appointments.nodes).toEqual([
    { post: 'GROUP_LEADER', validFrom: '2023-01-01', validUntil: null },
    { post: 'MEMBER', validFrom: '2022-01-01', validUntil: null },
  ]);
  expect(await sql('select person_id from account where id = $1', [accountId])).toEqual([
    { person_id: once.id },
  ]);
  const again = { personId: twice.id, intoId: once.id };
  expect(await build.refused('mergePersons', again)).toMatchObject({ code: 'CONFLICT' });
});

test('an erased name is gone for everybody and from everywhere, and its appointments stay', async () => {
  const name = '王某示范';
  const { person } = await build.run('registerPerson', { name, place: { id: community.id } });
  const branch = await build.party(community);
  await appoint(person, 'MEMBER', { bodyId: branch.id });
  const named = () =>
    ask('query ($name: String) { people(name: $name) { nodes { id name } } }', { name: '王某' });
  expect((await named()).people.nodes).toEqual([{ id: person.id, name }]);
  await build.run('erasePerson', { personId: person.id });
  expect((await named()).people.nodes).toEqual([]);
  const read = await ask(
    'query ($id: ID!) { person(id: $id) { name erasedAt appointments { totalCount } } }',
    { id: person.id },
  );
  expect(read.person).toEqual({
    name: null,
    erasedAt: '2026-11-21T04:00:00.000Z',
    appointments: { totalCount: 1 },
  });
  const traces = await sql(`select 1 from change where before::text || after::text like $1`, [
    `%${name}%`,
  ]);
  expect(traces).toEqual([]);
  expect(await build.refused('amendPerson', { personId: person.id, name })).toMatchObject({
    code: 'CONFLICT',
  });
});

test('a name that is shown masked is not found by it', async () => {
  const person = await build.run('registerPerson', {
    name: '赵四示范',
    place: { id: community.id },
  });
  const branch = await build.party(community);
  await appoint(person.person, 'MEMBER', { bodyId: branch.id });
  const { token } = await office.account({
    role: 'COMMUNITY_STAFF',
    place: await build.place('COMMUNITY'),
  });
  const query = 'query ($id: ID!) { person(id: $id) { name } people(name: "赵四") { totalCount } }';
  const elsewhere = await as(token).ask(query, { id: person.person.id });
  expect(elsewhere).toEqual({ person: { name: '赵*' }, people: { totalCount: 0 } });
  expect((await ask(query, { id: person.person.id })).people.totalCount).toBe(1);
});

test('a term follows the last one and ends it; a body without an election in time is overdue', async () => {
  const branch = await build.party(community);
  const begin = (number: number, from: string, until: string) =>
    build.run('beginTerm', { bodyId: branch.id, number, validFrom: from, validUntil: until });
  await begin(7, '2020-01-01', '2025-12-31');
  const read = async () =>
    (
      await ask(
        'query ($id: ID!) { body(id: $id) { term { number isOverdue } terms { nodes { number validUntil } } } }',
        { id: branch.id },
      )
    ).body;
  expect(await read()).toEqual({
    term: { number: 7, isOverdue: true },
    terms: { nodes: [{ number: 7, validUntil: '2025-12-31' }] },
  });
  const wrong = { bodyId: branch.id, number: 9, validFrom: '2026-01-01', validUntil: '2030-12-31' };
  expect(await build.refused('beginTerm', wrong)).toMatchObject({ argument: 'input.number' });
  await begin(8, '2025-11-01', '2030-10-31');
  expect(await read()).toEqual({
    term: { number: 8, isOverdue: false },
    terms: {
      nodes: [
        { number: 8, validUntil: '2030-10-31' },
        { number: 7, validUntil: '2025-10-31' },
      ],
    },
  });
});

test('a community has one residents’ committee; one that is dissolved ends its appointments', async () => {
  const place = { id: community.id };
  const found = () =>
    build.run('establishCivicBody', { place, kind: 'RESIDENTS_COMMITTEE', name: '示范居委会' });
  const { civicBody } = await found();
  const person = await build.person(community);
  await appoint(person, 'DIRECTOR', { bodyId: civicBody.id, validFrom: '2026-01-01' });
  const second = { place, kind: 'RESIDENTS_COMMITTEE', name: '第二' };
  expect(await build.refused('establishCivicBody', second)).toMatchObject({ code: 'CONFLICT' });
  await build.run('dissolveCivicBody', { civicBodyId: civicBody.id, on: '2026-11-21' });
  expect(
    await sql('select valid_until::text from appointment where civic_body_id = $1', [civicBody.id]),
  ).toEqual([{ valid_until: '2026-11-20' }]);
  await found();
  expect(
    await build.refused('establishCivicBody', { ...second, place: { id: grid.id } }),
  ).toMatchObject({ argument: 'input.place' });
});

test('a place tells its people by their posts, of many places in one statement', async () => {
  const street = await build.place('STREET');
  const places = [await build.place('COMMUNITY', street), await build.place('COMMUNITY', street)];
  for (const place of places) {
    const branch = await build.party(place);
    await appoint(await build.person(place), 'SECRETARY', { bodyId: branch.id });
    await build.person(place);
  }
  const { node } = await ask(
    'query ($id: ID!) { node(id: $id) { ... on Street { communities { people(post: SECRETARY) { totalCount nodes { id } } } } } }',
    { id: street.id },
  );
  expect(
    node.communities.map((one: { people: { totalCount: number } }) => one.people.totalCount),
  ).toEqual([1, 1]);
  expect(statements().filter(({ name }) => name.startsWith('person'))).toHaveLength(2);
});

test('bodies are found by the post that nobody holds, and by the term that is over', async () => {
  const street = await build.place('STREET');
  const at = await build.place('COMMUNITY', street);
  const [led, vacant] = [await build.party(at), await build.party(at)];
  await appoint(await build.person(at), 'SECRETARY', { bodyId: led.id, validFrom: '2024-01-01' });
  const over = { bodyId: led.id, number: 3, validFrom: '2020-01-01', validUntil: '2024-12-31' };
  await build.run('beginTerm', over);
  const asked = (who: string | null) =>
    as(who).ask(
      `query ($scope: ScopeInput) {
        vacant: partyOrganisations(scope: $scope, isVacant: SECRETARY) { totalCount nodes { id } }
        over: partyOrganisations(scope: $scope, isTermOverdue: true) { totalCount nodes { id } } }`,
      { scope: { placeId: street.id } },
    );
  const late = { totalCount: 1, nodes: [{ id: led.id }] };
  expect(await asked(office.token)).toEqual({
    vacant: { totalCount: 1, nodes: [{ id: vacant.id }] },
    over: late,
  });
  // Nobody learns of a post without a holder who does not see the holders.
  expect(await asked(null)).toEqual({ vacant: { totalCount: 0, nodes: [] }, over: late });
  const { token } = await office.account({ role: 'SCREEN', place: office.root });
  expect((await asked(token)).vacant.totalCount).toBe(0);
});
