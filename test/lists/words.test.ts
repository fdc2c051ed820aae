/** Words are found whatever they are written with, and texts are what they say: characters, visible, closed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';
import { TO_FIND } from './texts-to-find.ts';

const { ask, as, build, office, sql } = await openTestHub();
const place = await build.place();

const report = (title: string, description = '') =>
  build.need({ place, state: 'REPORTED', title, description });
const numbersFound = async (search: string): Promise<string[]> => {
  const { needs } = await ask(
    'query ($search: String) { needs(search: $search, first: 100) { totalCount nodes { number } } }',
    { search },
  );
  expect(needs.totalCount).toBe(needs.nodes.length);
  return needs.nodes.map(({ number }: { number: string }) => number);
};

test.each(TO_FIND)('%j is found by %j: %s', async (title, search, isFound) => {
  const { number } = await report(title);
  expect((await numbersFound(search)).includes(number)).toBe(isFound);
  expect(await numbersFound(title)).toContain(number);
});

test('a need is found by its own title and description, whatever they hold', async () => {
  const anything = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => /[\p{L}\p{N}]/u.test(text) && text.isWellFormed());
  const symbols = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter(isOrdinary);
  await fc.assert(
    fc.asyncProperty(fc.oneof(anything, symbols), async (text) => {
      const title = `${text}甲`;
      const { number } = await report(title);
      expect(await numbersFound(title)).toContain(number);
      expect(await numbersFound(text.normalize('NFD'))).toContain(number);
    }),
    { numRuns: 60 },
  );
});

/** With something to see, and nothing that a text may not hold. */
function isOrdinary(text: string): boolean {
  return (
    /[\p{L}\p{N}\p{S}\p{P}]/u.test(text) && !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text)
  );
}

test('a need is found by its number, in any case and width, and by a part of it', async () => {
  const { number } = await report('按编号查找');
  for (const search of [
    number,
    number.toLowerCase(),
    number.slice(-6),
    `${number} 编号`,
    number.replace('N', 'Ｎ'),
  ]) {
    expect(await numbersFound(search), search).toContain(number);
  }
  expect(await numbersFound('N1999-999999')).toEqual([]);
});

test('what was reported before is found by what it was amended to', async () => {
  const need = await report('ＡＢ座旧');
  await build.run('amendNeed', { needId: need.id, title: 'ＣＤ座新' });
  expect(await numbersFound('cd座新')).toEqual([need.number]);
  expect(await numbersFound('ab座旧')).toEqual([]);
});

test('the journal does not keep what search compares', async () => {
  const [row] = await sql<{ has: boolean }>(
    `select bool_or(after ? 'words') as has from change where kind = 'need'`,
  );
  expect(row?.has).toBe(false);
});

test('places are found by their names, below a place and of a kind', async () => {
  const street = await build.place('STREET');
  const one = await build.place('COMMUNITY', street);
  const other = await build.place('COMMUNITY');
  await sql(`update place set name = 'Ａ区⼈民社区' where id = any($1)`, [[one.id, other.id]]);
  const found = async (args: string, asker: Pick<typeof office, 'token'> | null = office) => {
    const { places } = await as(asker?.token ?? null).ask(
      `{ places(${args}) { totalCount nodes { id } } }`,
    );
    expect(places.totalCount).toBe(places.nodes.length);
    return places.nodes.map(({ id }: { id: string }) => id);
  };
  expect(await found('search: "a区人民"')).toEqual([one.id, other.id]);
  expect(await found('search: "人民 A区"', null)).toEqual([one.id, other.id]);
  expect(await found(`search: "人民", within: { code: "${street.code}" }`)).toEqual([one.id]);
  expect(await found('search: "人民", kind: STREET')).toEqual([]);
  expect(await found('search: "没有的名字"')).toEqual([]);
  expect(await found(`within: { id: "${street.id}" }`)).toEqual([street.id, one.id]);
  const { places } = await ask('{ places(search: "人民") { totalCount } }');
  expect(places.totalCount).toBe(2);
  expect(
    await as(office.token).refusal('{ places(within: { code: "x" }) { totalCount } }'),
  ).toEqual({
    code: 'NOT_FOUND',
    argument: 'within.code',
  });
});

const LIMITS: [command: string, field: string, most: number][] = [
  ['reportNeed', 'title', 80],
  ['reportNeed', 'description', 2_000],
  ['reportNeed', 'unitOfMeasure', 10],
  ['reportNeed', 'idempotencyKey', 100],
];

const input = (more: object) => ({
  place: { id: place.id },
  title: '题',
  category: 'OTHER',
  ...more,
});

test.each(LIMITS)('%s: `%s` has %d characters, each a code point', async (command, field, most) => {
  for (const one of ['长', '𠮷', '💥']) {
    await build.run(command, input({ [field]: one.repeat(most) }));
    expect(await build.refused(command, input({ [field]: one.repeat(most + 1) }))).toEqual({
      code: 'BAD_USER_INPUT',
      argument: `input.${field}`,
    });
  }
});

test('a search has 100 characters, each a code point', async () => {
  expect(await numbersFound('𠮶'.repeat(100))).toEqual([]);
  const query = 'query ($s: String) { needs(search: $s) { totalCount } }';
  expect(await as(office.token).refusal(query, { s: '𠮶'.repeat(101) })).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'search',
  });
});

const UNSEEN = [
  '\u200b',
  '\u200b\ufeff\u2060',
  '\u3164',
  '\u115f',
  '\u2800',
  '\u00ad',
  '\u{e0020}',
  '\ufe0f',
  '\u034f',
];
const CONTROL = ['\0', '\x01', '\x07', '\b', '\x0b', '\x0c', '\x1b[31m', '\x7f', '\x85', '\x9b'];
const BROKEN = ['\ud800', '\udfff', '\udc00\ud800', 'a\ud83d'];
const OPEN = [
  '\u202e',
  '\u202d',
  '\u202a',
  '\u202b',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u202e\u2069',
  '\u2066\u202c',
  '\u202b\u202e\u202c',
];
const ODD = [...CONTROL, ...BROKEN, ...OPEN].map((odd) => `右${odd}左`);

test.each([
  ['reportNeed', 'title', input],
  ['reportNeed', 'description', input],
  ['reportNeed', 'unitOfMeasure', input],
  ['reportNeed', 'idempotencyKey', input],
  ['withdrawNeed', 'reason', (more: object) => ({ needId: 'need_x', ...more })],
] as const)('%s: `%s` holds nothing that no text may', async (command, field, inputWith) => {
  for (const text of ODD) {
    expect(
      await build.refused(command, inputWith({ [field]: text })),
      JSON.stringify(text),
    ).toEqual({
      code: 'BAD_USER_INPUT',
      argument: `input.${field}`,
    });
  }
});

test.each(['title', 'description', 'unitOfMeasure', 'idempotencyKey'])(
  'a %s of which nothing can be seen is refused',
  async (field) => {
    for (const text of UNSEEN) {
      expect(
        await build.refused('reportNeed', input({ [field]: text })),
        JSON.stringify(text),
      ).toEqual({
        code: 'BAD_USER_INPUT',
        argument: `input.${field}`,
      });
    }
  },
);

test('a search holds nothing that no text may, and something to see', async () => {
  const query = 'query ($s: String) { needs(search: $s) { totalCount } }';
  for (const text of [...UNSEEN, ...[...CONTROL, ...BROKEN].map((odd) => `右${odd}左`)]) {
    expect(await as(office.token).refusal(query, { s: text }), JSON.stringify(text)).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  }
  // A blank asks for nothing in particular.
  expect((await ask(query, { s: ' \u3000' })).needs.totalCount).toBeGreaterThan(0);
});

test('marks that turn the direction and turn it back are kept, and so are tabs and ends of lines', async () => {
  for (const title of [
    '\u202e右\u202c',
    '\u2067右\u2069',
    '\u2066右\u202e左\u2069',
    '右\u202c左',
    '上\n下',
    '上\t下',
    '\u200e右',
  ]) {
    expect((await report(title)).state).toBe('REPORTED');
  }
});

test('keys are compared byte for byte', async () => {
  const keys = [
    'caf\u00e9',
    'cafe\u0301',
    'CAF\u00c9',
    'ｃafé',
    'caf\u00e9 ',
    'caf\u200b\u00e9',
    '1',
    '１',
  ];
  const made = [];
  for (const idempotencyKey of keys)
    made.push((await build.run('reportNeed', input({ idempotencyKey }))).need.id);
  expect(new Set(made).size).toBe(keys.length);
  const again = await build.run('reportNeed', input({ idempotencyKey: keys[1] }));
  expect(again.need.id).toBe(made[1]);
});
