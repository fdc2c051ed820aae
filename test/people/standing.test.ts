/** Whose name a post shows, which posts a body has, and dates that may not overlap or lie ahead. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, as, office, sql, clock } = await openTestHub();
clock.now = new Date('2026-11-21T04:00:00Z');

const [community, elsewhere] = [await build.place('COMMUNITY'), await build.place('COMMUNITY')];
const appoint = async (person: { id: string }, post: string, on: object) =>
  (await build.run('appointPerson', { personId: person.id, post, ...on })).appointment;

test('a person from elsewhere who is appointed is not known by name to the staff of the post’s place', async () => {
  const branch = await build.party(community);
  const { person } = await build.run('registerPerson', {
    name: '孙二示范',
    place: { id: elsewhere.id },
  });
  await appoint(person, 'SECRETARY', { bodyId: branch.id });
  const shown = async (place: typeof community) => {
    const { token } = await office.account({ role: 'COMMUNITY_STAFF', place });
    const query =
      'query ($id: ID!) { body(id: $id) { ... on PartyOrganisation { secretaryName } appointments { nodes { person { name } } } } }';
    return (await as(token).ask(query, { id: branch.id })).body;
  };
  expect(await shown(community)).toEqual({
    secretaryName: '孙*',
    appointments: { nodes: [{ person: { name: '孙*' } }] },
  });
  expect(await shown(elsewhere)).toMatchObject({ secretaryName: '孙二示范' });
});

test('an account is not made that of a person who was merged into another', async () => {
  const [gone, stays] = [await build.person(community), await build.person(community)];
  await build.run('mergePersons', { personId: gone.id, intoId: stays.id });
  const { accountId } = await office.account({ role: 'COMMUNITY_STAFF', place: community });
  const set =
    'mutation ($input: SetAccountPersonInput!) { setAccountPerson(input: $input) { account { person { id } } } }';
  const told = await as(office.token).refusal(set, { input: { accountId, personId: gone.id } });
  expect(told['code']).toBe('CONFLICT');
  expect(await sql('select person_id from account where id = $1', [accountId])).toEqual([
    { person_id: null },
  ]);
  const { setAccountPerson } = await ask(set, { input: { accountId, personId: stays.id } });
  expect(setAccountPerson.account.person).toEqual({ id: stays.id });
});

test('a group has a leader, and no other Party organisation has one', async () => {
  const person = await build.person(community);
  const branch = { personId: person.id, post: 'GROUP_LEADER' };
  const given = { ...branch, bodyId: (await build.party(community)).id };
  expect(await build.refused('appointPerson', given)).toMatchObject({
    ...{ code: 'BAD_USER_INPUT', argument: 'input.post' },
  });
  const group = await build.party(community, 'GRID_GROUP');
  const secretary = { ...given, post: 'SECRETARY', bodyId: group.id };
  expect(await build.refused('appointPerson', secretary)).toMatchObject({ argument: 'input.post' });
  await appoint(person, 'GROUP_LEADER', { bodyId: group.id });
});

test('which posts nobody holds is for those who see all who hold one: a unit is told of none', async () => {
  await build.party(community);
  const vacant = async (token: string) => {
    const { partyOrganisations } = await as(token).ask(
      '{ partyOrganisations(isVacant: SECRETARY) { totalCount } }',
    );
    return partyOrganisations.totalCount as number;
  };
  const { token } = await office.account({
    role: 'UNIT_LIAISON',
    unit: await build.unit({ place: community }),
  });
  expect(await vacant(office.token)).toBeGreaterThan(0);
  expect(await vacant(token)).toBe(0);
});

test('a body is not dissolved on a day that is still to come', async () => {
  const { civicBody } = await build.run('establishCivicBody', {
    place: { id: community.id },
    kind: 'OWNERS_COMMITTEE',
    name: '示范业委会',
  });
  const of = { civicBodyId: civicBody.id };
  expect(await build.refused('dissolveCivicBody', { ...of, on: '2026-11-22' })).toMatchObject({
    ...{ code: 'BAD_USER_INPUT', argument: 'input.on' },
  });
  await build.run('dissolveCivicBody', { ...of, on: '2026-11-21' });
});

test('a term is not prolonged beyond the beginning of the next', async () => {
  const { id: bodyId } = await build.party(community);
  const first = { bodyId, number: 1, validFrom: '2020-01-01', validUntil: '2024-12-31' };
  const { term } = await build.run('beginTerm', first);
  await build.run('beginTerm', {
    ...{ bodyId, number: 2, validFrom: '2025-01-01', validUntil: '2029-12-31' },
  });
  const amend = { termId: term.id };
  expect(await build.refused('amendTerm', { ...amend, validUntil: '2025-01-01' })).toMatchObject({
    ...{ code: 'BAD_USER_INPUT', argument: 'input.validUntil' },
  });
  await build.run('amendTerm', { ...amend, validUntil: '2024-12-30' });
});

test('a seat that ends takes with it who sits on it then, not who is appointed to a later one', async () => {
  const unit = await build.unit({ place: community });
  const { id: committeeId } = await build.party(community, 'JOINT_COMMITTEE');
  const head = await build.person(community, unit);
  const seated = { committeeId, unitId: unit.id };
  const { seat } = await build.run('seatUnit', {
    ...{ ...seated, validFrom: '2026-01-01', validUntil: '2026-12-31' },
  });
  await build.run('seatUnit', { ...seated, validFrom: '2027-01-01' });
  const post = { bodyId: committeeId };
  const now = await appoint(head, 'CONCURRENT_MEMBER', {
    ...{ ...post, validFrom: '2026-01-01', validUntil: '2026-12-31' },
  });
  const later = await appoint(head, 'CONCURRENT_MEMBER', { ...post, validFrom: '2027-01-01' });
  await build.run('endSeat', { seatId: seat.id, validUntil: '2026-11-30' });
  const ends = await sql<{ id: string; ends: string | null }>(
    'select id, valid_until::text as ends from appointment where person_id = $1 order by valid_from',
    [head.id],
  );
  expect(ends).toEqual([
    { id: now.id, ends: '2026-11-30' },
    { id: later.id, ends: null },
  ]);
});

test('what a merged person was to see to is the other’s; a project that the other accepted keeps its lead', async () => {
  const [gone, stays] = [await build.person(community), await build.person(community)];
  const decision = await build.decision(community);
  await sql('update decision set party_organisation_id = null, person_id = $1 where id = $2', [
    ...[gone.id, decision.id],
  ]);
  const led = await build.project({ place: community, leadId: gone.id });
  const accepted = await build.project({ place: community, leadId: gone.id });
  await sql('update project set accepted_by_id = $1, accepted_at = now() where id = $2', [
    ...[stays.id, accepted.id],
  ]);
  await build.run('mergePersons', { personId: gone.id, intoId: stays.id });
  const read = await ask(
    `query ($decision: ID!, $led: ID!, $accepted: ID!) { decision(id: $decision) { person { id } }
      led: project(id: $led) { lead { id } } accepted: project(id: $accepted) { lead { id } acceptedBy { id } } }`,
    { decision: decision.id, led: led.id, accepted: accepted.id },
  );
  expect(read).toEqual({
    decision: { person: { id: stays.id } },
    led: { lead: { id: stays.id } },
    accepted: { lead: { id: gone.id }, acceptedBy: { id: stays.id } },
  });
});

test('who is of another unit by now is not shown in the appointment that this unit still sees', async () => {
  const [unit, other] = [
    await build.unit({ place: community }),
    await build.unit({ place: community }),
  ];
  const { id: committeeId } = await build.party(community, 'JOINT_COMMITTEE');
  await build.run('seatUnit', { committeeId, unitId: unit.id });
  const head = await build.person(community, unit);
  const held = await appoint(head, 'CONCURRENT_MEMBER', { bodyId: committeeId });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const read = async () => {
    const query = 'query ($id: ID!) { appointment(id: $id) { person { id } } }';
    return (await as(token).ask(query, { id: held.id })).appointment;
  };
  expect(await read()).toEqual({ person: { id: head.id } });
  await sql('update person set unit_id = $1 where id = $2', [other.id, head.id]);
  expect(await read()).toEqual({ person: null });
});

test.each(['isVacant: SECRETARY', 'isTermOverdue: true', 'isMeetingOverdue: true'])(
  'what is looked up in another table is dear: %s',
  async (argument) => {
    const costOf = async (args: string) => {
      const answer = await as(office.token).answer(
        `{ partyOrganisations(first: 50 ${args}) { nodes { id } } }`,
      );
      return answer.extensions?.cost.requested ?? 0;
    };
    expect(await costOf(argument)).toBeGreaterThan(await costOf(''));
  },
);
