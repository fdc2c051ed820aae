/** The names that the hub answers to: a page whose name was made to look up to its address is of no origin of the hub's. */
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { Hosts } from '../../src/engine/http/hosts.ts';
import { openTestHub } from '../support/hub.ts';
import { rawHttp } from '../support/raw-http.ts';

const hub = await openTestHub({ environment: { GRIDHUB_HOSTS: 'Hub.Example, 党建.示范' } });
const { url } = hub.hub;
const { port } = new URL(url);
const { token } = hub.office;

/** What is answered under this name; without one the request has no Host. */
async function under(
  host: string | undefined,
  first: string,
  lines: string[] = [],
): Promise<string> {
  const head = [`${first} HTTP/1.1`, ...(host === undefined ? [] : [`host: ${host}`]), ...lines];
  const raw = rawHttp(url, `${[...head, 'connection: close'].join('\r\n')}\r\n\r\n`);
  return raw.ended;
}
const statusOf = (text: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);

const SOCKET = [
  'upgrade: websocket',
  'connection: upgrade',
  'sec-websocket-version: 13',
  `sec-websocket-key: ${Buffer.alloc(16).toString('base64')}`,
  'sec-websocket-protocol: graphql-transport-ws',
];
const BODY = '{"query":"{hub{version}}"}';
const known = `authorization: Bearer ${token}`;
const WAYS: [string, string, string[]][] = [
  ['a page', 'GET /', []],
  ['signing in', `GET /?token=${token}`, []],
  ['GraphiQL', 'GET /graphiql', []],
  ['the viewers', 'GET /graphiql/viewers.json', [known]],
  ['figures', 'GET /metrics', [known]],
  ['signing out', 'POST /sign-out', ['origin: http://evil.example', 'content-length: 0']],
  [
    'the API',
    'POST /graphql',
    [known, 'content-type: application/json', `content-length: ${BODY.length}`],
  ],
  ['a preflight', 'OPTIONS /graphql', ['origin: http://evil.example']],
  ['a stream', 'GET /graphql/stream?query=subscription{needChanged{__typename}}', [known]],
  ['what there is not', 'GET /none', []],
];

describe.each([
  'evil.example',
  `evil.example:${port}`,
  'localhost.evil.example',
  '127.0.0.1.evil.example',
])('under the name %s', (host) => {
  test.each(WAYS)('%s is refused, with the cure', async (_, first, lines) => {
    const told = await under(host, first, lines);
    expect(statusOf(told)).toBe(421);
    expect(told).toContain(host);
    expect(told).toContain('GRIDHUB_HOSTS');
    expect(told).not.toContain('set-cookie');
  });

  test('a socket is refused, though its origin is the same', async () => {
    const told = await under(host, 'GET /graphql', [...SOCKET, `origin: http://${host}`]);
    expect(statusOf(told)).toBe(421);
    expect(told).toContain('GRIDHUB_HOSTS');
  });
});

test.each(['/livez', '/readyz'])('%s is told under any name, and under none', async (path) => {
  for (const host of ['evil.example', '10.0.0.1', '', undefined]) {
    expect(statusOf(await under(host, `GET ${path}`))).toBe(200);
    const told = await under(host, `GET ${path}?token=${token}`);
    expect([statusOf(told), told.includes('set-cookie')]).toEqual([200, false]);
  }
});

test.each(WAYS)('%s is refused to a request without a Host', async (_, first, lines) => {
  for (const host of [undefined, '']) {
    const told = await under(host, first, lines);
    expect([statusOf(told), told]).toEqual([400, expect.stringContaining('no Host')]);
  }
  const old = rawHttp(url, `${first} HTTP/1.0\r\n${lines.map((one) => `${one}\r\n`).join('')}\r\n`);
  expect(statusOf(await old.ended)).toBe(400);
});

test('a socket without a Host is refused', async () => {
  expect(statusOf(await under(undefined, 'GET /graphql', SOCKET))).toBe(400);
});

test.each([
  'localhost',
  'LOCALHOST:4000',
  'localhost.',
  'ip6-localhost',
  '127.0.0.1',
  '127.8.8.8:80',
  '192.168.7.9',
  '[::1]',
  '[2001:db8::1]:4000',
  'hub.example',
  'HUB.example.:8443',
  new URL('http://党建.示范').hostname,
  hostname(),
])('it answers to %s', async (host) => {
  expect(statusOf(await under(host, 'GET /'))).toBe(200);
});

test.each([
  'example',
  'hub.example.evil',
  'evil.hub.example',
  'user@localhost',
  'localhost/',
  'localhost:4000:1',
  'localhost evil',
  '::1',
  '127.1',
  '0x7f000001',
  '2130706433',
  '[localhost]',
  '[::1',
  'ｌocalhost',
  '*',
  '.',
  ':4000',
])('it does not answer to “%s”', (host) => {
  expect(new Hosts(['hub.example']).refusalOf({ headers: { host } })?.status).toBe(421);
});

test('a name that is none is told by the name of the variable', () => {
  for (const text of ['https://hub.example', 'hub.example:4000', 'a b', 'hub.example/x', '[::1]']) {
    expect(() => readConfig({ GRIDHUB_HOSTS: text }), text).toThrow(
      /^GRIDHUB_HOSTS holds ".*give names like hub\.example, without scheme and port/,
    );
  }
  expect(readConfig({ GRIDHUB_HOSTS: ' Hub.Example., 10.0.0.1 ,' }).hosts).toEqual([
    'hub.example',
    '10.0.0.1',
  ]);
});

test.each([
  ['127.0.0.1', 'evil.example'],
  ['evil.example', '127.0.0.1'],
  ['localhost', 'localhost'],
])('a request with two Hosts is for none: %s and %s', async (first, second) => {
  for (const path of ['GET / HTTP/1.1', 'POST /graphql HTTP/1.1']) {
    const head = [path, `host: ${first}:${port}`, `host: ${second}`, 'connection: close'];
    const answer = await rawHttp(url, `${head.join('\r\n')}\r\n\r\n`).ended;
    expect(statusOf(answer)).toBe(400);
  }
});
