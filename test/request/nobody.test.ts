/** Nobody is told nothing silently: whoever asks without a token for what only tokens show hears that it is so. */
import { getNamedType, isRequiredArgument } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { PUBLIC } from '../../src/engine/execution/public-types.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ demo: true });
const { as, build, office } = hub;
const { url } = hub.hub;
const stream = `${url}/graphql/stream`;
const FEED = 'subscription { needChanged { __typename } }';
const leaving = new AbortController();
afterAll(() => leaving.abort());

/** By the short way and by Apollo's. */
const TYPES = ['application/json', 'application/json; charset="utf-8"'];

async function ask(query: string, headers: Record<string, string> = {}) {
  const answers = [];
  for (const type of TYPES) {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body: JSON.stringify({ query }),
    });
    const { data, errors, extensions } = (await answer.json()) as {
      data: Record<string, unknown>;
      errors?: { extensions: { code: string } }[];
      extensions?: { viewer?: string };
    };
    answers.push({
      data,
      codes: errors?.map((one) => one.extensions.code),
      viewer: extensions?.viewer,
      wants: answer.headers.get('www-authenticate'),
      status: answer.status,
    });
  }
  expect(answers[1]).toEqual(answers[0]);
  return answers[0];
}

describe('an answer', () => {
  const queries = Object.values(hub.hub.executor.schema.getQueryType()?.getFields() ?? {});
  const lists = queries.filter(({ type }) => /Connection!?$/.test(String(type)));
  /** Places, bodies and what is provided are for everybody; accounts and the audit are refused. */
  const EMPTY = lists
    .map(({ name }) => name)
    .filter(
      (name) =>
        ![
          'places',
          'partyOrganisations',
          'civicBodies',
          ...['venues', 'serviceItems', 'delegatedFunctions'],
          'accounts',
          'screenLinks',
          'audit',
        ].includes(name),
    );

  test('there is more than one list to ask for', () => expect(EMPTY.length).toBeGreaterThan(3));

  test.each(EMPTY)('of %s is an empty page that says who asked', async (list) => {
    expect(await ask(`{ ${list} { totalCount nodes { id } } }`)).toEqual({
      data: { [list]: { totalCount: 0, nodes: [] } },
      codes: undefined,
      viewer: 'ANONYMOUS',
      wants: 'Bearer',
      status: 200,
    });
  });

  test.each([
    '{ needStats(groupBy: [CATEGORY]) { count } }',
    '{ need(by: { number: "N2026-004933" }) { title } }',
    '{ district(code: "211102") { name needCounts { total } } }',
    '{ place(by: { code: "211102" }) { needs { totalCount } } }',
    'query { ...all } fragment all on Query { again: needs { totalCount } }',
  ])('says so wherever something is kept back: %s', async (query) => {
    expect(await ask(query)).toMatchObject({ viewer: 'ANONYMOUS', wants: 'Bearer', status: 200 });
  });

  test.each([
    '{ hub { version } labels { value } viewer { name role sees visible { needs } } }',
    '{ district(code: "211102") { name streets { name communities { name grids { name buildings { name } } } } } }',
    '{ place(by: { code: "211102" }) { name ancestors { name } partyOrganisations { name kind } } }',
  ])('says nothing where everything is for everybody: %s', async (query) => {
    const told = await ask(query);
    expect(told).toMatchObject({ viewer: undefined, wants: null, status: 200 });
    expect(told?.codes).toBeUndefined();
  });

  test('says nothing to whoever is known, though it be empty', async () => {
    const { token } = await office.account();
    const told = await ask('{ needs { totalCount } }', { authorization: `Bearer ${token}` });
    expect(told).toMatchObject({
      viewer: undefined,
      wants: null,
      data: { needs: { totalCount: 0 } },
    });
  });

  test('to a command is UNAUTHENTICATED', async () => {
    const told = await ask('mutation { listNeed(input: { needId: "need_x" }) { need { id } } }');
    expect(told?.codes).toEqual(['UNAUTHENTICATED']);
  });
});

test('what is said to be for everybody are types of the schema', () => {
  const { schema } = hub.hub.executor;
  expect([...PUBLIC].filter((name) => schema.getType(name) === undefined)).toEqual([]);
});

test('of every list at the root that is not, nobody known is shown nothing, and told so', async () => {
  const { schema } = hub.hub.executor;
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ type, args }) =>
      getNamedType(type).name.endsWith('Connection') &&
      !PUBLIC.has(getNamedType(type).name) &&
      !args.some((one) => isRequiredArgument(one)),
  );
  expect(lists.length).toBeGreaterThan(4);
  for (const { name } of lists) {
    const told = await ask(`{ ${name} { totalCount } }`);
    if (told?.codes) expect(told.codes, name).toEqual(['UNAUTHENTICATED']);
    else
      expect(told, name).toMatchObject({
        data: { [name]: { totalCount: 0 } },
        viewer: 'ANONYMOUS',
      });
  }
});

const FEEDS = [
  FEED,
  'subscription { resourceChanged { __typename } }',
  'subscription { claimChanged { __typename } }',
  'subscription { needCountsChanged { __typename } }',
  'query Other { hub { version } } subscription Asked { needChanged(snapshot: true) { __typename } }',
];

describe('a subscription to a list', () => {
  test.each(FEEDS)('is refused to nobody known, over a stream: %s', async (query) => {
    const operationName = query.includes('Asked') ? 'Asked' : undefined;
    const answer = await fetch(stream, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName }),
    });
    const text = await answer.text();
    expect(text).toContain('"code":"UNAUTHENTICATED"');
    expect(text).toMatch(/event: complete\ndata:\n\n$/);
  });

  test.each(FEEDS)('is refused to nobody known, over a socket: %s', async (query) => {
    const operationName = query.includes('Asked') ? 'Asked' : null;
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const told: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      client.subscribe(
        { query, operationName },
        { next: (one) => told.push(one), complete: resolve, error: reject },
      );
    }).catch((error: unknown) => told.push({ errors: error }));
    await client.dispose();
    expect(told).toMatchObject([{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
  });

  test('is open to whoever is known', async () => {
    const events = await hub.listen(FEED);
    expect(await events.next()).toEqual({ __typename: 'FeedCaughtUp' });
  });
});

describe('a token in the address', () => {
  const asked = `query=${encodeURIComponent(FEED)}`;
  const cookieOf = async (token: string) => {
    const page = await fetch(`${url}/?token=${token}`, { redirect: 'manual' });
    return {
      cookie: page.headers.get('set-cookie')?.split(';')[0] ?? '',
      'sec-fetch-site': 'same-origin',
    };
  };
  const place = office.root;

  /** The first word of the stream, or the refusal. */
  async function opened(search: string, headers: Record<string, string> = {}) {
    const { signal } = leaving;
    const answer = await fetch(`${stream}?${search}`, { headers, signal });
    if (answer.status !== 200) {
      const { errors } = (await answer.json()) as {
        errors: { message: string; extensions: { code: string } }[];
      };
      const [{ message, extensions } = { message: '', extensions: { code: '' } }] = errors;
      return [answer.status, extensions.code, message];
    }
    for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const [, told] = /^data: (.+)$/m.exec(text) ?? [];
      if (told !== undefined) return [200, JSON.parse(told)];
    }
    return [200];
  }
  const LIVE = [200, { data: { needChanged: { __typename: 'FeedCaughtUp' } } }];
  const REFUSED = [
    401,
    'UNAUTHENTICATED',
    expect.stringContaining('A token in the address does not count'),
  ];

  test('of a stream counts where it is a screen’s and the page is signed in, and nowhere else', async () => {
    const screen = (await office.account({ role: 'SCREEN', place })).token;
    const both = (await office.account({ role: 'SCREEN', place }, { role: 'GRID_WORKER', place }))
      .token;
    const worker = (await office.account({ role: 'GRID_WORKER', place })).token;
    for (const signedIn of [screen, worker]) {
      const headers = await cookieOf(signedIn);
      expect(await opened(`${asked}&token=${screen}`, headers)).toEqual(LIVE);
      expect(await opened(`${asked}&token=${both}`, headers)).toEqual(REFUSED);
      expect(await opened(`${asked}&token=${worker}`, headers)).toEqual(REFUSED);
      expect(await opened(`${asked}&token=none`, headers)).toMatchObject({
        0: 401,
        1: 'UNAUTHENTICATED',
      });
    }
    expect(await opened(`${asked}&token=${screen}`)).toEqual(REFUSED);
    expect(await opened(`${asked}&token=`)).toEqual(REFUSED);
    const authorization = `Bearer ${worker}`;
    expect(await opened(`${asked}&token=${screen}`, { authorization })).toEqual(REFUSED);
    // The cookie alone is enough, and its own is judged as ever.
    expect(await opened(asked, await cookieOf(screen))).toEqual(LIVE);
    const { cookie } = await cookieOf(screen);
    const elsewhere = await opened(`${asked}&token=${screen}`, { cookie });
    expect(elsewhere).toMatchObject({ 0: 403, 1: 'FORBIDDEN' });
  });

  test('of a screen shows what the screen sees, whoever signed the page in', async () => {
    const screen = (await office.account({ role: 'SCREEN', place })).token;
    const headers = await cookieOf(office.token);
    const who = `query=${encodeURIComponent('{ viewer { role } }')}`;
    expect(await opened(`${who}&token=${screen}`, headers)).toMatchObject([
      200,
      { data: { viewer: { role: 'SCREEN' } } },
    ]);
  });

  test('of the API is refused in words, by every method and over a socket', async () => {
    const { token } = office;
    for (const method of ['GET', 'POST', 'PUT']) {
      const answer = await fetch(`${url}/graphql?query={hub{version}}&token=${token}`, { method });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await answer.text()).toContain('A token in the address does not count');
    }
    const socket = new WebSocket(
      `${url.replace('http', 'ws')}/graphql?token=${token}`,
      'graphql-transport-ws',
    );
    const ended = new Promise((resolve) =>
      socket.once('close', (code, reason) => resolve([code, String(reason)])),
    );
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    expect(await ended).toEqual([4401, expect.stringContaining('A token in the address')]);
  });
});

test('a browser that opens the API sees a page of the hub, which can sign it in', async () => {
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  const page = await fetch(`${url}/graphql`, { headers: { accept } });
  expect([page.status, page.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ]);
  expect(await page.text()).toContain('href="/graphiql"');
  const signedIn = await fetch(`${url}/graphql?token=${office.token}`, {
    headers: { accept },
    redirect: 'manual',
  });
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/graphql']);
  for (const other of ['*/*', 'application/json', 'application/json, text/html', 'text/html;q=0']) {
    const answer = await fetch(`${url}/graphql?query={hub{version}}`, {
      headers: { accept: other, 'apollo-require-preflight': '1' },
    });
    expect(answer.headers.get('content-type'), other).toContain('json');
  }
});

test('a need of somebody’s is not there for nobody known', async () => {
  const { number } = await build.need();
  expect(await as(null).ask(`{ need(by: { number: "${number}" }) { id } }`)).toEqual({
    need: null,
  });
});
