/** JSON that nests too deep is refused before it is parsed, whatever way it comes. */
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { DEEPEST, MOST_MEMBERS, excessOf } from '../../src/engine/http/nesting.ts';
import { openTestHub } from '../support/hub.ts';

const { hub, office } = await openTestHub();
const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const judged = (text: string) => excessOf(Buffer.from(text)) === 'DEPTH';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('the depth of a text', () => {
  test('is judged as that of what it is parsed to', () => {
    const any = fc.oneof(fc.jsonValue({ maxDepth: 6 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(any, fc.integer({ min: DEEPEST - 8, max: DEEPEST + 1 }), (value, more) => {
        let inside: unknown = [value, '"]}', { '\\"{[': '\\' }, '[{'.repeat(DEEPEST)];
        for (let i = 0; i < more; i += 1) inside = i % 2 ? [inside] : { '深"[': inside };
        expect(judged(JSON.stringify(inside))).toBe(depthOf(inside) > DEEPEST);
      }),
    );
  });

  test.each([
    [lists(DEEPEST), false],
    [lists(DEEPEST + 1), true],
    [`[${'[],'.repeat(500)}[]]`, false],
    [`"${lists(500)}"`, false],
    [`"\\"${lists(500)}"`, false],
    [`["\\\\",${lists(DEEPEST)}]`, true],
    [`"深${lists(500)}`, false],
  ])('%j: %s', (text, isDeep) => {
    expect(judged(text)).toBe(isDeep);
  });
});

test('a text of too many values is found, a long one of few is not', () => {
  const excess = (text: string) => excessOf(Buffer.from(text));
  expect(excess(`[${'1,'.repeat(MOST_MEMBERS - 1)}1]`)).toBeUndefined();
  expect(excess(`[${'1,'.repeat(MOST_MEMBERS)}1]`)).toBe('MEMBERS');
  expect(excess(JSON.stringify([','.repeat(3 * MOST_MEMBERS)]))).toBeUndefined();
});

describe('what is refused', () => {
  const query = 'query ($f: NeedFilter) { needs(filter: $f) { totalCount } }';
  const filter = (depth: number) => '{"not":'.repeat(depth) + '{}' + '}'.repeat(depth);
  const authorization = `Bearer ${office.token}`;
  const asked = (depth: number) =>
    `{"query":${JSON.stringify(query)},"variables":{"f":${filter(depth)}}}`;
  const post = (body: string, path = '/graphql') =>
    fetch(hub.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
    });
  const TOO_DEEP = {
    errors: [
      { message: expect.stringContaining('deeper than 100'), extensions: { code: 'BAD_REQUEST' } },
    ],
  };

  test.each(['/graphql', '/graphql/stream'])('a body of many values at %s', async (path) => {
    const many = `{"query":"{ hub { version } }","more":[${'1,'.repeat(60_000)}1]}`;
    const response = await post(many, path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('more than 50000 values'),
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
  });

  test.each(['/graphql', '/graphql/stream'])('a body at %s', async (path) => {
    const answer = await post(asked(100), path);
    expect([answer.status, await answer.json()]).toMatchObject([400, TOO_DEEP]);
    const deepest = await post(`{"query":${'['.repeat(300_000)}`, path);
    expect([deepest.status, await deepest.json()]).toMatchObject([400, TOO_DEEP]);
  });

  test('variables below that are judged by the schema, as they always are', async () => {
    const { errors } = (await (await post(asked(90))).json()) as {
      errors?: { extensions: object }[];
    };
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'f' });
  });

  test.each(['variables', 'extensions'])('`%s` in an address', async (name) => {
    for (const path of ['/graphql', '/graphql/stream']) {
      const search = new URLSearchParams({ query: '{ hub { version } }', [name]: lists(101) });
      const headers = { authorization, 'apollo-require-preflight': '1' };
      const answer = await fetch(`${hub.url}${path}?${search.toString()}`, { headers });
      expect([answer.status, await answer.json()]).toMatchObject([400, TOO_DEEP]);
    }
  });

  test('a message of a socket, with 4400; the same within bounds is answered', async () => {
    const socket = new WebSocket(
      `${hub.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    const told: string[] = [];
    socket.on('message', (text: Buffer) => told.push(String(text)));
    const closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve([code, String(reason)]));
    });
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await expect.poll(() => told.length).toBe(1);
    const message = (id: string, depth: number) =>
      `{"id":"${id}","type":"subscribe","payload":${asked(depth)}}`;
    socket.send(message('shallow', 1));
    await expect.poll(() => told.at(-1)).toContain('complete');
    told.length = 0;
    socket.send(message('deep', 100));
    socket.send(message('behind', 1));
    expect(await closed).toEqual([4400, expect.stringContaining('deeper than 100')]);
    expect(told).toEqual([]);
  });

  test('a frame that is broken or too large closes its socket, and leaves no word in the log', async () => {
    const said = vi.spyOn(console, 'error');
    onTestFinished(() => said.mockRestore());
    for (const [frame, code] of [
      [Buffer.from([0xc1, 0x80, 0, 0, 0, 0]), 1002],
      [Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0]), 1009],
    ] as const) {
      const socket = new WebSocket(
        `${hub.url.replace('http', 'ws')}/graphql`,
        'graphql-transport-ws',
      );
      await new Promise((resolve) => socket.once('open', resolve));
      const closed = new Promise((resolve) => socket.once('close', resolve));
      (socket as unknown as { _socket: { write(text: Buffer): void } })._socket.write(frame);
      expect(await closed).toBe(code);
    }
    expect(said).not.toHaveBeenCalled();
  });
});
