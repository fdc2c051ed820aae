/** What a fuzz sends: documents, JSON, arguments, bytes, frames and streams at random, most of them wrong in one place. */
import type { Random } from '../../src/demo/random.ts';
import { questionVariables } from '../execution/hub-document.ts';
import { args } from './arguments.ts';
import { type Input, type Make, type Stock, used } from './input.ts';
import { ODD_NUMBERS, ODD_TEXTS, oddValue, posting } from './odd.ts';
import { frames, http } from './wire.ts';

/** A valid document with a few of its tokens gone, doubled, exchanged or spoilt. */
const mutated: Make = (random, { questioner, operations, tokens, schema }) => {
  const text = random.chance(0.3) ? random.pick(operations) : used(questioner.query());
  const parts = text.match(/\s+|\w+|"[^"]*"|[^\w\s]/g) ?? [];
  const names = Object.keys(schema.getTypeMap());
  for (let i = random.pick([0, 0, 1, 1, 2, 4]); i > 0; i -= 1) spoil(random, parts, names);
  const post = posting(random, random.pick(tokens));
  const variables = random.chance(0.8) ? questionVariables(random) : oddValue(random);
  const given = { variables };
  const bytes = (left: readonly string[]) =>
    post(JSON.stringify({ query: left.join(''), ...given }));
  return { kind: 'document', parts, bytes, isCut: random.chance(0.03), isWhole: true };
};

const ODD_TOKENS = [
  ...['{', '}', '(', ')', '[', ']', '!', '$', '@', '...', ':', '|', '&', '"', '"""', '#', ','],
  ...['\0', '\ud83d', '\ufeff', '\u2028', '维', '\\u{110000}', '"\\ud800"', '"\\u0000"'],
  ...['-0', '1e400', '1.', '00', '9'.repeat(400), '-2147483649', 'null', 'true', '$on'],
  ...['@include(if: true)', '@skip(if: null)', '@defer', '@deprecated', '@oneOf', '@key'],
  ...[
    '__typename',
    '__schema { types { name } }',
    '__type(name: "Need") { name }',
    '_service { sdl }',
  ],
  ...[
    '_entities(representations: [{}, null, 1, "x", [], { __typename: "Need", id: "\\u0000" }]) { __typename }',
  ],
  ...['query', 'mutation', 'subscription', 'fragment', 'on', 'extend', 'type', 'schema'],
  '{ parent '.repeat(40),
  '['.repeat(120),
  '{a:'.repeat(120),
];

function spoil(random: Random, parts: string[], names: readonly string[]): void {
  const at = random.whole(0, Math.max(0, parts.length - 1));
  const to = at + random.whole(1, 6);
  const how = random.whole(0, 6);
  if (how === 0) parts.splice(at, to - at);
  if (how === 1) parts.splice(at, 0, ...parts.slice(at, to));
  if (how === 2) parts.splice(at, 1, random.pick(ODD_TOKENS));
  if (how === 3) parts.splice(at, 0, random.pick(ODD_TOKENS));
  if (how === 4) parts.splice(at, 1, parts[random.whole(0, parts.length - 1)] ?? '');
  if (how === 5) parts.splice(at, 1, JSON.stringify(random.pick(ODD_TEXTS)));
  if (how === 6) parts.splice(at, 1, random.pick(names));
}

/** JSON of a shape that no request has. */
const json: Make = (random, { operations, tokens }) => {
  const query = random.chance(0.6) ? random.pick(operations) : oddValue(random);
  const given = {
    query,
    ...(random.chance(0.5) && { variables: oddValue(random) }),
    ...(random.chance(0.5) && { operationName: oddValue(random) }),
    ...(random.chance(0.4) && { extensions: extensionsOf(random) }),
    ...(random.chance(0.2) && { documentId: oddValue(random) }),
  };
  const text = JSON.stringify(random.chance(0.7) ? given : oddValue(random));
  const parts = text.match(/[\s\S]{1,20}/g) ?? [];
  if (random.chance(0.3))
    parts.splice(random.whole(0, parts.length - 1), 1, random.pick(ODD_TEXTS));
  const post = posting(random, random.pick(tokens));
  return {
    kind: 'json',
    parts,
    bytes: (left) => post(left.join('')),
    isCut: random.chance(0.05),
    isWhole: true,
  };
};

const extensionsOf = (random: Random) =>
  random.chance(0.5)
    ? oddValue(random)
    : { persistedQuery: { version: oddValue(random), sha256Hash: oddValue(random) } };

/** A stream that is opened and left, at once or after what comes first. */
const stream: Make = (random, { questioner, tokens, operations }) => {
  const query = random.pick([
    'subscription { needChanged(snapshot: true) { __typename } }',
    'subscription ($s: String) { needChanged(since: $s) { __typename } }',
    used(questioner.subscription(random.pick(['needChanged', 'claimChanged', 'resourceChanged']))),
    random.pick(operations),
  ]);
  const variables = random.chance(0.5)
    ? { s: random.pick<unknown>([...ODD_TEXTS, ...ODD_NUMBERS]) }
    : {};
  const post = posting(random, random.pick(tokens), '/graphql/stream');
  const parts = [JSON.stringify({ query, variables })];
  return {
    kind: 'stream',
    parts,
    bytes: (left) => post(left.join('')),
    isCut: random.chance(0.5),
    isWhole: true,
  };
};

const MAKES: readonly Make[] = [
  mutated,
  mutated,
  json,
  args,
  args,
  http,
  http,
  frames,
  frames,
  stream,
];

export function inputOf(random: Random, stock: Stock): Input {
  return random.pick(MAKES)(random, stock);
}
