/**
 * Every role and nobody through every door: each root field, each field of each type that leads on, `node`,
 * `_entities`, aggregates and the subscription. Whatever object comes out must be one that the oracle shows.
 */
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';
import { FIELDS, kindOf } from './fields.ts';
import { type Given, Oracle } from './oracle.ts';
import { NOON, enrich, readWorld, tokenOf } from './world.ts';

const hub = await openTestHub({ demo: true });
hub.clock.now = NOON;
await enrich(hub);
const world = await readWorld(hub);
const { schema } = hub.hub.executor;

/** Places of one branch for the roles, and a row of another one as what they must not find. */
const first = (kind: string, above = '') => {
  const found = world.places
    .filter((one) => one.kind === kind && one.path.startsWith(above))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .find((one) => world.needs.some(({ path }) => path.startsWith(one.path)));
  if (!found) throw new Error(`the demo has no ${kind}`);
  return found;
};
const district = first('DISTRICT');
const street = first('STREET');
const community = first('COMMUNITY', street.path);
const grid = first('GRID', community.path);
const unit = world.units.find((one) => world.claims.some((claim) => claim.unit_id === one.id));
if (!unit) throw new Error('the demo has no unit with a claim');

const VIEWERS: Record<string, Given[]> = {
  DISTRICT_ADMIN: [{ role: 'DISTRICT_ADMIN', place: district }],
  STREET_ADMIN: [{ role: 'STREET_ADMIN', place: street }],
  COMMUNITY_SECRETARY: [{ role: 'COMMUNITY_SECRETARY', place: community }],
  COMMUNITY_STAFF: [{ role: 'COMMUNITY_STAFF', place: community }],
  GRID_WORKER: [{ role: 'GRID_WORKER', place: grid }],
  UNIT_LIAISON: [{ role: 'UNIT_LIAISON', unit }],
  SCREEN: [{ role: 'SCREEN', place: street }],
  AUDITOR: [{ role: 'AUDITOR', place: street }],
  INTEGRATION: [{ role: 'INTEGRATION', place: street }],
  nobody: [],
};

const isOurs = (name: string) =>
  !name.startsWith('_') && !['Mutation', 'Node', 'Step'].includes(name);
const types = Object.values(schema.getTypeMap()).filter(
  (type) => isObjectType(type) && isOurs(type.name),
);

test('every field of the contract is declared, once and as what it is', () => {
  for (const type of types) {
    if (!isObjectType(type)) continue;
    const declared = Object.values(FIELDS[type.name] ?? {}).flat();
    const served = Object.keys(type.getFields()).filter((name) => !name.startsWith('_'));
    expect(declared.toSorted(), type.name).toEqual(served.toSorted());
  }
});

/** All that can be asked of a field: leaves as they are, objects with their names and ids. */
function askFor({ name, type, args }: GraphQLField<unknown, unknown>): string {
  const inner = getNamedType(type);
  if (isLeafType(inner)) return name;
  const page = args.some((one) => one.name === 'first') ? '(first: 100)' : '';
  if (inner.name.endsWith('Connection')) {
    const node = `__typename ${hasIds(inner) ? 'id' : ''}`;
    return `${name}${page} { totalCount edges { cursor node { ${node} } } nodes { ${node} } pageInfo { endCursor } }`;
  }
  if (!isObjectType(inner)) {
    const own = isInterfaceType(inner) && 'name' in inner.getFields() ? 'id name' : 'id';
    return `${name} { __typename ... on ${inner.name} { ${own} } }`;
  }
  const fields = Object.values(inner.getFields()).filter((one) =>
    isLeafType(getNamedType(one.type)),
  );
  return `${name} { __typename ${fields.map((one) => one.name).join(' ')} }`;
}

/** Whether what a connection holds has ids: steps and codes have none. */
function hasIds(connection: GraphQLNamedType): boolean {
  const nodes = isObjectType(connection) && connection.getFields()['nodes'];
  const node = nodes && getNamedType(nodes.type);
  return (isObjectType(node) || isInterfaceType(node)) && 'id' in node.getFields();
}

interface Seen {
  __typename?: string;
  id?: string;
}

/** Every object of an answer that says which it is. */
function objectsIn(value: unknown): Seen[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && '__typename' in value ? [value as Seen] : [];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((one) => [one.id, one]));
const rows = {
  Need: byId(world.needs),
  Claim: byId(world.claims),
  Resource: byId(world.resources),
  Agreement: byId(world.agreements),
  Project: byId(world.projects),
};
const MEETINGS = {
  Seat: [byId(world.seats), (oracle: Oracle, row: never) => oracle.seesSeat(row)],
  Meeting: [byId(world.meetings), (oracle: Oracle, row: never) => oracle.seesMeeting(row)],
  Attendance: [byId(world.attendances), (oracle: Oracle, row: never) => oracle.seesAttendance(row)],
  AgendaItem: [byId(world.agendaItems), (oracle: Oracle, row: never) => oracle.seesOfMeeting(row)],
  Decision: [byId(world.decisions), (oracle: Oracle, row: never) => oracle.seesDecision(row)],
  Matter: [byId(world.matters), (oracle: Oracle, row: never) => oracle.seesOfMeeting(row)],
} as const;
const reports = byId(world.figureReports);
const people = byId(world.people);
const appointments = byId(world.appointments);

const grants = byId(world.grants);
/** By the ids of accounts and of tokens. */
const accountOf = new Map([
  ...world.grants.map((one) => [one.account_id, one.account_id] as const),
  ...world.tokens.map((one) => [one.id, one.account_id] as const),
]);

const links = byId(world.screenLinks);

const audits = byId(world.audits);

/** Of rows that were written since the world was read, the path is not known here: auditors alone read them. */
function seesAudit(oracle: Oracle, id: string): boolean {
  const row = audits.get(id);
  return row ? oracle.seesAudit(row) : oracle.given.some(({ role }) => role === 'AUDITOR');
}

/** What every viewer may see: of any other type it has to be said who does. */
const PUBLIC =
  /^(Province|City|District|Street|Community|Grid|Building|BuildingPost|PartyOrganisation|CivicBody|Term|Venue|ServiceItem|DelegatedFunction)$/;

function isSeen(oracle: Oracle, { __typename, id = '' }: Seen): boolean {
  const need = rows.Need.get(id);
  if (need) return oracle.seesNeed(need);
  const claim = rows.Claim.get(id);
  if (claim) return oracle.seesClaim(claim);
  const resource = rows.Resource.get(id);
  if (resource) return oracle.seesResource(resource);
  const agreement = rows.Agreement.get(id);
  if (agreement) return oracle.seesAgreement(agreement);
  for (const [of, sees] of Object.values(MEETINGS)) {
    const row = of.get(id);
    if (row) return sees(oracle, row as never);
  }
  const project = rows.Project.get(id);
  if (project) return oracle.seesProject(project);
  const report = reports.get(id);
  if (report) return oracle.seesFigureReport(report);
  const person = people.get(id);
  if (person) return oracle.seesPerson(person);
  const appointment = appointments.get(id);
  if (appointment) return oracle.seesAppointment(appointment);
  const grant = grants.get(id);
  if (grant) return oracle.seesGrant(grant);
  const account = accountOf.get(id);
  if (account !== undefined) return oracle.accounts().has(account);
  const link = links.get(id);
  if (link) return oracle.seesScreenLink(link);
  // Made since, for the viewers of these tests.
  if (/^(Account|AccessGrant|Token)$/.test(__typename ?? '')) return oracle.isAdmin;
  if (__typename === 'PartnerUnit') return oracle.isKnown;
  if (__typename === 'AuditRow') return seesAudit(oracle, id);
  if (!PUBLIC.test(`${__typename}`)) throw new Error(`say above who sees a ${__typename}`);
  return true;
}

/** Rows of each type to start from: some that most viewers may see, some that few may. */
const STARTS: Record<string, string[]> = {
  ...Object.fromEntries(
    [district, street, community, grid].map((one) => [titleOf(one.kind), [one.id]]),
  ),
  Building: world.posts.slice(0, 2).map((one) => one.place_id),
  PartyOrganisation: world.organisations.slice(0, 3).map(({ id }) => id),
  BuildingPost: world.posts.slice(0, 2).map(({ id }) => id),
  CivicBody: world.civicBodies.slice(0, 3).map(({ id }) => id),
  FigureReport: world.figureReports
    .filter((_, i) => i % Math.ceil(world.figureReports.length / 12) === 0)
    .map(({ id }) => id),
  Venue: world.venues.slice(0, 2).map(({ id }) => id),
  ServiceItem: world.serviceItems.slice(0, 2).map(({ id }) => id),
  DelegatedFunction: world.delegatedFunctions.slice(0, 2).map(({ id }) => id),
  ...Object.fromEntries(
    Object.entries(MEETINGS).map(([type, [of]]) => [
      type,
      [...of.keys()].filter((_, i) => i % Math.ceil(of.size / 10) === 0),
    ]),
  ),
  Term: world.terms.slice(0, 2).map(({ id }) => id),
  ...Object.fromEntries(
    Object.entries({ Person: world.people, Appointment: world.appointments }).map(([type, of]) => [
      type,
      of.filter((_, i) => i % Math.ceil(of.length / 12) === 0).map(({ id }) => id),
    ]),
  ),
  Account: world.grants.map((one) => one.account_id),
  AccessGrant: world.grants.map(({ id }) => id),
  Token: world.tokens.map(({ id }) => id),
  ScreenLink: world.screenLinks.map(({ id }) => id),
  PartnerUnit: [unit.id, ...world.units.slice(0, 3).map(({ id }) => id)],
  ...Object.fromEntries(
    Object.entries(rows).map(([type, of]) => [
      type,
      [...of.values()].filter((_, i) => i % Math.ceil(of.size / 12) === 0).map(({ id }) => id),
    ]),
  ),
};

function titleOf(kind: string): string {
  return kind.charAt(0) + kind.slice(1).toLowerCase();
}

/** Each root field with arguments; a root field that is not here fails the test. */
const someNeed = world.needs[0];
const ROOTS: Record<string, string> = {
  need: `(by: { id: "${someNeed?.id}" })`,
  needs: '(first: 100)',
  needStats: '(groupBy: [STREET, COMMUNITY, UNIT])',
  claimStats: '(groupBy: [CHILD, UNIT])',
  resourceStats: '(groupBy: [CHILD, UNIT])',
  projectStats: '(groupBy: [CHILD, UNIT])',
  claim: `(id: "${world.claims[0]?.id}")`,
  claims: '(first: 100)',
  resource: `(id: "${world.resources[0]?.id}")`,
  resources: '(first: 100)',
  agreement: `(id: "${world.agreements[0]?.id}")`,
  agreements: '(first: 100)',
  project: `(id: "${world.projects[0]?.id}")`,
  projects: '(first: 100)',
  partnerUnit: `(id: "${unit.id}")`,
  partnerUnits: '(first: 100)',
  place: `(by: { id: "${street.id}" })`,
  places: '(first: 1)',
  district: '(code: "211102")',
  meeting: `(id: "${world.meetings[0]?.id}")`,
  meetings: '(first: 100)',
  decision: `(id: "${world.decisions[0]?.id}")`,
  decisions: '(first: 100)',
  partyOrganisations: '(first: 100)',
  civicBodies: '(first: 100)',
  figures: '(of: { code: "211102" })',
  venue: `(id: "${world.venues[0]?.id}")`,
  venues: '(first: 100)',
  serviceItem: `(id: "${world.serviceItems[0]?.id}")`,
  serviceItems: '(first: 100)',
  delegatedFunction: `(id: "${world.delegatedFunctions[0]?.id}")`,
  delegatedFunctions: '(first: 100)',
  body: `(id: "${world.civicBodies[0]?.id}")`,
  person: `(id: "${world.people[0]?.id}")`,
  people: '(first: 100)',
  appointment: `(id: "${world.appointments[0]?.id}")`,
  partyOrganisation: `(id: "${world.organisations[0]?.id}")`,
  node: `(id: "${someNeed?.id}")`,
  matchSuggestions: `(for: { placeId: "${community.id}" })`,
  planMatches: `(placeId: "${community.id}")`,
  audit: '(first: 100)',
  accounts: '(first: 100)',
  screenLinks: '(first: 100)',
  viewer: '',
  hub: '',
  labels: '',
};

test('every root field is asked', () => {
  expect(Object.keys(ROOTS).toSorted()).toEqual(
    Object.keys(schema.getQueryType()?.getFields() ?? {})
      .filter((name) => !name.startsWith('_'))
      .toSorted(),
  );
});

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === 0 ||
  (Array.isArray(value) && value.every(isNothing)) ||
  (typeof value === 'object' &&
    Object.entries(value).every(([name, one]) => name === '__typename' || isNothing(one)));

describe.each(Object.entries(VIEWERS))('%s', (who, given) => {
  const oracle = new Oracle(world, given);
  const asker = async () => hub.as(await tokenOf(hub, given));
  const administrator = async () => hub.as(await tokenOf(hub, VIEWERS['DISTRICT_ADMIN'] ?? []));

  test.each(Object.entries(ROOTS))('Query.%s', async (name, args) => {
    const field = schema.getQueryType()?.getFields()[name];
    if (!field) throw new Error(`there is no ${name}`);
    const asked = askFor(field).replace(/^(\w+)(\([^)]*\))?/, `$1${args}`);
    const document = `{ ${asked} }`;
    const answer = await (await asker()).ask(document);
    for (const object of objectsIn(answer)) {
      expect(isSeen(oracle, object), `a leak to ${who}: ${JSON.stringify(object)}`).toBe(true);
    }
    if (kindOf('Query', name) === 'SCOPED' && who === 'nobody')
      expect(isNothing(answer[name])).toBe(true);
    // What is of persons is left out of the comparison: the table of masks is tested by itself.
    const isPlain = ['place', 'hub', 'labels', 'district'].includes(name);
    if (isPlain && name !== 'hub') {
      const leaves = document.replaceAll(/needCounts \{[^}]*\}/g, '');
      expect(await (await asker()).ask(leaves)).toEqual(await (await administrator()).ask(leaves));
    }
  });

  test.each(Object.keys(STARTS))('every field of %s', async (typeName) => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`there is no ${typeName}`);
    const fields = Object.values(type.getFields()).map(askFor).join(' ');
    const ask = await asker();
    for (const id of STARTS[typeName] ?? []) {
      const { node } = await ask.ask(
        `query ($id: ID!) { node(id: $id) { __typename id ... on ${typeName} { ${fields} } } }`,
        { id },
      );
      for (const object of objectsIn(node)) {
        expect(isSeen(oracle, object), `a leak to ${who}: ${JSON.stringify(object)}`).toBe(true);
      }
      if (node === null || who !== 'nobody') continue;
      for (const [name, value] of Object.entries(node as object)) {
        const kind = kindOf(typeName, name);
        if (kind === 'SCOPED') expect(isNothing(value), `${typeName}.${name} to nobody`).toBe(true);
        if (kind === 'PERSONAL' && name !== 'memberCount') expect(value, name).toBeNull();
      }
    }
  });

  test('_entities, by both keys', async () => {
    const representations = Object.entries(rows).flatMap(([__typename, of]) =>
      [...of.values()].slice(0, 10).flatMap(({ id, number }) => [
        { __typename, id },
        { __typename, number },
      ]),
    );
    const { _entities: found } = await (
      await asker()
    ).ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Need { id } ... on Claim { id } ... on Resource { id } ... on Agreement { id } ... on Project { id } } }`,
      { of: representations },
    );
    const expected = Object.values(rows).flatMap((of) =>
      [...of.values()].slice(0, 10).flatMap((row) => {
        const isShown = isSeen(oracle, { id: row.id });
        return [isShown, isShown];
      }),
    );
    expect(found.map((one: Seen | null) => one !== null)).toEqual(expected);
  });

  test.each([
    ['need', 'Need', 'LISTED'],
    ['claim', 'Claim', 'ACCEPTED'],
    ['resource', 'Resource', 'LISTED'],
    ['agreement', 'Agreement', 'ACTIVE'],
    ['agreement', 'Agreement', 'DRAFT'],
    ['project', 'Project', 'IN_PROGRESS'],
  ])(
    'the subscription %sChanged begins with the list that it may see',
    async (noun, type, state) => {
      const token = await tokenOf(hub, given);
      const feed = await hub.listen<{ __typename: string; row?: { id: string } }>(
        `subscription ($filter: ${type}Filter) { ${noun}Changed(snapshot: true, filter: $filter) { __typename ... on ${type}SnapshotRow { row: ${noun} { id } } } }`,
        { filter: { state: { in: [state] } } },
        token,
      );
      if (who === 'nobody') return expectRefusal(feed);
      const ids: string[] = [];
      for (let event = await feed.next(); event.row; event = await feed.next())
        ids.push(event.row.id);
      const all = {
        need: oracle.needs(),
        claim: world.claims.filter((one) => oracle.seesClaim(one)),
        resource: world.resources.filter((one) => oracle.seesResource(one)),
        agreement: world.agreements.filter((one) => oracle.seesAgreement(one)),
        project: world.projects.filter((one) => oracle.seesProject(one)),
      };
      const listed = all[noun as keyof typeof all].filter((one) => one.state === state);
      expect(ids.toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
    },
  );

  test.each([
    ['place', 'Place', world.places.filter(({ kind }) => kind === 'STREET'), 'kind', 'STREET'],
    [
      'partyOrganisation',
      'PartyOrganisation',
      world.organisations.filter(({ kind }) => kind === 'GENERAL_BRANCH'),
      'kind',
      'GENERAL_BRANCH',
    ],
    [
      'partnerUnit',
      'PartnerUnit',
      world.units.filter(({ sector }) => sector === 'SOCIAL'),
      'sector',
      'SOCIAL',
    ],
  ])('the subscription %sChanged begins with all there is', async (field, type, all, by, value) => {
    const token = await tokenOf(hub, given);
    const feed = await hub.listen<{ __typename: string; row?: { id: string } }>(
      `subscription ($filter: ${type}Filter) { ${field}Changed(snapshot: true, filter: $filter) { __typename ... on ${type}SnapshotRow { row: ${field} { id } } } }`,
      { filter: { [by]: { in: [value] } } },
      token,
    );
    // Units have names for whoever has a token.
    if (who === 'nobody' && field === 'partnerUnit') return expectRefusal(feed);
    const ids: string[] = [];
    for (let event = await feed.next(); event.row; event = await feed.next())
      ids.push(event.row.id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });

  test('the counts that it is told are those of what it may see', async () => {
    const token = await tokenOf(hub, given);
    const feed = await hub.listen<{ counts: { total: number } }>(
      'subscription { needCountsChanged { ... on NeedCountsChange { counts { total } } } }',
      {},
      token,
    );
    if (who === 'nobody') return expectRefusal(feed);
    expect((await feed.next()).counts.total).toBe(oracle.needs().length);
  });
});

/** Nothing would ever come, so nobody is kept waiting for it. */
async function expectRefusal(feed: { next: () => Promise<unknown> }): Promise<void> {
  await expect(feed.next()).rejects.toMatchObject({
    cause: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
}

test('no union or type is left out of the table', () => {
  const all = Object.values(schema.getTypeMap()).filter(
    (type) => isUnionType(type) && isOurs(type.name),
  );
  for (const union of all) {
    for (const type of isUnionType(union) ? union.getTypes() : [])
      expect(FIELDS).toHaveProperty(type.name);
  }
});
