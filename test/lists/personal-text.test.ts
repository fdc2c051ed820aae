/** Numbers of persons keep a need from being listed; the numbers of this file are made up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personalNumberIn } from '../../src/lists/personal-text.ts';
import { openTestHub } from '../support/hub.ts';

const { build } = await openTestHub();

test.each([
  ['联系人电话13812345678。', 'phone number'],
  ['电话：138-1234-5678', 'phone number'],
  ['１３８１２３４５６７８', 'phone number'],
  ['+86 138 1234 5678', 'phone number'],
  ['身份证11010519491231002X', 'citizen ID'],
  ['身份证 110105 19491231 002x', 'citizen ID'],
  ['卡号 4111 1111 1111 1111', 'bank card number'],
  ['6222021234567890128', 'bank card number'],
])('%s holds a %s', (text, kind) => {
  expect(personalNumberIn(text)).toBe(kind);
});

test.each([
  '3号楼2单元501室',
  '电表读数 12345678',
  '编号 N2026-000123',
  '2026-11-20 14:30',
  '办公电话 0427-2345678',
  '订单 1234567890123456',
  '身份证110105194912310021',
  '面积 1000 平方米，预算 150000 元',
])('%s holds none', (text) => {
  expect(personalNumberIn(text)).toBeNull();
});

test('a citizen ID is found wherever it stands', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 });
  fc.assert(
    fc.property(digits, fc.constantFrom('老人', '，', '：'), (seventeen, before) => {
      const sum = seventeen.reduce((total, digit, i) => total + digit * (weights[i] ?? 0), 0);
      const id = `${seventeen.join('')}${'10X98765432'[sum % 11]}`;
      expect(personalNumberIn(`${before}${id}。`)).not.toBeNull();
    }),
  );
});

test('a need with such a number is not listed, and is once it was amended', async () => {
  const need = await build.need({ state: 'REPORTED', description: '请联系13812345678' });
  expect(await build.refused('listNeed', { needId: need.id })).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'input.needId',
  });
  await build.run('amendNeed', { needId: need.id, description: '请联系社区' });
  expect((await build.run('listNeed', { needId: need.id })).need.state).toBe('LISTED');
});
