/** Bytes that are no UTF-8 are refused at every door, and nothing of them is stored. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestHub } from '../support/hub.ts';

const { hub, build, office, sql } = await openTestHub();
const place = await build.place();

const json = JSON.stringify({
  query: `mutation ($input: ReportNeedInput!) { reportNeed(input: $input) { need { id title } } }`,
  variables: { input: { place: { id: place.id }, title: '@@', category: 'OTHER' } },
});
/** A command that reports a need whose title is these bytes. */
const titled = (...bytes: number[]) => {
  const [before = '', behind = ''] = json.split('@@');
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(behind)]);
};
const needs = async () => Number((await sql('select count(*) as n from need'))[0]?.['n']);

const DOORS = ['/graphql', '/graphql/stream'];
/** The short way, and Apollo's. */
const TYPES = ['application/json', 'application/json; charset="utf-8"'];

async function post(
  path: string,
  body: Buffer,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  const response = await fetch(`${hub.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${office.token}`, ...headers },
    body: new Uint8Array(body),
  });
  return { status: response.status, text: await response.text() };
}

const BROKEN: [string, Buffer][] = [
  ['GBK', titled(0xc2, 0xb7, 0xb5, 0xc6)],
  ['Latin-1', titled(0x43, 0x61, 0x66, 0xe9)],
  ['a sequence that is cut off', titled(0xe8, 0xb7)],
  ['a byte that goes on with nothing', titled(0xaf)],
  ['an overlong form', titled(0xc0, 0xaf)],
  ['an overlong form of three bytes', titled(0xe0, 0x80, 0xaf)],
  ['a lone surrogate', titled(0xed, 0xa0, 0x80)],
  ['a pair of surrogates', titled(0xed, 0xa0, 0xbd, 0xed, 0xb2, 0xa9)],
  ['more than Unicode has', titled(0xf4, 0x90, 0x80, 0x80)],
  ['a byte that no sequence has', titled(0xff)],
  ['broken beside the texts', Buffer.concat([titled(0x41), Buffer.from([0xff])])],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${json}`, 'utf16le')],
  ['UTF-16 without', Buffer.from(json, 'utf16le')],
];

test.each(BROKEN)('a body of %s is 400 at every door, and stores nothing', async (_, body) => {
  const before = await needs();
  for (const path of DOORS) {
    for (const type of TYPES) {
      const { status, text } = await post(path, body, { 'content-type': type });
      expect({ path, type, status, text }).toMatchObject({ status: 400 });
      expect(text).toContain('BAD_REQUEST');
    }
  }
  expect(await needs()).toBe(before);
});

test.each([
  'application/json; charset=gbk',
  'application/json;charset=GB18030',
  'application/json; charset=iso-8859-1',
  'application/json; charset=utf-16',
  'application/json; charset=utf-16le',
  'application/json; charset="utf-32"',
  'application/json; charset=utf-7',
  'application/json; charset=',
  'application/json; charset="',
  'application/json; charset',
  'application/json; charset=utf-8; charset=gbk',
  'application/json; a=b; CHARSET = big5',
])('%s is 415 at every door, and stores nothing', async (type) => {
  const before = await needs();
  for (const path of DOORS) {
    const { status } = await post(path, titled(0x41), { 'content-type': type });
    expect({ path, status }).toEqual({ path, status: 415 });
  }
  expect(await needs()).toBe(before);
});

test('a packed body is 415', async () => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  for (const path of DOORS)
    expect(await post(path, titled(0x41), headers)).toMatchObject({ status: 415 });
});

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'application/json; charset="utf-8"',
  'application/json; charset=utf8',
])('%s is read, with a mark of the order of bytes and without', async (type) => {
  for (const mark of ['', '\ufeff']) {
    const body = Buffer.concat([Buffer.from(mark), titled(...Buffer.from('路灯𠮷'))]);
    const { status, text } = await post('/graphql', body, { 'content-type': type });
    expect({ status, text }).toMatchObject({ status: 200 });
    expect(text).toContain('路灯𠮷');
  }
});

test('what an address asks is UTF-8 too', async () => {
  const ask = async (escaped: string) => {
    const query = encodeURIComponent('query ($s: String) { needs(search: $s) { totalCount } }');
    const variables = `${encodeURIComponent('{"s":"')}${escaped}${encodeURIComponent('"}')}`;
    const response = await fetch(`${hub.url}/graphql?query=${query}&variables=${variables}`, {
      headers: { authorization: `Bearer ${office.token}`, 'apollo-require-preflight': 'yes' },
    });
    return response.status;
  };
  expect([await ask('%C2%B7%B5%C6'), await ask('%ED%A0%80'), await ask('%FF')]).toEqual([
    400, 400, 400,
  ]);
  expect([await ask('%E8%B7%AF'), await ask('100%25')]).toEqual([200, 200]);
});

test.each([
  ['a text frame', false],
  ['a binary frame', true],
])('a socket is closed on %s that is no UTF-8, and nothing is stored', async (_, binary) => {
  const before = await needs();
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(
    JSON.stringify({
      type: 'connection_init',
      payload: { authorization: `Bearer ${office.token}` },
    }),
  );
  await once(socket, 'message');
  const payload = titled(0xc2, 0xb7, 0xb5, 0xc6);
  const frame = Buffer.concat([
    Buffer.from('{"id":"1","type":"subscribe","payload":'),
    payload,
    Buffer.from('}'),
  ]);
  const closed = once(socket, 'close') as Promise<[number]>;
  socket.send(frame, { binary });
  expect((await closed)[0]).toBe(1007);
  expect(await needs()).toBe(before);
});
