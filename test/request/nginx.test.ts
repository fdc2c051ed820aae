/**
 * A demonstration behind a proxy on its own machine, as somebody shows it to others without a thought: nothing of it is to
 * be had through the proxy, and through the printed link everything works on the machine itself.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Nginx, WAYS, type Way, nginxPath, openNginx } from '../support/nginx.ts';
import { type Started, start, stopAll } from '../support/process.ts';

const folder = join(tmpdir(), `gridhub-test-nginx-${randomBytes(4).toString('hex')}`);
const where = nginxPath ?? 'nginx, which is not installed: apt-get install nginx-light';
const PAGES = [
  '/',
  '/graphiql',
  '/graphiql/',
  '/graphiql/viewers.json',
  '/graphql',
  '/metrics',
  '/none',
];
const NEEDS = JSON.stringify({ query: '{ viewer { role } needs { totalCount } }' });
const FEED = 'subscription { needChanged { __typename } }';
const SECRET = /hub_[\w-]{43}/;

interface Told {
  status: number;
  cookie: string | undefined;
  text: string;
}

/** Past `fetch`, which lets nobody set a Host, an origin or a cookie. */
function ask(url: string, headers: OutgoingHttpHeaders = {}, body?: string): Promise<Told> {
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (more) => (text += String(more)));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          cookie: answer.headers['set-cookie']?.[0]?.split(';')[0],
          text,
        }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

/** What a socket is refused with, or what its first subscription is told. */
function followed(url: string, headers: Record<string, string> = {}): Promise<string> {
  const at = `${url.replace('http', 'ws')}/graphql`;
  const socket = new WebSocket(at, 'graphql-transport-ws', { headers });
  const said = (type: string, rest: object = {}) => socket.send(JSON.stringify({ type, ...rest }));
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.once('open', () => said('connection_init'));
  socket.once('message', () => said('subscribe', { id: '1', payload: { query: FEED } }));
  socket.on('message', (text) => {
    const told = (text as Buffer).toString();
    if (told.includes('"next"') || told.includes('"error"')) resolve(told);
  });
  socket.once('unexpected-response', (sent, { statusCode }) => {
    resolve(`refused ${statusCode}`);
    sent.destroy();
  });
  socket.once('error', (error) => resolve(error.message));
  return promise.finally(() => socket.terminate());
}

describe.skipIf(nginxPath === undefined)(`behind ${where}`, () => {
  let hub: Started;
  let url: string;
  let nginx: Nginx;

  beforeAll(async () => {
    hub = start(['serve'], { GRIDHUB_DATA: folder });
    url = await hub.ready;
    nginx = await openNginx(url);
  }, 120_000);
  afterAll(async () => {
    await nginx?.close();
    await stopAll();
    await rm(folder, { recursive: true, force: true });
  });

  const linkOf = (role: string) =>
    new RegExp(`^ {2}${role} +(http\\S+)$`, 'm').exec(hub.said())?.[1] ?? '';
  const json = { 'content-type': 'application/json' };

  describe.each(Object.keys(WAYS) as Way[])('%s', (way) => {
    test('no page has a token, a cookie, a viewer or a figure', async () => {
      for (const path of PAGES) {
        for (const accept of ['text/html', '*/*']) {
          const { cookie, text } = await ask(nginx.urls[way] + path, { accept });
          expect([path, cookie, SECRET.test(text), text.includes('gridhub_feed')]).toEqual([
            path,
            undefined,
            false,
            false,
          ]);
        }
      }
      expect((await ask(`${nginx.urls[way]}/graphiql/viewers.json`)).text).toBe('[]');
      expect((await ask(`${nginx.urls[way]}/metrics`)).status).toBe(403);
    });

    test('whoever asks is nobody, and is told so', async () => {
      const { text } = await ask(`${nginx.urls[way]}/graphql`, json, NEEDS);
      expect(JSON.parse(text)).toMatchObject({
        data: { viewer: { role: null }, needs: { totalCount: 0 } },
        extensions: { viewer: 'ANONYMOUS' },
      });
      const stream = `${nginx.urls[way]}/graphql/stream?query=${encodeURIComponent(FEED)}`;
      expect((await ask(stream)).text).toContain('"code":"UNAUTHENTICATED"');
    });

    test('the tokens that earlier versions had everywhere are unknown', async () => {
      const old = `hub_${'demo_district_admin_'.padEnd(43, '0')}`;
      const told = await ask(
        `${nginx.urls[way]}/graphql`,
        { ...json, authorization: `Bearer ${old}` },
        NEEDS,
      );
      expect([told.status, told.text]).toEqual([401, expect.stringContaining('unknown')]);
      expect(await ask(`${nginx.urls[way]}/?token=${old}`)).toMatchObject({
        status: 401,
        cookie: undefined,
      });
    });
  });

  test.each(['bare, with sockets', 'with full headers'] as const)(
    'a socket is nobody’s: %s',
    async (way) => {
      expect(await followed(nginx.urls[way])).toContain('"code":"UNAUTHENTICATED"');
    },
  );

  test.each(['with the name that was asked', 'with full headers'] as const)(
    'another name than the hub’s is refused on every way in: %s',
    async (way) => {
      const named = { host: 'evil.example', origin: 'http://evil.example' };
      const stream = `/graphql/stream?query=${encodeURIComponent(FEED)}`;
      for (const path of [...PAGES, stream]) {
        const told = await ask(nginx.urls[way] + path, named);
        expect([path, told.status, told.cookie]).toEqual([path, 421, undefined]);
        expect(told.text).toContain('GRIDHUB_HOSTS');
      }
      expect((await ask(`${nginx.urls[way]}/graphql`, { ...named, ...json }, NEEDS)).status).toBe(
        421,
      );
      expect(await followed(nginx.urls[way], { host: 'evil.example' })).toBe('refused 421');
      expect((await ask(`${nginx.urls[way]}/livez`, named)).status).toBe(200);
    },
  );

  test('that a proxy stands there which nobody has named is told once, with the setting', async () => {
    await ask(`${nginx.urls['with full headers']}/`);
    const told = () => hub.said().match(/^proxy: .*GRIDHUB_TRUSTED_PROXIES is empty.*$/gm) ?? [];
    await expect.poll(told).toHaveLength(1);
    await ask(`${nginx.urls['with full headers']}/`);
    await ask(`${url}/livez`);
    expect(told()).toHaveLength(1);
  });

  test('through the printed link everything works on the machine itself', async () => {
    const opened = await ask(linkOf('DISTRICT_ADMIN'));
    expect(opened).toMatchObject({ status: 303, cookie: expect.stringMatching(/^gridhub=hub_/) });
    const own = { cookie: opened.cookie, origin: url };
    const page = { cookie: opened.cookie, 'sec-fetch-site': 'same-origin' };
    expect(
      JSON.parse((await ask(`${url}/graphql`, { ...json, ...own }, NEEDS)).text),
    ).toMatchObject({
      data: { viewer: { role: 'DISTRICT_ADMIN' }, needs: { totalCount: 5000 } },
    });
    const viewers = JSON.parse((await ask(`${url}/graphiql/viewers.json`, page)).text) as {
      token: string;
    }[];
    expect(viewers).toHaveLength(9);
    expect(hub.said()).toContain(viewers[6]?.token);
    expect((await ask(`${url}/metrics`, page)).text).toContain('gridhub_feed_lag_seconds');
    expect(await followed(url, { cookie: opened.cookie ?? '', origin: url })).toContain(
      'FeedCaughtUp',
    );
  });

  test('who is signed in as another is told of no viewer and no figure', async () => {
    const { cookie } = await ask(linkOf('SCREEN'));
    const page = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await ask(`${url}/graphiql/viewers.json`, page)).text).toBe('[]');
    expect((await ask(`${url}/metrics`, page)).status).toBe(403);
  });
});
