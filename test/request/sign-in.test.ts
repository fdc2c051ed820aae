/** Browsers: a token moves from the address into a cookie, and the cookie counts on the hub's own pages alone. */
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ environment: { GRIDHUB_CORS_ORIGINS: 'https://board.example' } });
const demo = await openTestHub({ demo: true });
const { office, sql } = hub;
const { url } = hub.hub;
const WHO = JSON.stringify({ query: '{ viewer { role } }' });

const open = (path: string, headers: Record<string, string> = {}, at = url) =>
  fetch(at + path, { redirect: 'manual', headers });

/** Past `fetch`, which lets nobody set an origin or a cookie. */
function ask(headers: Record<string, string>, at = url) {
  return new Promise<{ status: number; body: string; cookie: string | undefined }>(
    (resolve, reject) => {
      const sent = request(
        `${at}/graphql`,
        { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
        (answer) => {
          let body = '';
          answer.on('data', (piece) => (body += String(piece)));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body,
              cookie: answer.headers['set-cookie']?.[0],
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(WHO);
    },
  );
}

const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

test('a token in the address of a page becomes a cookie that no script reads, and leaves the address', async () => {
  const answer = await open(`/?zoom=2&token=${office.token}`);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?zoom=2']);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^gridhub=hub_[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
  );
  expect(await answer.text()).toBe('');
  const asked = await ask({ cookie: cookieOf(answer), origin: url });
  expect(JSON.parse(asked.body)).toMatchObject({ data: { viewer: { role: 'DISTRICT_ADMIN' } } });
});

test('a token that is no good is not exchanged, and nothing is where there is no page', async () => {
  const answer = await open(`/?token=hub_${'x'.repeat(43)}`);
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
  const nowhere = await open(`//elsewhere.example/?token=${office.token}`);
  expect([nowhere.status, nowhere.headers.get('location')]).toEqual([404, null]);
});

test('another site cannot sign a browser in', async () => {
  for (const site of ['cross-site', 'same-site']) {
    const answer = await open(`/?token=${office.token}`, { 'sec-fetch-site': site });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
  }
  expect((await open(`/?token=${office.token}`, { 'sec-fetch-site': 'none' })).status).toBe(303);
});

test('a cookie counts for the own origin alone: no other site, and no program, asks with it', async () => {
  const cookie = cookieOf(await open(`/?token=${office.token}`));
  const refused = async (headers: Record<string, string>) => {
    const { status, body } = await ask({ cookie, ...headers });
    return [status, JSON.parse(body).errors?.[0].extensions.code];
  };
  const forbidden = [403, 'FORBIDDEN'];
  expect(await refused({ origin: 'https://elsewhere.example' })).toEqual(forbidden);
  expect(await refused({ origin: 'https://board.example' })).toEqual(forbidden);
  expect(await refused({ origin: 'null' })).toEqual(forbidden);
  expect(await refused({})).toEqual(forbidden);
  // Whoever brings a header is judged by it, whatever the browser sends along.
  const own = await ask({ cookie, authorization: `Bearer ${office.token}` });
  expect(own.status).toBe(200);
  const nobody = await ask({ cookie, authorization: '' });
  expect(JSON.parse(nobody.body)).toMatchObject({ data: { viewer: { role: null } } });
});

test('a page that only reads is known where the browser names it by its address alone, as it does without TLS', async () => {
  const cookie = cookieOf(await open(`/?token=${demoToken('DISTRICT_ADMIN')}`, {}, demo.hub.url));
  const viewers = async (referer: string) =>
    (
      (await (
        await open('/graphiql/viewers.json', { cookie, referer }, demo.hub.url)
      ).json()) as object[]
    ).length;
  expect(await viewers(`${demo.hub.url}/graphiql`)).toBe(9);
  for (const other of [
    'http://elsewhere.example/',
    `http://elsewhere.example/?${demo.hub.url}/`,
    'none',
    '',
  ]) {
    expect(await viewers(other), other).toBe(0);
  }
});

/** What becomes of a socket: its first message, or the code that it is closed or refused with. */
function socketEnd(headers: Record<string, string>, params?: object): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers,
    });
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: params })),
    );
    socket.on('message', () =>
      socket.send(
        JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ viewer { role } }' } }),
      ),
    );
    socket.on('message', (text) => {
      const { type, payload } = JSON.parse((text as Buffer).toString()) as {
        type: string;
        payload?: { data: { viewer: { role: string } } };
      };
      if (type !== 'next') return;
      resolve(String(payload?.data.viewer.role));
      socket.close();
    });
    socket.on('unexpected-response', (_, answer) => resolve(`refused ${answer.statusCode}`));
    socket.on('error', () => {});
    socket.on('close', (code) => resolve(`closed ${code}`));
  });
}

test('a socket with a cookie is the hub’s own pages’ alone', async () => {
  const cookie = cookieOf(await open(`/?token=${office.token}`));
  expect(await socketEnd({ cookie, origin: url })).toBe('DISTRICT_ADMIN');
  expect(await socketEnd({ cookie, origin: url }, { authorization: '' })).toBe('null');
  expect(await socketEnd({ cookie, origin: 'https://elsewhere.example' })).toBe('refused 403');
  expect(await socketEnd({ cookie, origin: 'https://board.example' })).toBe('closed 4403');
  expect(await socketEnd({ cookie })).toBe('closed 4403');
  const authorization = `Bearer ${office.token}`;
  expect(await socketEnd({ origin: 'https://board.example' }, { authorization })).toBe(
    'DISTRICT_ADMIN',
  );
});

test('a cookie whose token was revoked is taken away', async () => {
  const { token } = await office.account({ role: 'SCREEN', place: office.root });
  const cookie = cookieOf(await open(`/?token=${token}`));
  await sql('update token set revoked_at = now() where id in (select max(id) from token)');
  const asked = await ask({ cookie, origin: url });
  expect([asked.status, asked.cookie]).toEqual([401, expect.stringContaining('Max-Age=0')]);
  const page = await open('/', { cookie });
  expect(page.headers.get('set-cookie')).toContain('Max-Age=0');
});

test('signing out takes the cookie away, asked by the own pages alone', async () => {
  const post = (origin: string) =>
    fetch(`${url}/sign-out`, { method: 'POST', redirect: 'manual', headers: { origin } });
  expect((await post('https://elsewhere.example')).status).toBe(403);
  expect((await open('/sign-out')).status).toBe(403);
  const answer = await post(url);
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
    303,
    expect.stringContaining('Max-Age=0'),
  ]);
});

test('no page gives a cookie to a browser that brought no token, in the demonstration either', async () => {
  const at = demo.hub.url;
  for (const path of ['/', '/graphiql', '/graphiql/viewers.json', '/livez', '/metrics', '/none']) {
    expect((await open(path, {}, at)).headers.get('set-cookie'), path).toBeNull();
  }
  const mine = cookieOf(await open(`/?token=${demoToken('SCREEN')}`, {}, at));
  const asked = await ask({ cookie: mine, origin: at }, at);
  expect(JSON.parse(asked.body)).toMatchObject({ data: { viewer: { role: 'SCREEN' } } });
  expect((await open('/', { cookie: mine }, at)).headers.get('set-cookie')).toBeNull();
});

test('pages of the origins that are configured may ask, those of others not', async () => {
  const preflight = (origin: string) =>
    fetch(`${url}/graphql`, { method: 'OPTIONS', headers: { origin } });
  const allowed = await preflight('https://board.example');
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
    204,
    'https://board.example',
  ]);
  expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  const other = await preflight('https://elsewhere.example');
  expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null]);
});

test('answers and pages carry the headers that keep other sites out', async () => {
  const page = await open('/');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  expect(page.headers.get('referrer-policy')).toBe('same-origin');
  const answer = await open('/graphql?query={hub{version}}', { 'apollo-require-preflight': '1' });
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
