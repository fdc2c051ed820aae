/** Where a request comes from: what forwarding headers say counts from trusted proxies alone. */
import { afterAll, afterEach, describe, expect, inject, test } from 'vitest';
import { WebSocket } from 'ws';
import { callerOf } from '../../src/engine/access/session.ts';
import { readConfig } from '../../src/config.ts';
import { startHub } from '../../src/hub.ts';
import { Callers } from '../../src/engine/http/caller.ts';
import { networkOf } from '../../src/engine/http/network.ts';
import { openTestHub } from '../support/hub.ts';

const plain = await openTestHub({ environment: { GRIDHUB_SOCKETS_PER_TOKEN: '2' } });
const { office } = plain;
const behind = await startHub({
  config: {
    ...readConfig({
      GRIDHUB_SOCKETS_PER_TOKEN: '2',
      GRIDHUB_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8',
    }),
    port: 0,
    dataFolder: inject('secrets'),
    databaseUrl: plain.databaseUrl,
  },
});
afterAll(() => behind.stop());
// That a proxy nobody has named is told to the log has a test of its own.
afterEach(() => {
  for (const [i, line] of plain.logged.entries())
    if (line.startsWith('proxy: ')) plain.logged.splice(i, 1);
});
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('an address', () => {
  const of = (proxies: string[], own: string, forwarded?: string) =>
    new Callers(proxies).addressOf({
      headers: forwarded === undefined ? {} : from(forwarded),
      socket: { remoteAddress: own },
    } as never);

  test.each([
    [[], '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    [['192.0.2.1'], '192.0.2.1', '198.51.100.7', '198.51.100.7'],
    [['192.0.2.1'], '192.0.2.1', undefined, '192.0.2.1'],
    [['192.0.2.1'], '::ffff:192.0.2.1', '198.51.100.7', '198.51.100.7'],
    // What the client itself has said stands in front of what the proxy has seen.
    [['192.0.2.1'], '192.0.2.1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    [
      ['192.0.2.1', '10.0.0.0/8'],
      '192.0.2.1',
      '203.0.113.9, 198.51.100.7, 10.1.2.3',
      '198.51.100.7',
    ],
    [['192.0.2.1'], '192.0.2.1', 'unknown', '192.0.2.1'],
    [['192.0.2.1'], '192.0.2.1', 'x'.repeat(10_000), '192.0.2.1'],
    [['loopback'], '::1', '2001:db8::7', '2001:db8::7'],
  ])('with %j trusted, from %s that forwards %s is %s', (proxies, own, forwarded, address) => {
    expect(of(proxies, own, forwarded)).toBe(address);
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s is of the network %s: one stranger may have all of it', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

test('proxies that are none are told by the name of the variable', () => {
  for (const text of ['elsewhere', '10.0.0.0/99', '0.0.0.0/0', 'loopback,10.0.0.300']) {
    expect(() => readConfig({ GRIDHUB_TRUSTED_PROXIES: text })).toThrow(
      /^GRIDHUB_TRUSTED_PROXIES is ".*give addresses and networks like 10\.0\.0\.0\/8/,
    );
  }
  expect(readConfig({ GRIDHUB_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8' }).trustedProxies).toEqual([
    'loopback',
    '10.0.0.0/8',
  ]);
});

test('every session knows where it asks from, and is told apart by it', async () => {
  const { authenticator } = behind.services;
  const [here, there, nobody] = await Promise.all([
    authenticator.sessionOf(`Bearer ${office.token}`, '192.0.2.1'),
    authenticator.sessionOf(`Bearer ${office.token}`, '192.0.2.2'),
    authenticator.sessionOf(undefined, '192.0.2.1'),
  ]);
  expect(new Set([here, there, nobody].map(callerOf)).size).toBe(3);
  expect(callerOf(await authenticator.renew(here))).toBe(callerOf(here));
});

test('a cookie is for TLS alone where a trusted proxy says that the page came over it', async () => {
  const cookie = async (url: string, protocol: string) => {
    const headers = { 'x-forwarded-proto': protocol };
    const answer = await fetch(`${url}/?token=${office.token}`, { headers, redirect: 'manual' });
    return answer.headers.get('set-cookie');
  };
  expect(await cookie(behind.url, 'https')).toContain('; Secure');
  expect(await cookie(behind.url, 'https, http')).toContain('; Secure');
  expect(await cookie(behind.url, 'http')).not.toContain('Secure');
  expect(await cookie(plain.hub.url, 'https')).not.toContain('Secure');
});

test('figures are for this machine, not for whom a proxy on it speaks for, whatever it says', async () => {
  const authorization = `Bearer ${office.token}`;
  const status = async (url: string, headers: Record<string, string>) =>
    (await fetch(`${url}/metrics`, { headers: { authorization, ...headers } })).status;
  for (const url of [plain.hub.url, behind.url]) {
    expect(await status(url, {})).toBe(200);
    expect(await status(url, from('198.51.100.7'))).toBe(403);
    expect(await status(url, from('127.0.0.1'))).toBe(403);
    for (const name of FORWARDING)
      expect(await status(url, { [name]: '127.0.0.1' }), name).toBe(403);
  }
});

const FORWARDING = [
  'forwarded',
  'via',
  'x-real-ip',
  'wl-proxy-client-ip',
  'proxy-client-ip',
  'ali-cdn-real-ip',
  'eagleid',
  'x-remote-ip',
  'forwarded-for',
  'x-nginx-proxy',
  'cf-visitor',
  'x-via',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-forwarded-prefix',
  'true-client-ip',
  'cf-connecting-ip',
];

test('a proxy that nobody has named is told to the log, once, by every way in', async () => {
  const told: string[] = [];
  const proxied = { 'x-real-ip': '198.51.100.7' };
  const ways: [string, (url: string) => Promise<unknown>][] = [
    ['page', (url) => fetch(url, { headers: proxied })],
    ['API', (url) => fetch(`${url}/graphql`, { method: 'POST', headers: proxied })],
    ['stream', (url) => fetch(`${url}/graphql/stream`, { headers: proxied })],
    [
      'socket',
      (url) =>
        new Promise((resolve) => {
          const at = `${url.replace('http', 'ws')}/graphql`;
          const socket = new WebSocket(at, 'graphql-transport-ws', { headers: proxied });
          socket.once('open', () => resolve(socket.terminate())).once('error', resolve);
        }),
    ],
  ];
  for (const [name, ask] of ways) {
    const config = {
      ...readConfig({}),
      port: 0,
      dataFolder: inject('secrets'),
      databaseUrl: plain.databaseUrl,
    };
    const hub = await startHub({ config, log: (line) => told.push(line) });
    await fetch(`${hub.url}/livez`);
    expect(told, name).toEqual([]);
    for (let i = 0; i < 3; i += 1) await ask(hub.url);
    await hub.stop();
    expect(told.splice(0), name).toEqual([
      expect.stringMatching(/^proxy: .* x-real-ip, .*GRIDHUB_TRUSTED_PROXIES is empty/),
    ]);
  }
});

describe('sockets and streams of one token', () => {
  const open: WebSocket[] = [];
  afterAll(() => {
    for (const one of open) one.terminate();
  });

  /** The first word of the hub, or the code that it closes with. */
  const greeted = (url: string, address: string, token: string | null) =>
    new Promise<string | number>((resolve) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: from(address),
      });
      open.push(socket);
      const payload = token === null ? {} : { authorization: `Bearer ${token}` };
      socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
      socket.once('message', (text: Buffer) => resolve(String(JSON.parse(String(text)).type)));
      socket.once('close', resolve);
    });

  test('are counted by address: a screen with a shared token does not lock out the others', async () => {
    const at = (address: string) => greeted(behind.url, address, office.token);
    expect(await at('198.51.100.7')).toBe('connection_ack');
    expect(await at('198.51.100.7')).toBe('connection_ack');
    expect(await at('198.51.100.7')).toBe(4451);
    expect(await at('198.51.100.8')).toBe('connection_ack');
  });

  test('so are those of strangers', async () => {
    const at = (address: string) => greeted(behind.url, address, null);
    expect(await at('203.0.113.1')).toBe('connection_ack');
    expect(await at('203.0.113.1')).toBe('connection_ack');
    expect(await at('203.0.113.1')).toBe(4451);
    expect(await at('203.0.113.2')).toBe('connection_ack');
  });

  test('of one address they are, whatever it says, where nobody trusts it', async () => {
    const at = (address: string) => greeted(plain.hub.url, address, null);
    expect(await at('203.0.113.1')).toBe('connection_ack');
    expect(await at('203.0.113.2')).toBe('connection_ack');
    expect(await at('203.0.113.3')).toBe(4451);
  });

  test('one that is closed makes room', async () => {
    const token = (await office.account({ role: 'AUDITOR', place: office.root })).token;
    const at = () => greeted(plain.hub.url, '', token);
    expect([await at(), await at(), await at()]).toEqual([
      'connection_ack',
      'connection_ack',
      4451,
    ]);
    open.at(-2)?.close();
    await expect.poll(at).toBe('connection_ack');
  });
});
