/** GraphQL over HTTP: the specification's own audit, and what falls outside it. */
import { auditServer } from 'graphql-http';
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { hub, office, breakNext, logged } = await openTestHub();

const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as {
      errors?: { message: string; extensions: { code: string } }[];
      data?: unknown;
    },
  };
};

/** Apollo answers faults in the document or its variables with 400 under either media type. */
const KNOWN_SHOULDS = ['572B', '7B9B', 'FDE2'];
/** Queries over GET want a header that a form cannot send: the prevention of cross-site requests. */
const KNOWN_MAYS = ['5A70', '6A70', 'D6D5'];

/** What is read for the first time goes through Apollo; known documents in plain JSON go the short way. */
test.each(['new', 'known'])(
  'the audit of GraphQL over HTTP finds no MUST that fails, and three SHOULDs: %s documents',
  async () => {
    const results = await auditServer({ url: `${hub.url}/graphql`, fetchFn: fetch });
    const of = (status: string) =>
      results
        .filter((one) => one.status === status)
        .map(({ id }) => id)
        .toSorted();
    expect(of('ok').length).toBeGreaterThan(50);
    expect(of('error')).toEqual([]);
    expect(of('warn')).toEqual(KNOWN_SHOULDS);
    expect(of('notice')).toEqual(KNOWN_MAYS);
  },
);

test('an operation that the document does not hold is refused with 400', async () => {
  const unknown = await post({ query: 'query A { viewer { role } }', operationName: 'B' });
  expect([unknown.status, unknown.body.errors?.[0]?.extensions.code]).toEqual([
    400,
    'OPERATION_RESOLUTION_FAILURE',
  ]);
  const unsaid = await post({ query: 'query A { viewer { role } } query B { viewer { role } }' });
  expect(unsaid.status).toBe(400);
});

test('a subscription over HTTP is refused and says where it is served', async () => {
  const { status, body } = await post({ query: 'subscription { needChanged { __typename } }' });
  expect(status).toBe(400);
  expect(body.errors?.[0]?.message).toContain('WebSocket');
});

test('a body that is no JSON, or too large, is refused', async () => {
  expect((await post('{')).status).toBe(400);
  expect((await post({ query: `{ ${' '.repeat(1_000_001)} viewer { role } }` })).status).toBe(413);
});

test('a mutation over GET is refused', async () => {
  const response = await fetch(
    `${hub.url}/graphql?query=${encodeURIComponent('mutation { listNeed(input: {needId: "x"}) { need { id } } }')}`,
    {
      headers: { 'apollo-require-preflight': '1', authorization: `Bearer ${office.token}` },
    },
  );
  expect(response.status).toBe(405);
});

test('a query over GET with a token wants no header besides; with a cookie or with nothing it does', async () => {
  const asked = `${hub.url}/graphql?query={viewer{role}}`;
  const role = async (headers: Record<string, string>) => {
    const answer = await fetch(asked, { headers });
    const { data } = (await answer.json()) as { data?: { viewer: { role: string } } };
    return data?.viewer.role ?? answer.status;
  };
  expect(await role({ authorization: `Bearer ${office.token}` })).toBe('DISTRICT_ADMIN');
  const own = { cookie: `gridhub=${office.token}`, 'sec-fetch-site': 'same-origin' };
  expect(await role(own)).toBe(400);
  expect(await role({ ...own, 'apollo-require-preflight': '1' })).toBe('DISTRICT_ADMIN');
  expect(await role({})).toBe(400);
});

test('a query over GET is answered', async () => {
  const response = await fetch(`${hub.url}/graphql?query={viewer{role}}`, {
    headers: { 'apollo-require-preflight': '1', authorization: `Bearer ${office.token}` },
  });
  expect(await response.json()).toMatchObject({ data: { viewer: { role: 'DISTRICT_ADMIN' } } });
});

test('the pages exist, and only they', async () => {
  const of = async (path: string) => (await fetch(hub.url + path)).status;
  expect(
    await Promise.all(
      ['/', '/livez', '/readyz', '/nothing', '/graphiql/../../package.json'].map(of),
    ),
  ).toEqual([200, 200, 200, 404, 404]);
  const landing = await (await fetch(hub.url)).text();
  for (const path of ['/graphiql', '/graphql', '/livez', '/readyz'])
    expect(landing).toContain(`href="${path}"`);
});

test('what fails inside is masked: its cause is in the log, under the id that the client is told', async () => {
  breakNext('need.byNumber');
  const { body } = await post({ query: '{ need(by: { number: "N1" }) { id } hub { version } }' });
  expect(body.data).toBeUndefined();
  const [error] = body.errors as [{ message: string; extensions: { code: string; id: string } }];
  expect(error.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  expect(error.message).not.toContain('connection');
  const [line] = logged.splice(0);
  expect(line).toContain(error.extensions.id);
  expect(line).toContain('the connection was lost');
});
