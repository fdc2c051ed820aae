/** Bytes that are nearly HTTP, and frames that are nearly graphql-transport-ws. */
import type { Random } from '../../src/demo/random.ts';
import { type Make, used } from './input.ts';
import { oddValue } from './odd.ts';

const METHODS = [
  'GET',
  'POST',
  'PUT',
  'OPTIONS',
  'HEAD',
  'DELETE',
  'PATCH',
  'TRACE',
  'CONNECT',
  'get',
  'QUERY',
  '',
];
const ADDRESSES = [
  '/',
  '/graphql',
  '/graphql/',
  '/graphql/stream',
  '/graphiql',
  '/livez',
  '/readyz',
  '/metrics',
  '/sign-in',
  '/sign-out',
  '//graphql',
  '/../graphql',
  '*',
  'http://elsewhere.example/graphql',
  '/%',
  '/%00',
  '/%ff%fe',
  '/graphql%2fstream',
  '/graphql#x',
  '/graphql?query={hub{version}}',
  '/graphql?query=%7Bhub%7Bversion%7D%7D',
  '/graphql?query=%',
  '/graphql?query=%00',
  '/graphql?query=%ff',
  '/graphql?query=&query=',
  '/graphql?variables=%5B&query={hub{version}}',
  '/graphql/stream?query=subscription{needChanged{__typename}}',
  `/${'x'.repeat(9_000)}`,
  '/graphiql/../../package.json',
  '/graphql?query={hub{version}}&extensions={"persistedQuery":{"version":1,"sha256Hash":"x"}}',
  '/schema.graphql',
  '/favicon.ico',
];
const HEADERS = [
  'host: 127.0.0.1',
  'host: 127.0.0.1',
  'host:',
  'host: a\r\nhost: b',
  'content-length: 2',
  'content-length: 1000000',
  'content-length: -1',
  'content-length: 1e3',
  'content-length: 2\r\ncontent-length: 3',
  'transfer-encoding: chunked',
  'transfer-encoding: gzip',
  'transfer-encoding: chunked, chunked',
  'content-encoding: gzip',
  'expect: 100-continue',
  'expect: nothing',
  'connection: close',
  'connection: upgrade',
  'upgrade: websocket',
  'upgrade: h2c',
  'content-type: application/json',
  'content-type: application/json; charset=latin1',
  'content-type: \xff',
  'accept: text/event-stream',
  'accept: ,,,',
  'origin: null',
  'origin: https://elsewhere.example',
  'cookie: gridhub=x',
  'cookie: gridhub=%; =; ;;',
  'authorization: Bearer ',
  'authorization: Basic eDp5',
  'authorization: Bearer a.b.c',
  'authorization: Bearer eyJhbGciOiJub25lIn0.e30.',
  'x-forwarded-for: 1.2.3.4, x',
  'forwarded: for=1',
  'last-event-id: \x01',
  'last-event-id: x',
  'x: \0',
  ': x',
  'no colon',
  ' folded',
  'sec-websocket-version: 13',
  'sec-websocket-key: x',
  'range: bytes=0-1',
  'if-none-match: *',
  'apollo-require-preflight: 1',
  'accept-encoding: br;q=x',
  `x-long: ${'y'.repeat(20_000)}`,
];
const BODIES = [
  '',
  '{}',
  '{"query":"{hub{version}}"}',
  '2\r\n{}\r\n0\r\n\r\n',
  '2\r\n{',
  'ffffffffffffffff\r\n',
  '2;x=y\r\n{}\r\n0\r\nx: y\r\n\r\n',
  '-1\r\n',
  '\0\0\0',
  '[[[[',
];

/** Bytes that are nearly HTTP. */
export const http: Make = (random) => {
  const version = random.pick([
    'HTTP/1.1',
    'HTTP/1.1',
    'HTTP/1.1',
    'HTTP/1.0',
    'HTTP/2.0',
    'HTTP/9',
    '',
  ]);
  const first = `${random.pick(METHODS)} ${random.pick(ADDRESSES)} ${version}\r\n`;
  const headers = Array.from(
    { length: random.pick([0, 1, 1, 2, 3, 7]) },
    () => `${random.pick(HEADERS)}\r\n`,
  );
  const host = random.chance(0.8) ? ['host: 127.0.0.1\r\n'] : [];
  const parts = [first, ...host, ...headers, '\r\n', random.pick(BODIES)];
  if (random.chance(0.2)) parts.splice(random.whole(0, parts.length - 1), 1);
  if (random.chance(0.2)) parts.push(...parts);
  if (random.chance(0.1)) parts.push('\x16\x03\x01\x02\x00\x01\x00\x01');
  const isSplit = random.chance(0.3);
  const bytes = (left: readonly string[]) =>
    (isSplit ? left.flatMap((one) => one.match(/[\s\S]{1,700}/g) ?? []) : [left.join('')]).map(
      (one) => Buffer.from(one, 'latin1'),
    );
  return { kind: 'http', parts, bytes, isCut: random.chance(0.15), isWhole: false };
};

const UPGRADE = [
  'GET /graphql HTTP/1.1',
  'host: 127.0.0.1',
  'connection: Upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol: graphql-transport-ws',
].join('\r\n');

/** Messages of the protocol, in any order; a part is a frame. */
export const frames: Make = (random, { operations, tokens, questioner }) => {
  const token = random.pick(tokens);
  const init = {
    type: 'connection_init',
    payload: random.chance(0.8)
      ? token === ''
        ? {}
        : { authorization: `Bearer ${token}` }
      : oddValue(random),
  };
  const id = () =>
    random.chance(0.8)
      ? random.pick(['1', '2', '3', '__proto__'])
      : random.pick<unknown>(['', 'x'.repeat(300), 1, null]);
  const query = () =>
    random.pick<unknown>([
      'subscription { needChanged(snapshot: true) { __typename } }',
      'subscription { needCountsChanged { __typename } }',
      used(questioner.subscription('needChanged')),
      random.pick(operations),
      oddValue(random),
    ]);
  const subscribe = () => ({ id: id(), type: 'subscribe', payload: { query: query() } });
  const message = () =>
    random.pick<() => unknown>([
      ...Array.from({ length: 8 }, () => subscribe),
      () => init,
      () => ({
        id: id(),
        type: 'subscribe',
        payload: { query: query(), variables: oddValue(random) },
      }),
      () => ({ id: id(), type: 'subscribe', payload: oddValue(random) }),
      () => ({ id: id(), type: 'complete' }),
      () => ({
        type: random.pick(['ping', 'pong', 'next', 'error', 'connection_ack', '']),
        id: id(),
        payload: oddValue(random),
      }),
      () => oddValue(random),
    ])();
  const sent = [
    ...(random.chance(0.85) ? [init] : []),
    ...Array.from({ length: random.whole(1, 8) }, message),
  ];
  const parts = sent.map((one) => frameOf(random, JSON.stringify(one) ?? ''));
  const bytes = (left: readonly string[]) => [
    Buffer.from(`${UPGRADE}\r\n\r\n`),
    ...left.map((one) => Buffer.from(one, 'latin1')),
  ];
  return { kind: 'frames', parts, bytes, isCut: random.chance(0.3), isWhole: false };
};

/** Masked with zeros, so that a frame can be read where it is printed. */
function frameOf(random: Random, message: string): string {
  const isOdd = random.chance(0.06);
  const text = isOdd && random.chance(0.3) ? `${message.slice(0, -2)}\xff\xfe` : message;
  const payload = Buffer.from(text).toString('latin1');
  const first = isOdd ? random.whole(0, 255) : 0x81;
  const { length } = payload;
  const told = isOdd && random.chance(0.3) ? length + random.whole(-3, 70_000) : length;
  const size =
    told < 126
      ? [0x80 | Math.max(0, told)]
      : told < 65_536
        ? [0xfe, told >> 8, told & 255]
        : [0xff, 0, 0, 0, 0, 0, told >> 16, (told >> 8) & 255, told & 255];
  return String.fromCharCode(first, ...size, 0, 0, 0, 0) + payload;
}
