/** Numbers of persons keep a need from being listed; codes of the hub's own places do not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personalNumberIn } from '../../src/domain/text/personal-text.ts';
import { openTestHub } from '../support/hub.ts';
import { WITHOUT, WITH_CARD, WITH_ID, WITH_PHONE, WITH_SEVERAL } from './numbers-of-people.ts';

const { build, sql } = await openTestHub({ demo: true });

test.each([
  ['phone number', WITH_PHONE],
  ['citizen ID', WITH_ID],
  ['bank card number', WITH_CARD],
] as const)('a %s is found however it is written', (kind, texts) => {
  const found = texts.map((text) => [text, personalNumberIn(text)]);
  expect(found).toEqual(texts.map((text) => [text, kind]));
});

test('what is none does not hide the one behind it', () => {
  expect(WITH_SEVERAL.filter((text) => personalNumberIn(text) === null)).toEqual([]);
});

test('what is no number of a person is none', () => {
  const found = WITHOUT.map((text) => [text, personalNumberIn(text)]);
  expect(found).toEqual(WITHOUT.map((text) => [text, null]));
});

test('the tables hold at least 150 texts', () => {
  const yes = [...WITH_PHONE, ...WITH_ID, ...WITH_CARD, ...WITH_SEVERAL];
  expect(new Set([...yes, ...WITHOUT]).size).toBeGreaterThanOrEqual(150);
  expect(new Set(yes).size).toBe(yes.length);
  expect(new Set(WITHOUT).size).toBe(WITHOUT.length);
});

test('a citizen ID is found wherever it stands', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const digits = (length: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((all) => all.join(''));
  const birth = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2024-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      digits(5),
      birth,
      digits(3),
      fc.constantFrom('老人', '，', '：', '3-', '501 ', '7'),
      (region, day, order, before) => {
        const seventeen = `2${region}${day.toISOString().slice(0, 10).replaceAll('-', '')}${order}`;
        const sum = weights.reduce((total, weight, i) => total + Number(seventeen[i]) * weight, 0);
        const id = `${seventeen}${'10X98765432'[sum % 11]}`;
        expect(personalNumberIn(`${before}${id}。`)).toBe('citizen ID');
      },
    ),
  );
});

test('no code of the hub is the number of a person, however it is parted', async () => {
  const codes = (await sql<{ code: string }>('select code from place_code')).map(
    ({ code }) => code,
  );
  expect(codes.length).toBeGreaterThan(3_700);
  const known = new Set(codes);
  const parted = (code: string) =>
    code.replace(/^(\d{6})(\d{3})?(\d{3})?(\d{3})?/, '$1 $2 $3 $4 ').trim();
  const refused = codes.filter((code) =>
    [`楼栋编码 ${code}`, `${code}漏水`, parted(code)].some((text) => personalNumberIn(text, known)),
  );
  expect(refused).toEqual([]);
  // The telephone beside one is still found.
  expect(personalNumberIn(`${codes.at(-1)} 13812345678`, known)).toBe('phone number');
});

test('a need with such a number is not listed, and is once it was amended', async () => {
  const need = await build.need({ state: 'REPORTED', description: '请联系 138一二三四5678' });
  expect(await build.refused('listNeed', { needId: need.id })).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'input.needId',
  });
  await build.run('amendNeed', { needId: need.id, description: '请联系社区' });
  expect((await build.run('listNeed', { needId: need.id })).need.state).toBe('LISTED');
});

test('a need that names a place by a code that looks like an old ID is listed', async () => {
  const code = '211102100204001';
  const { id } = await build.place('GRID');
  await sql('update place set code = $1 where id = $2 or code = $1', [code, id]);
  expect(personalNumberIn(code)).toBe('citizen ID');
  const need = await build.need({ state: 'REPORTED', title: `${code} 路灯不亮` });
  expect((await build.run('listNeed', { needId: need.id })).need.state).toBe('LISTED');
});
