/** Rows are read with the columns that are asked for: no field may miss one that it uses. */
import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { hub, ask, sql, statements } = await openTestHub({ demo: true });
const { schema } = hub.executor;

/** A row of every type that `node` can find, with something in most of its fields. */
const rows = await sql<{ type: string; id: string }>(
  `select initcap(lower(kind)) as type, min(id) as id from place where kind not in ('TOWN', 'VILLAGE') group by 1
   union all select 'PartyOrganisation', max(id) from party_organisation
   union all select 'BuildingPost', max(id) from building_post
   union all select 'CivicBody', max(id) from civic_body
   union all select 'Term', max(id) from term
   union all select 'Venue', max(id) from venue
   union all select 'FigureReport', max(id) from figure_report
   union all select 'ServiceItem', max(id) from service_item
   union all select 'DelegatedFunction', max(id) from delegated_function
   union all select 'Person', (select person_id from appointment where unit_id is not null limit 1)
   union all select 'Appointment', (select id from appointment where body_id is not null limit 1)
   union all select 'Seat', max(id) from seat
   union all select 'Meeting', (select id from meeting where state = 'CLOSED' limit 1)
   union all select 'Decision', (select id from decision where agenda_item_id is not null limit 1)
   union all select 'AgendaItem', (select agenda_item_id from matter where agenda_item_id is not null limit 1)
   union all select 'Attendance', max(id) from attendance
   union all select 'Matter', max(id) from matter
   union all select 'PartnerUnit', (select unit_id from claim limit 1)
   union all select 'Agreement', max(id) from agreement
   union all select 'Resource', max(id) from resource
   union all select 'Project', (select id from project where accepted_at is not null and lead_unit_id is not null and cardinality(unit_ids) > 1 limit 1)
   union all select 'Claim', (select id from claim where state = 'CONFIRMED' limit 1)
   union all select 'Need', (select id from need where rating is not null and unit_id is not null limit 1)
   union all select 'Need', (select id from need where state = 'LISTED' and deadline < now() limit 1)
   union all select 'Need', (select id from need where merged_into_id is not null limit 1)`,
);

test('every type of rows with commands is among them', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && 'allowedCommands' in type.getFields(),
  );
  const here = new Set(rows.map(({ type }) => type));
  expect(types.map(({ name }) => name).filter((name) => !here.has(name))).toEqual([]);
});

/** A field as it can be asked for by itself: leaves as they are, objects and lists by what they hold. */
function selectionsOf(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields()).map(({ name, type: of }) => {
    const inner = getNamedType(of);
    if (isLeafType(inner)) return name;
    if (inner.name.endsWith('Connection')) return `${name} { totalCount nodes { __typename } }`;
    if (inner.name === 'NeedCounts') return `${name} { total }`;
    return `${name} { __typename ${'getFields' in inner && 'id' in inner.getFields() ? 'id' : ''} }`;
  });
}

const asked = (type: string, selection: string) =>
  `query ($id: ID!) { node(id: $id) { ... on ${type} { ${selection} } } }`;

test.each(rows)(
  'every field of $type answers the same alone as among all others',
  async ({ type, id }) => {
    const of = schema.getType(type);
    if (!isObjectType(of)) throw new Error(`${type} is no type of the hub`);
    const selections = selectionsOf(of);
    const { node: whole } = await ask(asked(type, selections.join(' ')), { id });
    for (const selection of selections) {
      const { node } = await ask(asked(type, selection), { id });
      const [name = ''] = selection.split(' ');
      expect(node[name], `${type}.${name}`).toEqual(whole[name]);
    }
  },
);

test('a question for one leaf reads the columns of that leaf, and keys', async () => {
  const [{ id } = { id: '' }] = rows.filter(({ type }) => type === 'Need');
  await ask('query ($id: ID!) { need(by: { id: $id }) { title } }', { id });
  const [statement] = statements();
  expect(statement?.text).toContain('t.title');
  expect(statement?.text).not.toMatch(/description|deadline|created_at/);
});
