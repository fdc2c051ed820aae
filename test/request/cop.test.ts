/**
 * The thirteen things that graphql-cop (github.com/dolevf/graphql-cop) looks for, asked by a stranger of a hub in
 * production. The names are its own. GraphiQL is the one that is found: it is served on purpose, and knows nothing.
 */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { hub, explained } = await openTestHub({ environment: { NODE_ENV: 'production' } });
const JSON_TYPE = { 'content-type': 'application/json' };

interface Told {
  status: number;
  code: string | undefined;
  message: string;
  text: string;
}

async function told(path: string, sent?: RequestInit): Promise<Told> {
  const answer = await fetch(hub.url + path, sent);
  const text = await answer.text();
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  const body = isJson
    ? (JSON.parse(text) as { errors?: { message: string; extensions?: { code: string } }[] })
    : {};
  const [error] = body.errors ?? [];
  return {
    status: answer.status,
    code: error?.extensions?.code,
    message: error?.message ?? '',
    text,
  };
}

const post = (body: unknown, headers: Record<string, string> = JSON_TYPE) =>
  told('/graphql', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

/** What is refused, with the code that it is refused by. */
const REFUSED: [string, () => Promise<Told>, string | undefined, number][] = [
  [
    'Alias Overloading',
    () => post({ query: `{ ${times(101, (i) => `a${i}: __typename`)} }` }),
    'TOO_COMPLEX',
    400,
  ],
  [
    'Array-based Query Batching',
    () => post(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))),
    'BAD_REQUEST',
    400,
  ],
  ['GET Method Query Support', () => told('/graphql?query={__typename}'), 'BAD_REQUEST', 400],
  [
    'POST based url-encoded query',
    () => post('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }),
    'BAD_REQUEST',
    400,
  ],
  [
    'Field Duplication',
    () => post({ query: `{ hub { ${times(500, () => 'version')} } }` }),
    'TOO_COMPLEX',
    400,
  ],
  ['Introspection', () => post({ query: '{ __schema { types { name } } }' }), 'FORBIDDEN', 400],
  [
    'Directive Overloading',
    () => post({ query: `{ __typename ${times(60, () => '@aa')} }` }),
    'TOO_COMPLEX',
    400,
  ],
  [
    'Introspection-based Circular Query',
    () =>
      post({
        query: '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
      }),
    'GRAPHQL_VALIDATION_FAILED',
    400,
  ],
  [
    'Mutation is allowed over GET',
    () =>
      told(
        `/graphql?query=${encodeURIComponent('mutation { listNeed(input: { needId: "x" }) { need { id } } }')}`,
        { headers: { 'apollo-require-preflight': '1' } },
      ),
    'BAD_REQUEST',
    405,
  ],
];

test.each(REFUSED)('%s', async (_, ask, code, status) => {
  const sent = await explained(async () => {
    const { code: given, status: answered } = await ask();
    expect([given, answered]).toEqual([code, status]);
  });
  expect(sent).toEqual([]);
});

test('Field Suggestions', async () => {
  const { message, code } = await post({ query: '{ need { titel } placee { id } }' });
  expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(message).not.toContain('Did you mean');
});

test('Tracing / Debug Modes', async () => {
  const { text } = await post({ query: '{ __typename nothing }' });
  for (const word of ['tracing', 'stacktrace', 'node_modules']) expect(text).not.toContain(word);
});

test('Unhandled Errors Detection', async () => {
  const { text, code } = await post({ query: 'qwerty cop { abc }' });
  expect(code).toBe('GRAPHQL_PARSE_FAILED');
  for (const word of ['exception', 'stack', '.ts', '.js']) expect(text).not.toContain(word);
});

test('GraphQL IDE: served on purpose, with no token in it', async () => {
  const { status, text } = await told('/graphiql');
  expect([200, 503]).toContain(status);
  expect(text).not.toContain('hub_');
  expect((await told('/graphiql/viewers.json')).text).toBe('[]');
});
