/** The database goes, comes back, is slow or holds a row: what clients are told, and that nothing is lost or done twice. */
import pg from 'pg';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestHub } from '../support/hub.ts';
import { Proxy } from '../support/proxy.ts';

let proxy!: Proxy;
const { hub, databaseUrl, ask, as, build, office, sql, logged } = await openTestHub({
  through: async (url) => (proxy = await Proxy.before(url)),
});
const place = await build.place();

const REPORT = 'mutation ($input: ReportNeedInput!) { reportNeed(input: $input) { need { id } } }';
let reported = 0;
const input = (key?: string) => ({
  place: { id: place.id },
  title: `楼道照明 ${(reported += 1)}`,
  category: 'OTHER',
  ...(key !== undefined && { idempotencyKey: key }),
});
const report = (key?: string) => as(office.token).answer(REPORT, { input: input(key) });
const count = async () => {
  const [row] = await sql<{ n: number }>('select count(*)::int as n from need');
  return row?.n ?? 0;
};
const post = (body: object, more: object = {}) =>
  fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${office.token}`,
      ...more,
    },
    body: JSON.stringify(body),
  });
const settled = async () => {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await fetch(`${hub.url}/readyz`)).ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the hub has not come back');
};

beforeEach(() => {
  proxy.judge = () => 'pass';
});
// What goes wrong here is meant to, and the log tells of it.
afterEach(() => void logged.splice(0));
afterAll(() => proxy.shut());

test('connections that are cut in eight commands, five times over, leave room for the next', async () => {
  for (let round = 0; round < 5; round += 1) {
    const lanes = Array.from({ length: 8 }, () => report());
    await new Promise((resolve) => setTimeout(resolve, 5 + round * 5));
    proxy.cutAll();
    for (const { data, errors } of await Promise.all(lanes)) {
      if (data) expect(data.reportNeed.need.id).toMatch(/^need_/);
      else expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', retryAfter: 5 });
    }
    const began = performance.now();
    expect((await report()).errors).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(5_000);
  }
  await settled();
});

test('a reply to COMMIT that is lost is looked for: the command is answered, and done once', async () => {
  const before = await count();
  for (let i = 0; i < 20; i += 1) {
    proxy.judge = (sent) => (sent.includes('commit\0') ? 'deliver and cut' : 'pass');
    const { data, errors } = await report(i % 2 === 0 ? `lost ${i}` : undefined);
    expect(errors).toBeUndefined();
    expect(data.reportNeed.need.id).toMatch(/^need_/);
  }
  expect((await count()) - before).toBe(20);
});

test('an answer that is lost behind its command says that the command was done', async () => {
  const before = await count();
  let isDone = false;
  proxy.judge = (sent) => {
    isDone ||= sent.includes('commit\0');
    return isDone && sent.includes('need.byId') ? 'deliver and cut' : 'pass';
  };
  const mutation = REPORT.replace('{ reportNeed', '{ __typename reportNeed');
  const { errors } = await as(office.token).answer(mutation, { input: input() });
  proxy.judge = () => 'pass';
  await settled();
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', outcome: 'DONE' });
  expect((await count()) - before).toBe(1);
});

test('where nobody can be asked, the outcome is unknown, and the same key finds it later', async () => {
  const before = await count();
  const given = input('unknown');
  let shutting: Promise<void> | undefined;
  let isWritten = false;
  proxy.judge = (sent) => {
    // What is read before it ends with a commit, too.
    isWritten ||= sent.includes('need_step');
    if (!isWritten || !sent.includes('commit\0')) return 'pass';
    shutting ??= new Promise((resolve) => setTimeout(resolve, 5)).then(() => proxy.shut());
    return 'deliver and cut';
  };
  const { errors } = await as(office.token).answer(REPORT, { input: given });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', outcome: 'UNKNOWN' });
  await shutting;
  await proxy.open();
  await settled();
  proxy.judge = () => 'pass';
  const again = await as(office.token).ask(REPORT, { input: given });
  expect(again.reportNeed.need.id).toMatch(/^need_/);
  expect((await count()) - before).toBe(1);
});

test('a database that is away is our fault, on every way in', async () => {
  await proxy.shut();
  const question = { query: '{ places(first: 1) { nodes { id } } }' };
  const search = new URLSearchParams(question);
  const headers = { authorization: `Bearer ${office.token}` };
  const ways = [
    post(question),
    post(question),
    post(question, { accept: 'application/graphql-response+json' }),
    post({ query: REPORT, variables: { input: input() } }),
    post({ query: '{ a: places(first: 1) { nodes { id } } b: needs(first: 1) { nodes { id } } }' }),
    fetch(`${hub.url}/graphql?${search.toString()}`, {
      headers: { ...headers, 'apollo-require-preflight': '1' },
    }),
    fetch(`${hub.url}/graphql/stream?${search.toString()}`, { headers }),
  ];
  for (const answer of await Promise.all(ways)) {
    const text = await answer.text();
    expect([answer.status, text]).toEqual([503, expect.any(String)]);
    expect(answer.headers.get('retry-after')).toBe('5');
    const { errors, data } = JSON.parse(text);
    expect(data).toBeUndefined();
    expect(errors[0].extensions).toMatchObject({ code: 'UNAVAILABLE', retryAfter: 5 });
  }
  await expect
    .poll(async () => (await fetch(`${hub.url}/readyz`)).text())
    .toContain('not ready: The database cannot be reached');
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = new Promise((resolve) => socket.once('close', (code) => resolve(code)));
  socket.once('open', () => {
    const payload = { authorization: headers.authorization };
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
  });
  expect(await closed).toBe(1013);
  await proxy.open();
  await settled();
  expect(await ask('{ viewer { role } }')).toEqual({ viewer: { role: 'DISTRICT_ADMIN' } });
});

test('a command that waits for a row is told to try again, and holds nobody else up', async () => {
  const { need } = await build.run('reportNeed', input());
  const other = await build.run('reportNeed', input());
  const holder = await holdRow(need.id);
  const began = performance.now();
  const waiting = Array.from({ length: 8 }, () => build.refused('listNeed', { needId: need.id }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const free = performance.now();
  await build.run('listNeed', { needId: other.need.id });
  expect(performance.now() - free).toBeLessThan(1_500);
  for (const refused of await Promise.all(waiting)) {
    expect(refused).toMatchObject({ code: 'CONFLICT' });
  }
  expect(performance.now() - began).toBeLessThan(8_000);
  await holder.end();
  expect((await build.run('listNeed', { needId: need.id })).need.state).toBe('LISTED');
});

test('a command that waits for a row that is let go in time is done', async () => {
  const { need } = await build.run('reportNeed', input());
  const holder = await holdRow(need.id);
  const waiting = build.run('listNeed', { needId: need.id });
  setTimeout(() => void holder.end(), 1_500);
  expect((await waiting).need.state).toBe('LISTED');
});

async function holdRow(id: string) {
  const options = '-c search_path=gridhub';
  const holder = new pg.Client({ connectionString: databaseUrl, options });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from need where id = $1 for update', [id]);
  return holder;
}
