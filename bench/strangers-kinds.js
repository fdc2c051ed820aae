/** What bad clients send: each kind is a list of requests in turn, the dearest that the limits let pass, or just do not. */

/** Places of the demo: a district, and a town of it. */
const DISTRICT = '211102';
const TOWN = '211102002';
const MEGABYTE = 999_000;

const many = (count, one) => Array.from({ length: count }, (_, i) => one(i));
/** A name that no other document has: nothing of it is known yet. */
let sent = 0;
const fresh = (body, head = '') => `query Q${(sent += 1)}${head} ${body}`;

/** Another text each time. */
const query = (label, write) => ({ label, body: () => JSON.stringify({ query: write() }) });

/** Large and always the same: written once, or its client would be busier than the hub. */
function raw(label, write, type = 'application/json') {
  let text;
  return { label, body: () => (text ??= write()), type };
}
const asked = (label, write) => raw(label, () => JSON.stringify(write()));

const PLACE = 'id code name kind createdAt updatedAt version isDemo';
const PARTY = 'id code name kind createdAt updatedAt version memberCount secretaryName';
const DEEP = `${'parent { '.repeat(11)} ${PLACE} ${'} '.repeat(11)}`;
const below = (first, fields) => `descendants(first: ${first}) { nodes { ${fields} } }`;
const ofDistrict = (fields) => `{ place(by: { code: "${DISTRICT}" }) { ${fields} } }`;

const wide = [
  query('wide', () =>
    fresh(
      ofDistrict(
        many(
          2,
          (i) =>
            `a${i}: ${below(100, `${PLACE} ancestors { ${PLACE} partyOrganisations { ${PARTY} children { ${PARTY} } } }`)}`,
        ).join(' '),
      ),
    ),
  ),
  query('deep', () => fresh(ofDistrict(below(100, `${PLACE} ${DEEP}`)))),
  query('broad', () =>
    fresh(
      ofDistrict(
        many(98, (i) => `a${i}: ${below(100, 'id code name kind createdAt updatedAt')}`).join(' '),
      ),
    ),
  ),
];

const LABELS = many(98, (i) => `a${i}: labels { en enum label value zh }`).join(' ');

const common = [
  query('labels', () => fresh(`{ ${LABELS} }`)),
  query('partyOrganisations', () =>
    fresh(
      ofDistrict(
        many(98, (i) => `a${i}: ${below(100, 'name partyOrganisations { name }')}`).join(' '),
      ),
    ),
  ),
  query('search', () =>
    fresh(
      `{ ${many(35, (i) => `a${i}: needs(search: "维修 照明 电梯 ${i}", first: 100) { totalCount nodes { title } }`).join(' ')} }`,
    ),
  ),
  query('one letter', () =>
    fresh(
      `{ ${many(39, (i) => `a${i}: needs(search: "楼 的 ${i % 10}", first: 100) { totalCount }`).join(' ')} }`,
    ),
  ),
  query('visible', () =>
    fresh(
      `{ ${many(90, (i) => `a${i}: viewer { visible { agreements claims needs resources over } }`).join(' ')} }`,
    ),
  ),
];

const TYPES = '{ name kind fields { name args { name type { name } } type { name } } }';
const schemaOf = (count) =>
  `{ ${many(count, (i) => `a${i}: __schema { types ${TYPES} }`).join(' ')} }`;
const stats = (count) =>
  `{ ${many(
    count,
    (i) =>
      `a${i}: needStats(groupBy: [CATEGORY, COMMUNITY, STATE, URGENCY, UNIT], bucket: HOUR, filter: { quantity: { gt: ${-i} } }) { count overdue averageRating category state }`,
  ).join(' ')} }`;

const dearest = [...common, query('introspection', () => fresh(schemaOf(40)))];
const dearestOfUnit = [...dearest, query('needStats', () => fresh(stats(45)))];

const nested = [
  query('claims and history', () =>
    fresh(`{ needs(first: 100) { totalCount nodes { id title description allowedCommands history { nodes { at command from to actor reason } }
      claims { nodes { number state allowedCommands history(first: 2) { nodes { at command actor } } need { title claims(first: 2) { nodes { state } } } } }
      place { name ancestors { name } } } } }`),
  ),
  query('resources and agreements', () =>
    fresh(`{ partnerUnits(first: 100) { totalCount nodes { name liaison { contactName } agreements { nodes { title history(first: 2) { nodes { command } } place { name } } }
      resources(first: 10) { totalCount nodes { title history(first: 2) { nodes { command actor } } } } } } }`),
  ),
];

/** The filter of so many conditions, no two of them alike. */
const conditions = (count) =>
  `{ or: [${many(count / 2, (i) => `{ not: { quantity: { gt: ${i}, lt: ${i - sent} } } }`).join(' ')}] }`;
/** One more than there may be is refused: so many are just let pass. */
const MOST_TERMS = 200;

const filters = [
  query('one list', () =>
    fresh(
      `{ needs(first: 100, filter: ${conditions(MOST_TERMS)}) { totalCount nodes { id title } } }`,
    ),
  ),
  query('twenty lists', () =>
    fresh(
      `{ ${many(20, (i) => `a${i}: needs(first: 100, filter: ${conditions(10)}) { totalCount nodes { id title } }`).join(' ')} }`,
    ),
  ),
  query('counts of places', () =>
    fresh(
      `{ place(by: { code: "${DISTRICT}" }) { ${below(49, `needCounts(filter: ${conditions(MOST_TERMS)}) { total open }`)} } }`,
    ),
  ),
  query('nested', () =>
    fresh(
      `{ needs(first: 1, filter: ${'{ and: [{ not: '.repeat(45)}{ quantity: { gt: 1 } }${' }] }'.repeat(45)}) { totalCount } }`,
    ),
  ),
];

const ROOTS = [
  'hub { version }',
  'labels { en zh }',
  'viewer { role name }',
  'needs { totalCount }',
];
const fragments = (count, fields) =>
  many(count, (i) => `fragment F${i} on Query { ${fields(i)} }`).join(' ');

const invalid = [
  query('equal fields', () =>
    fresh(
      `{ ${many(3, () => `needs { ${many(70, (i) => `nodes { id(no: ${i}) }`).join(' ')} }`).join(' ')} }`,
    ),
  ),
  query('fragments', () =>
    fresh(
      `{ ${many(94, (i) => `...F${i}`).join(' ')} } ${fragments(94, () => `${ROOTS.join(' ')} unknown`)}`,
    ),
  ),
  query('fragments in a row', () =>
    fresh(
      `{ ...F0 } ${fragments(98, (i) => `${ROOTS.join(' ')} ${i < 97 ? `...F${i + 1}` : '...F0'}`)}`,
    ),
  ),
  query('unknown names', () =>
    fresh(
      `{ ${many(70, (i) => `unknown${i} { ${many(65, (k) => `needz${i * 65 + k}`).join(' ')} }`).join(' ')} }`,
    ),
  ),
  query('too many words', () => `{ ${'needs { totalCount } '.repeat(40_000)} }`),
  query('a long text', () =>
    fresh(`{ needs(search: """${'\n '.repeat(300_000)}""") { totalCount } }`),
  ),
  query('a long number', () => fresh(`{ needs(first: ${'9'.repeat(900_000)}) { totalCount } }`)),
  query('a long comment', () => `${fresh('{ hub { version } }')} #${'x'.repeat(900_000)}`),
];

const bodies = [
  raw('valid', () =>
    JSON.stringify({ query: '{ hub { version } }', more: many(150_000, () => 'abc') }),
  ),
  raw('objects', () =>
    JSON.stringify({
      query: '{ hub { version } }',
      extensions: Object.fromEntries(many(60_000, (i) => [`k${i}${sent}`, i])),
    }),
  ),
  raw('deep', () => '['.repeat(MEGABYTE)),
  raw('shallow, and many', () => `[${'[],'.repeat(330_000)}[]]`),
  raw('no JSON', () => 'x'.repeat(MEGABYTE)),
  raw('another type', () => 'x'.repeat(MEGABYTE), 'text/plain'),
  raw('too large', () => 'x'.repeat(1_100_000)),
  raw('a batch', () => JSON.stringify(many(20_000, () => ({ query: '{ hub { version } }' })))),
];

const LISTED = 'query ($v: NeedFilter) { needs(filter: $v, first: 100) { totalCount } }';
const ORDERED = 'query ($v: [NeedOrder!]) { needs(orderBy: $v, first: 100) { totalCount } }';
const GROUPED = 'query ($v: [NeedDimension!]!) { needStats(groupBy: $v) { count } }';

const variables = [
  asked('conditions', () => ({
    query: LISTED,
    variables: { v: { and: many(30_000, (i) => ({ quantity: { gt: i } })) } },
  })),
  asked('values', () => ({
    query: LISTED,
    variables: { v: { state: { in: many(80_000, () => 'LISTED') } } },
  })),
  asked('wrong values', () => ({
    query: LISTED,
    variables: { v: { state: { in: many(80_000, (i) => `NO${i}`) } } },
  })),
  asked('orders', () => ({
    query: ORDERED,
    variables: { v: many(15_000, () => ({ field: 'CREATED_AT', direction: 'DESC' })) },
  })),
  asked('orders, just let pass', () => ({
    query: ORDERED,
    variables: { v: many(4_900, () => ({ field: 'CREATED_AT', direction: 'DESC' })) },
  })),
  asked('dimensions', () => ({
    query: GROUPED,
    variables: { v: many(80_000, () => 'CATEGORY') },
  })),
  asked('dimensions, just let pass', () => ({
    query: GROUPED,
    variables: { v: many(9_900, () => 'CATEGORY') },
  })),
  asked('wrong values, just let pass', () => ({
    query: LISTED,
    variables: { v: { state: { in: many(9_900, (i) => `NO${i}`) } } },
  })),
  asked('a text', () => ({
    query: 'query ($v: String) { needs(search: $v, first: 100) { totalCount } }',
    variables: { v: '维修 '.repeat(130_000) },
  })),
  asked('a word', () => ({
    query: 'query ($v: String) { needs(search: $v, first: 100) { totalCount } }',
    variables: { v: '维'.repeat(330_000) },
  })),
  asked('an id', () => ({
    query: 'query ($v: ID!) { node(id: $v) { id } }',
    variables: { v: `need_${'0'.repeat(900_000)}` },
  })),
  asked('not asked for', () => ({
    query: '{ hub { version } }',
    variables: { v: many(150_000, () => 'abc') },
  })),
];

const REFERENCES = `query ($v: [_Any!]!) { _entities(representations: $v) { ... on Street { name ancestors { name } } ... on Need { title history { nodes { command } } } } }`;
const references = (label, count, one) =>
  asked(label, () => ({ query: REFERENCES, variables: { v: many(count, one) } }));

const entities = [
  references('one place', 3_000, () => ({ __typename: 'Street', code: TOWN })),
  references('no such place', 3_000, (i) => ({ __typename: 'Street', code: `${i}` })),
  references('no such need', 3_000, (i) => ({ __typename: 'Need', id: `need_${i}` })),
  references('no such type', 3_000, (i) => ({ __typename: `No${i}`, id: `${i}` })),
  references('no key', 3_000, () => ({ __typename: 'Need' })),
  references('too many', 30_000, () => ({ __typename: 'Need', id: '' })),
  references('no text', 3_000, () => ({ __typename: 'Need', id: { id: [] } })),
];

const mixed = [wide, dearest, filters, invalid, bodies, variables, entities].flat();

/** By kind. */
export const DOCUMENTS = {
  wide,
  dearest,
  dearestOfUnit,
  nested,
  filters,
  invalid,
  bodies,
  variables,
  entities,
  mixed,
};

/** Large answers, for whoever does not read them. */
export const LARGE_ANSWER = { query: `{ ${LABELS} }` };

/** No two alike, so that nothing is shared between those who follow. */
export const feedOf = (i) => `subscription { needChanged(filter: ${conditionsOfFeed(i)}) {
  __typename ... on NeedChange { id version need { title place { name ancestors { name } } } } } }`;
const conditionsOfFeed = (i) =>
  `{ or: [${many(10, (k) => `{ quantity: { gt: ${-i}, lt: ${1_000 + i + k} } }`).join(' ')}] }`;
