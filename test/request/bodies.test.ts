/** What is judged before a body is read, how long it may take, and how much of all there may be. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';
import { headOf, rawHttp } from '../support/raw-http.ts';

const { hub, office, as, explained } = await openTestHub({
  environment: {
    GRIDHUB_HEAD_TIMEOUT_MS: '600',
    GRIDHUB_BODY_TIMEOUT_MS: '1500',
    GRIDHUB_WAIT_MS: '500',
    GRIDHUB_BODIES_BYTES: '4000000',
    GRIDHUB_TRUSTED_PROXIES: 'loopback',
  },
});
const { url } = hub;
const authorization = `Bearer ${office.token}`;
const BODY = JSON.stringify({ query: '{ viewer { role } }' });
const wrong = { authorization: `Bearer hub_${'x'.repeat(43)}` };
const LARGE = { 'content-length': '1000000' };
const SOON = { timeout: 5_000 };
const ANSWER = '{"data":{"viewer":{"role":"DISTRICT_ADMIN"}}';
/** Has its part of the room: it was told to send. */
async function holder(headers: Record<string, string>, first?: string) {
  const client = open({ ...headers, ...LARGE, expect: '100-continue' }, first);
  await expect.poll(client.said, SOON).toMatch(/^HTTP\/1\.1 100 /);
  return client;
}
const open = (headers: Record<string, string>, first?: string) =>
  rawHttp(url, headOf(headers, first));

test.each(['/graphql', '/graphql/stream'])(
  'a token that is no good is refused at %s with the body unread, and the connection ends',
  async (path) => {
    const answer = await open({ ...wrong, 'content-length': '900000' }, `POST ${path}`).ended;
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toContain('connection: close');
    expect(answer).toContain('"code":"UNAUTHENTICATED"');
  },
);

test('whoever is refused and sends on gets its answer and no reset, and nothing more of it is done', async () => {
  const more = JSON.stringify({ query: '{ needs { totalCount } }' });
  const sent = await explained(async () => {
    // More than the system keeps for a connection: it goes out only as it is taken in.
    const client = open({ ...wrong, 'content-length': '20000000' });
    client.send('x'.repeat(20_000_000));
    client.send(headOf({ authorization, 'content-length': String(more.length) }) + more);
    const answer = await client.ended;
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401']);
    expect(client.fault()).toBeUndefined();
    await as(office.token).ask('{ resources { totalCount } }');
  });
  // What the last question asks: a total that is kept, or counted.
  const others = sent.filter(
    ({ statement: { name } }) => !/^(resource\.page|listing\.tallied)/.test(name),
  );
  expect(others.map(({ statement }) => statement.name)).toEqual([]);
});

test('a page of another site that sends a cookie is refused before its body', async () => {
  const foreign = { cookie: `gridhub=${office.token}`, origin: 'https://elsewhere.example' };
  const answer = await open({ ...foreign, 'content-length': '900000' }).ended;
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
});

test('whoever asks whether it may send hears so when it is known, or is refused', async () => {
  const expecting = { expect: '100-continue', 'content-length': String(BODY.length) };
  const refused = await open({ ...wrong, ...expecting }).ended;
  expect(refused).toMatch(/^HTTP\/1\.1 401 /);
  const known = open({ authorization, ...expecting });
  await expect.poll(known.said, SOON).toMatch(/^HTTP\/1\.1 100 /);
  known.send(BODY);
  await expect.poll(known.said, SOON).toContain(ANSWER);
  known.socket.destroy();
});

test('a body that says that it is too large is refused at once, one that turns out so then', async () => {
  const told = await open({ authorization, 'content-length': '1000001' }).ended;
  expect(told).toMatch(/^HTTP\/1\.1 413 /);
  const chunked = open({ authorization, 'transfer-encoding': 'chunked' });
  chunked.send(`${(1_000_001).toString(16)}\r\n${'x'.repeat(1_000_001)}\r\n`);
  expect(await chunked.ended).toMatch(/^HTTP\/1\.1 413 .*"code":"BAD_REQUEST"/s);
});

test('a body that comes in pieces is read', async () => {
  const client = open({ authorization, 'transfer-encoding': 'chunked' });
  for (const piece of [BODY.slice(0, 5), BODY.slice(5)]) {
    client.send(`${piece.length.toString(16)}\r\n${piece}\r\n`);
  }
  client.send('0\r\n\r\n');
  await expect.poll(client.said, SOON).toContain(ANSWER);
  client.socket.destroy();
});

test('headers that do not come to their end are not waited for', async () => {
  const at = performance.now();
  const [begun, silent] = [rawHttp(url, 'POST /graphql HTTP/1.1\r\nhost: x\r\n'), rawHttp(url)];
  expect(await begun.ended).toMatch(/^HTTP\/1\.1 408 /);
  expect(await silent.ended).toMatch(/^(HTTP\/1\.1 408 |$)/);
  // Head, wait and body together, after which Node gives up what nobody reads.
  expect(performance.now() - at).toBeLessThan(2_600);
});

test('a body that does not come to its end is refused with 408, and the connection ends', async () => {
  const answer = await open({ authorization, 'content-length': '100' }).ended;
  expect(answer).toMatch(/^HTTP\/1\.1 408 .*within 1\.5 s/s);
});

test('a client that goes away in the middle of its body leaves no word in the log', async () => {
  for (const path of ['/graphql', '/graphql/stream']) {
    for (const end of ['destroy', 'resetAndDestroy'] as const) {
      const client = await holder({ authorization }, `POST ${path}`);
      client.send('{');
      client.socket[end]();
      await client.ended;
    }
  }
  // What they held is free, and it was a caller's whole part each time.
  (await holder({ authorization })).socket.destroy();
});

test('whoever holds its part of the room waits, and is refused then; others are answered', async () => {
  const slow = await holder({});
  const second = open(LARGE);
  expect(await as(office.token).ask('{ viewer { role } }')).toBeTruthy();
  const answer = await second.ended;
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  expect(answer).toContain('retry-after: 10');
  expect(answer).toContain('"code":"RATE_LIMITED"');
  slow.socket.destroy();
});

test('whoever waits has its turn when there is room', async () => {
  const slow = await holder({});
  const sizes = { 'content-length': String(BODY.length) };
  const second = rawHttp(url, headOf(sizes) + BODY);
  await as(office.token).ask('{ viewer { role } }');
  expect(second.said()).toBe('');
  slow.socket.destroy();
  await expect.poll(second.said, SOON).toContain('{"data":');
  second.socket.destroy();
});

test('when the room is full, nobody has more of it', async () => {
  const tokens = await Promise.all(
    [1, 2, 3, 4].map(() => office.account({ role: 'AUDITOR', place: office.root })),
  );
  const slow = await Promise.all(
    tokens.map(({ token }) => holder({ authorization: `Bearer ${token}` })),
  );
  const one = open({ authorization, 'content-length': String(BODY.length) });
  expect(await one.ended).toMatch(/^HTTP\/1\.1 503 /);
  for (const { socket } of slow) socket.destroy();
});

test('all strangers together hold half of the room at most, so that whoever is known has room', async () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const slow = [await holder(from('192.0.2.1')), await holder(from('192.0.2.2'))];
  expect(await open({ ...from('192.0.2.3'), ...LARGE }).ended).toMatch(/^HTTP\/1\.1 503 /);
  (await holder({ authorization })).socket.destroy();
  for (const { socket } of slow) socket.destroy();
});

test('a body that comes with GET is not read', async () => {
  const client = open({ authorization, ...LARGE }, 'GET /graphql?query={viewer{role}}');
  expect(await client.ended).toMatch(/^HTTP\/1\.1 \d+ .*connection: close/s);
});
