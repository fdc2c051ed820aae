/** A flood of equal lines is a few lines, and none of it is lost in count. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLog } from '../../src/log.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function opened() {
  const lines: string[] = [];
  const log = openLog((line) => lines.push(line));
  const flood = (count: number, line = () => 'away') => {
    for (let i = 0; i < count; i += 1) log.write(line());
  };
  return { log, lines, flood };
}

test('the first lines are written at once, what follows is told once the window is over', () => {
  const { lines, flood } = opened();
  flood(1);
  expect(lines).toEqual(['away']);
  flood(1_206);
  expect(lines).toEqual(['away', 'away', 'away']);
  vi.advanceTimersByTime(10_000);
  expect(lines.slice(3)).toEqual(['away (repeated 1,204 times in 10 s)']);
});

test('a flood that goes on is one line a window, and after a quiet window it begins anew', () => {
  const { lines, flood } = opened();
  flood(10);
  vi.advanceTimersByTime(10_000);
  flood(5);
  expect(lines.slice(3)).toEqual(['away (repeated 7 times in 10 s)']);
  vi.advanceTimersByTime(10_000);
  expect(lines.slice(4)).toEqual(['away (repeated 5 times in 10 s)']);
  vi.advanceTimersByTime(10_000);
  flood(1);
  expect(lines.slice(5)).toEqual(['away']);
});

test('what comes now and then is written as it is', () => {
  const { lines, flood } = opened();
  for (let i = 0; i < 20; i += 1) {
    flood(1);
    vi.advanceTimersByTime(5_000);
  }
  expect(lines).toEqual(Array.from({ length: 20 }, () => 'away'));
});

test('lines that differ in their id alone are equal, and the latest id is told; other lines are not touched', () => {
  const { log, lines, flood } = opened();
  const ids = Array.from({ length: 5 }, () => randomUUID());
  for (const id of ids) log.write(`${id} Error: away\n    at here`);
  flood(1, () => 'something else');
  expect(lines).toEqual([
    ...ids.slice(0, 3).map((id) => `${id} Error: away\n    at here`),
    'something else',
  ]);
  vi.advanceTimersByTime(10_000);
  expect(lines.at(-1)).toBe(`${ids[4]} Error: away (repeated 2 times in 10 s)`);
});

test('at the end what is pending is told, with the time that it took, and nothing is held back any more', () => {
  const { log, lines, flood } = opened();
  flood(4);
  vi.advanceTimersByTime(2_000);
  log.close();
  flood(5);
  expect(lines.slice(3)).toEqual([
    'away (repeated once more in 2 s)',
    ...Array.from({ length: 5 }, () => 'away'),
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

test('whatever comes, few lines are remembered and all are counted', () => {
  const { log, lines, flood } = opened();
  flood(10);
  for (let i = 0; i < 5_000; i += 1) log.write(`line ${i} ${'x'.repeat(1_000)}`);
  expect(vi.getTimerCount()).toBe(200);
  flood(10);
  log.close();
  const told = lines.filter((line) => line.startsWith('away'));
  expect(told).toEqual([
    ...['away', 'away', 'away', 'away (repeated 7 times in 1 s)'],
    ...['away', 'away', 'away', 'away (repeated 7 times in 1 s)'],
  ]);
  expect(lines).toHaveLength(5_000 + told.length);
});
