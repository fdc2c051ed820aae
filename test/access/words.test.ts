/**
 * Free words: every column that may hold some is declared, and a screen is told those that it may read and no other, by
 * any path. Each column holds a mark of its own, and everything that can be asked is asked.
 */
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  GraphQLString,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';
import { comeToTime, committeeOf, soon } from '../meeting-lifecycles.ts';
import { READ_BY_SCREENS, WORDS } from './words.ts';

const hub = await openTestHub();
const { sql, build, office } = hub;
const { schema } = hub.hub.executor;
const entities = [...hub.hub.services.writer.metadata.getAll().values()].filter(
  (meta) => !meta.abstract && meta.tableName,
);

interface Column {
  name: string;
  table: string;
  column: string;
}

/** Text that is not compared byte for byte, as keys and members of closed lists are, and is not made of other columns. */
async function wordsOfSchema(): Promise<Column[]> {
  return sql<Column & Record<string, unknown>>(
    `select c.relname || '.' || a.attname as name, c.relname as table, a.attname as column
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'gridhub'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'migration' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype)
       and a.attcollation <> '"C"'::regcollation`,
  );
}

/** Properties that a field of type String shows as they are. */
function wordsOfEntities(): Column[] {
  return entities.flatMap((meta) => {
    const type = schema.getType(meta.className);
    if (!type || !('getFields' in type)) return [];
    const fields = type.getFields();
    return meta.props.flatMap(({ name, fieldNames }) => {
      const field = fields[name];
      const column = fieldNames?.[0];
      if (!field || !column || getNamedType(field.type as GraphQLOutputType) !== GraphQLString)
        return [];
      return [{ name: `${meta.tableName}.${column}`, table: meta.tableName, column }];
    });
  });
}

test('every column of free words is declared', async () => {
  const found = [...(await wordsOfSchema()), ...wordsOfEntities()].map(({ name }) => name);
  expect(found.filter((name) => !(name in WORDS))).toEqual([]);
  expect(found.length).toBeGreaterThan(40);
});

test('what screens do not read is marked in its entity, or stands in rows that no screen sees', async () => {
  const unseen = [
    '_step',
    'account',
    'token',
    'screen_link',
    'reveal',
    'audit',
    'change',
    'command_key',
  ];
  for (const [name, readers] of Object.entries(WORDS)) {
    const [table = '', column = ''] = name.split('.');
    if (READ_BY_SCREENS.includes(readers) || readers === 'PERSONAL') continue;
    if (unseen.some((one) => table.endsWith(one))) continue;
    const meta = entities.find((one) => one.tableName === table);
    const property = meta?.props.find((one) => one.fieldNames?.[0] === column)?.name ?? '';
    const type = schema.getType(meta?.className ?? '');
    const isShown = type && 'getFields' in type && property in type.getFields();
    if (readers === 'NOBODY' && !isShown) continue;
    const { words = {} } = (meta?.class ?? {}) as { words?: object };
    expect(Object.keys(words), name).toContain(property);
  }
});

const PAGE = '(first: 5)';

/** All that a type tells, and of what it leads to as deep as said. */
function fieldsOf(type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type)) {
    const own = isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const leaves = own.filter((one) => isLeafType(getNamedType(one.type)));
    return ['__typename', ...leaves.map(({ name }) => name)].join(' ');
  }
  const fields = Object.values(type.getFields()).filter(
    ({ args, name }) =>
      !name.startsWith('_') && args.every((one) => !String(one.type).endsWith('!')),
  );
  const told = fields.flatMap(({ name, type: of, args }) => {
    const inner = getNamedType(of);
    if (isLeafType(inner)) return [name];
    if (depth === 0) return [];
    const page = args.some((one) => one.name === 'first') ? PAGE : '';
    const nodes = isObjectType(inner) && inner.getFields()['nodes'];
    const shown = nodes
      ? `nodes { ${fieldsOf(getNamedType(nodes.type), depth - 1)} }`
      : fieldsOf(inner, depth - 1);
    return [`${name}${page} { ${shown} }`];
  });
  return ['__typename', ...told].join(' ');
}

/** Rows of each type by their id, as the database has them. */
const rows: Record<string, string> = {};
/** What each column holds. */
const marks = new Map<string, string>();

beforeAll(async () => {
  const community = await build.place();
  const building = await build.place('BUILDING', await build.place('GRID', community));
  const unit = await build.unit({ place: building });
  const { id: agreementId } = await build.agreement({ unit, place: building });
  const organisation = `('party_x', 'X', 'GRID_GROUP', '组', $1, $2, '牌', '题', 9)`;
  await sql(
    `insert into party_organisation (id, code, kind, name, place_id, path, brand_name, brand_theme, member_count) values ${organisation}`,
    [building.id, building.path],
  );
  await sql(
    `insert into building_post (id, title, duties, place_id, path, party_organisation_id)
     values ('post_x', '岗', '责', $1, $2, 'party_x')`,
    [building.id, building.path],
  );
  await sql(
    `insert into civic_body (id, kind, name, place_id, path) values ('civic_x', 'OWNERS_COMMITTEE', '业', $1, $2)`,
    [building.id, building.path],
  );
  const onBuilding = { place: { id: building.id } };
  const opened = { ...onBuilding, name: '阵', area: 1, openedOn: '2020-01-01' };
  const { venue } = await build.run('registerVenue', opened);
  const offered = { ...onBuilding, scheme: 'STREET', name: '事' };
  const { serviceItem } = await build.run('offerServiceItem', offered);
  await sql(
    `insert into delegated_function (id, bureau, name, place_id, path, valid_from) values ('delegated_function_x', '局', '职', $1, $2, '2020-01-01')`,
    [building.id, building.path],
  );
  const { figureReport } = await build.run('reportFigure', {
    ...onBuilding,
    metric: 'VILLAGES',
    value: 1,
    reportedOn: '2021-07-15',
    source: '报',
  });
  const person = await build.person(building);
  await build.run('appointPerson', {
    personId: person.id,
    post: 'POST_HOLDER',
    buildingPostId: 'post_x',
  });
  const { committeeId, seatId } = await committeeOf(hub, { place: building, unit });
  const plan = { committeeId, title: '会', venue: '厅', scheduledAt: soon(hub) };
  const { meeting } = await build.run('planMeeting', plan);
  const meetingId = meeting.id as string;
  await build.run('proposeAgendaItem', { meetingId, title: '题' });
  await build.run('notifyMeeting', { meetingId });
  await comeToTime(hub, meetingId);
  await build.run('holdMeeting', { meetingId, presentIds: [seatId] });
  const made = { meetingId, text: '定', ownerId: unit.id, dueOn: '2099-01-01' };
  const { decision } = await build.run('recordDecision', made);
  const resource = await build.resource({ unit, place: building, quantity: 9 });
  await build.run('amendResource', { resourceId: resource.id, openTo: 'PARTNERS' });
  const need = await build.need({ place: building, quantity: 9 });
  const claim = await build.claim({ need, unit, resourceId: resource.id });
  await build.run('pauseResource', { resourceId: resource.id });
  await build.run('resumeResource', { resourceId: resource.id });
  const project = await build.project({ place: building });
  await sql(`update project set filed_at = now(), reason = '因' where id = $1`, [project.id]);
  const declared = new Set(Object.keys(WORDS));
  for (const { name, table, column } of await wordsOfSchema()) {
    if (!declared.has(name) || ['change', 'audit', 'command_key'].includes(table)) continue;
    const mark = `⟦${String(marks.size).padStart(3, '0')}⟧`;
    marks.set(name, mark);
    await sql(`update ${table} set ${column} = $1`, [mark]);
  }
  Object.assign(rows, {
    Need: need.id,
    Claim: claim.id,
    Resource: resource.id,
    Agreement: agreementId,
    PartnerUnit: unit.id,
    Building: building.id,
    Community: community.id,
    PartyOrganisation: 'party_x',
    BuildingPost: 'post_x',
    Meeting: meetingId,
    Decision: decision.id,
    CivicBody: 'civic_x',
    Venue: venue.id,
    FigureReport: figureReport.id,
    ServiceItem: serviceItem.id,
    DelegatedFunction: 'delegated_function_x',
    Person: person.id,
    Project: project.id,
  });
});

async function everythingFor(token: string): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const [name, id] of Object.entries(rows)) {
    const type = schema.getType(name);
    if (!type) throw new Error(`there is no ${name}`);
    // Each way that leads on by itself, so that no document is too complex.
    const ways = isObjectType(type) ? Object.values(type.getFields()) : [];
    const [leaves] = [fieldsOf(type, 0)];
    const documents = [leaves, ...ways.flatMap((way) => wayOn(way))];
    for (const document of documents) {
      const { node } = await hub
        .as(token)
        .ask(`query ($id: ID!) { node(id: $id) { ... on ${name} { ${document} } } }`, { id });
      told[`${name} ${document}`] = node;
    }
  }
  for (const list of ['needs', 'claims', 'resources', 'projects', 'partnerUnits']) {
    const field = schema.getQueryType()?.getFields()[list];
    const nodes = field && isObjectType(getNamedType(field.type)) && getNamedType(field.type);
    const node = nodes && isObjectType(nodes) ? nodes.getFields()['nodes'] : undefined;
    if (!node) throw new Error(`${list} is no list`);
    told[list] = await hub
      .as(token)
      .ask(`{ ${list}${PAGE} { nodes { ${fieldsOf(getNamedType(node.type), 0)} } } }`);
  }
  return told;
}

function wayOn(field: GraphQLField<unknown, unknown>): string[] {
  const inner = getNamedType(field.type);
  if (isLeafType(inner) || field.args.some((one) => String(one.type).endsWith('!'))) return [];
  const page = field.args.some((one) => one.name === 'first') ? PAGE : '';
  const nodes = isObjectType(inner) && inner.getFields()['nodes'];
  const on = nodes ? getNamedType(nodes.type) : inner;
  const told = fieldsOf(on, 1);
  return [
    nodes ? `${field.name}${page} { nodes { ${told} } }` : `${field.name}${page} { ${told} }`,
  ];
}

const namesIn = (told: unknown) => {
  const text = JSON.stringify(told);
  return [...marks].flatMap(([name, mark]) => (text.includes(mark) ? [name] : []));
};

const isReadByScreens = (name: string) => READ_BY_SCREENS.includes(WORDS[name] ?? 'NOBODY');

test('the crawl is not blind: an administrator reads every column that any viewer reads', async () => {
  const hidden = [...marks.keys()].filter((name) =>
    ['NOBODY', 'NO_WORDS', 'ADMINS'].includes(WORDS[name] ?? ''),
  );
  const read = namesIn(await everythingFor(office.token));
  expect(new Set([...read, ...hidden])).toEqual(new Set(marks.keys()));
});

test('a screen reads what it may and no other word', async () => {
  const { token } = await office.account({ role: 'SCREEN', place: office.root });
  const told = await everythingFor(token);
  expect(namesIn(told).filter((name) => !isReadByScreens(name))).toEqual([]);
  expect(
    told['Need ' + fieldsOf(schema.getType('Need') as GraphQLNamedType, 0)] as object,
  ).toBeTruthy();
});

test('a need that is public shows a screen its title, and nothing more', async () => {
  const { token } = await office.account({ role: 'SCREEN', place: office.root });
  await build.run('publishNeed', { needId: rows['Need'] });
  const more = namesIn(await everythingFor(token)).filter((name) => !isReadByScreens(name));
  expect(more).toEqual(['need.title']);
  await build.run('unpublishNeed', { needId: rows['Need'] });
  expect(namesIn(await everythingFor(token))).not.toContain('need.title');
});

test('a screen finds no need by a word that it does not read', async () => {
  const { token } = await office.account({ role: 'SCREEN', place: office.root });
  const count = async (name: string) => {
    const search = marks.get(name);
    const { needs } = await hub
      .as(token)
      .ask('query ($search: String) { needs(search: $search) { totalCount } }', { search });
    return needs.totalCount;
  };
  expect([await count('need.title'), await count('need.description')]).toEqual([0, 0]);
  await build.run('publishNeed', { needId: rows['Need'] });
  expect([await count('need.title'), await count('need.description')]).toEqual([1, 0]);
  await build.run('unpublishNeed', { needId: rows['Need'] });
});

/** Kinds of places that an answer names, below objects that are no places themselves. */
function placesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(placesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { __typename: own } = value as { __typename?: string };
  return [
    ...(own === 'Grid' || own === 'Building' ? [own] : []),
    ...Object.values(value).flatMap(placesIn),
  ];
}

test('no row tells a screen of a place finer than its community', async () => {
  const { token } = await office.account({ role: 'SCREEN', place: office.root });
  const ofRows = (told: Record<string, unknown>) =>
    Object.entries(told).filter(([from]) =>
      /^(Need|Claim|Resource|Agreement|Project|PartnerUnit|needs|claims|resources|projects)/.test(
        from,
      ),
    );
  expect(placesIn(ofRows(await everythingFor(office.token)))).not.toEqual([]);
  expect(placesIn(ofRows(await everythingFor(token)))).toEqual([]);
  const { node } = await hub
    .as(token)
    .ask('query ($id: ID!) { node(id: $id) { ... on Place { agreements { totalCount } } } }', {
      id: rows['Building'],
    });
  expect(node.agreements.totalCount).toBe(0);
});
