/** Values that no client sends on purpose, and requests that carry them. */
import type { Random } from '../../src/demo/random.ts';

export const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '💥',
  'x'.repeat(5_000),
  '维修 '.repeat(50),
  '__proto__',
  'constructor',
  'null',
  '%',
  "'",
  '"',
  '\\',
  '$1',
  '{}',
  '-0',
  '1e999',
  '2026-02-30',
  '+275760-09-13T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  'need_00000000000000000000000000',
  'place_7zzzzzzzzzzzzzzzzzzzzzzzzz',
];
export const ODD_NUMBERS = [
  0,
  -0,
  -1,
  1,
  1.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  1e308,
  5e-324,
  100,
  101,
];

export function oddValue(random: Random, depth = 0): unknown {
  const inner = () => oddValue(random, depth + 1);
  const whole = random.whole(0, depth < 4 ? 6 : 4);
  if (whole === 0) return random.pick([null, true, false]);
  if (whole <= 2) return random.pick(ODD_TEXTS);
  if (whole <= 4) return random.pick(ODD_NUMBERS);
  const size = random.chance(0.05) ? random.whole(50, 400) : random.whole(0, 3);
  if (whole === 5) return Array.from({ length: size }, inner);
  const names = ['id', '__proto__', 'toString', 'query', '', 'in', '__typename', 'eq'];
  return Object.fromEntries(Array.from({ length: size }, () => [random.pick(names), inner()]));
}

const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/json; charset="',
  'application/graphql-response+json',
  'application/graphql',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
  ';;;',
  'json',
];
const ACCEPTS = [
  '*/*',
  'application/json',
  'text/event-stream',
  'multipart/mixed',
  'q=;',
  'a/b;q=2',
];
const PATHS = ['/graphql', '/graphql', '/graphql', '/graphql/stream'];

/** A request with this body, its head decided now. */
export function posting(random: Random, token: string, path = random.pick(PATHS)) {
  const isOdd = random.chance(0.15);
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `content-type: ${isOdd ? random.pick(TYPES) : 'application/json'}`,
    ...(isOdd ? [`accept: ${random.pick(ACCEPTS)}`] : []),
    ...(token === '' ? [] : [`authorization: Bearer ${token}`]),
    'connection: close',
  ].join('\r\n');
  return (text: string): Buffer[] => {
    const body = Buffer.from(text);
    return [Buffer.from(`${head}\r\ncontent-length: ${body.length}\r\n\r\n`), body];
  };
}
