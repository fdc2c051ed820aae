/** What is asked: lists, counts, statistics, search and objects, each with the scope that it can have. */
const page = (args = '') =>
  `{ needs${args} { nodes { id title state createdAt place { name } } } }`;

export interface Question {
  text: string;
}

const all = (text: string): Question => ({ text });
const of = (variables: string, text: string): Question => ({
  text: `query (${variables}) ${text}`,
});

/** Variables are named as what viewers name: place, unit, community, and what each sees of needs and claims. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  needs: all(page()),
  'needs, second page': of('$after: String', page('(after: $after)')),
  'needs, mine': all(page('(scope: { mine: true })')),
  'needs of its place': of('$place: ID!', page('(scope: { placeId: $place })')),
  'needs of its unit': of('$unit: ID!', page('(scope: { unitId: $unit })')),
  'needs of a state': all(page('(filter: { state: { in: [CLAIMED] } })')),
  'needs, overdue': all(page('(filter: { isOverdue: true })')),
  'needs by deadline': all(page('(orderBy: [{ field: DEADLINE, direction: ASC }])')),
  'needs by update': all(page('(orderBy: [{ field: UPDATED_AT, direction: DESC }])')),
  'needs by quantity': all(page('(orderBy: [{ field: QUANTITY, direction: DESC }])')),
  'needs well rated': all(page('(filter: { rating: { eq: 3 } })')),
  'last needs': all(page('(last: 20)')),
  claims: all('{ claims { nodes { id state quantity } } }'),
  'claims, mine': all('{ claims(scope: { mine: true }) { nodes { id state quantity } } }'),
  'claims of its place': of(
    '$place: ID!',
    '{ claims(scope: { placeId: $place }) { nodes { id } } }',
  ),
  'claims of a state': all('{ claims(filter: { state: { in: [PROPOSED] } }) { nodes { id } } }'),
  'claims of its unit': of('$unit: ID!', '{ claims(scope: { unitId: $unit }) { nodes { id } } }'),
  resources: all('{ resources { nodes { id title } } }'),
  'resources, mine': all('{ resources(scope: { mine: true }) { nodes { id title } } }'),
  'partner units': all('{ partnerUnits { nodes { id name } } }'),
  'partner units of a sector': all('{ partnerUnits(sector: SOCIAL) { nodes { id name } } }'),
  'total of needs': all('{ needs { totalCount } }'),
  'total of its place': of('$place: ID!', '{ needs(scope: { placeId: $place }) { totalCount } }'),
  'total of its unit': of('$unit: ID!', '{ needs(scope: { unitId: $unit }) { totalCount } }'),
  'total, filtered': all('{ needs(filter: { urgency: { in: [URGENT] } }) { totalCount } }'),
  'total of claims': all('{ claims { totalCount } }'),
  'counts of its place': of(
    '$code: String!',
    '{ place(by: { code: $code }) { needCounts { total open byState { state count } } } }',
  ),
  'counts, filtered': of(
    '$code: String!',
    '{ place(by: { code: $code }) { needCounts(filter: { urgency: { in: [URGENT] } }) { total } } }',
  ),
  visible: all('{ viewer { visible { needs resources claims agreements } } }'),
  'by state': of(
    '$place: ID!',
    '{ needStats(scope: { placeId: $place }, groupBy: [STATE]) { state count } }',
  ),
  'by category and month': of(
    '$place: ID!',
    '{ needStats(scope: { placeId: $place }, groupBy: [CATEGORY], bucket: MONTH) { category bucket count averageRating } }',
  ),
  'by street': of(
    '$place: ID!',
    '{ needStats(scope: { placeId: $place }, groupBy: [STREET]) { street { name } count } }',
  ),
  'by street, unscoped': all('{ needStats(groupBy: [STREET]) { street { name } count } }'),
  'by community, overdue': of(
    '$place: ID!',
    '{ needStats(scope: { placeId: $place }, groupBy: [COMMUNITY]) { community { name } count overdue } }',
  ),
  'common word': all(page('(search: "老人")')),
  'rare word': all(page('(search: "急盼")')),
  'common word of its place': of(
    '$place: ID!',
    page('(scope: { placeId: $place }, search: "老人")'),
  ),
  'common word, total': all('{ needs(search: "老人") { totalCount nodes { id } } }'),
  'need by id': of(
    '$need: ID!',
    '{ need(by: { id: $need }) { title claims { nodes { id state } } history { nodes { to } } unit { name } } }',
  ),
  'need by number': of('$number: String!', '{ need(by: { number: $number }) { id } }'),
  'need that is not there': all('{ need(by: { id: "need_01h0000000000000000000zzzz" }) { id } }'),
  'claim by id': of(
    '$claim: ID!',
    '{ claim(id: $claim) { state need { title } history { nodes { to } } } }',
  ),
  unit: of(
    '$unit: ID!',
    '{ partnerUnit(id: $unit) { name claims { nodes { id } } resources { nodes { id } } agreements { nodes { id } } } }',
  ),
  'community and below': of(
    '$community: ID!',
    '{ node(id: $community) { ... on Community { name grids { name needCounts { open } needs(first: 3) { nodes { id } } } } } }',
  ),
  'district and its communities': all(
    '{ district(code: "211102") { streets { name communities { name needCounts { open } needs(first: 3) { nodes { id } } } } } }',
  ),
};
