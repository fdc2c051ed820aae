/** Ways to an object or to a word, each with what is asked. */
const asking = (query, variables) => (value) =>
  JSON.stringify({ query, variables: variables(value) });

const always = () => true;
const isKnown = ({ token }) => token !== null;

export const WAYS = [
  {
    name: 'by id',
    key: 'id',
    isFor: always,
    body: asking('query ($id: ID!) { need(by: { id: $id }) { id title state } }', (id) => ({ id })),
  },
  {
    name: 'by node',
    key: 'id',
    isFor: always,
    body: asking('query ($id: ID!) { node(id: $id) { id } }', (id) => ({ id })),
  },
  {
    name: 'by number',
    key: 'number',
    isFor: always,
    body: asking(
      'query ($number: String!) { need(by: { number: $number }) { id title state } }',
      (number) => ({ number }),
    ),
  },
  {
    name: 'by claim',
    key: 'claim',
    isFor: always,
    body: asking('query ($id: ID!) { claim(id: $id) { id state } }', (id) => ({ id })),
  },
  {
    name: 'by word',
    key: 'word',
    isFor: always,
    body: asking(
      'query ($word: String!) { needs(search: $word) { nodes { id title } } }',
      (word) => ({ word }),
    ),
  },
  {
    name: 'by counted word',
    key: 'word',
    isFor: isKnown,
    body: asking('query ($word: String!) { needs(search: $word) { totalCount } }', (word) => ({
      word,
    })),
  },
  {
    name: 'by command',
    key: 'id',
    isFor: isKnown,
    body: asking(
      'mutation ($needId: ID!) { claimNeed(input: { needId: $needId, quantity: 1 }) { claim { id } } }',
      (needId) => ({ needId }),
    ),
  },
];
