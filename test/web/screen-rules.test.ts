/** What the big screen works out by itself. */
import { describe, expect, test } from 'vitest';
import { wishesOf } from '../../src/web/screen/address.ts';
import { hourOf, timeOf } from '../../src/web/screen/clock.ts';
import { FeedWindow, WINDOW } from '../../src/web/screen/feed-window.ts';
import type { NeedRow } from '../../src/web/screen/figures.ts';
import { classOf, ladderOf, rangesOf, shortName } from '../../src/web/screen/names.ts';

const need = (id: string, version = 1, updatedAt = '2026-11-01T00:00:00Z'): NeedRow =>
  ({ id, version, updatedAt, state: 'LISTED' }) as NeedRow;
const row = (id: string, at: number, version = 1) => ({ at, need: need(id, version) });

describe('the feed', () => {
  const idsOf = (feed: FeedWindow) => feed.shown.rows.map(({ need }) => need.id);

  test('shows what arrives with its next step, the newest first', () => {
    const feed = new FeedWindow();
    feed.begin([need('a')]);
    feed.offer(row('b', Date.UTC(2026, 11, 1)));
    feed.offer(row('c', Date.UTC(2026, 11, 2)));
    expect([idsOf(feed), feed.shown.waiting]).toEqual([['a'], 2]);
    expect(feed.step()).toBe(true);
    expect([idsOf(feed), feed.shown.waiting, feed.shown.fresh]).toEqual([['c', 'b', 'a'], 0, 'c']);
    expect(feed.step()).toBe(false);
  });

  test('brings a shown row up to date at once, and never back to an older version', () => {
    const feed = new FeedWindow();
    feed.begin([need('a', 2)]);
    feed.offer(row('a', 5, 3));
    expect(feed.shown.rows[0]?.need.version).toBe(3);
    feed.offer(row('a', 6, 2));
    feed.step();
    expect(feed.shown.rows.map(({ need }) => need.version)).toEqual([3]);
  });

  test('drops what is no longer for this viewer, shown or waiting', () => {
    const feed = new FeedWindow();
    feed.begin([need('a')]);
    feed.offer(row('b', 1));
    feed.remove('a');
    feed.remove('b');
    feed.step();
    expect(idsOf(feed)).toEqual([]);
  });

  test('keeps a window of fixed size, and counts what passed by', () => {
    const feed = new FeedWindow();
    for (let i = 0; i < 1_000; i += 1) feed.offer(row(`n${i}`, i));
    expect(feed.shown.waiting).toBe(1_000);
    feed.step();
    expect(feed.shown.rows.length).toBe(WINDOW);
    expect(feed.shown.rows[0]?.need.id).toBe('n999');
    expect(feed.shown.waiting).toBe(0);
  });
});

test.each([
  ['辽河左岸社区', 'COMMUNITY', '辽河左岸'],
  ['秃尾村委会', 'VILLAGE', '秃尾村'],
  ['光正台村', 'VILLAGE', '光正台村'],
  ['新农村委会', 'VILLAGE', '新农村'],
  ['社区', 'COMMUNITY', '社区'],
])('%s (%s) is %s on a tile', (name, kind, short) => {
  expect(shortName({ name, kind })).toBe(short);
});

test('tiles are of four classes, by bounds that fit the fullest', () => {
  const ladder = ladderOf([0, 3, 12, null]);
  expect(rangesOf(ladder)).toEqual(['0–1', '2–4', '5–8', '≥9']);
  expect([0, 1, 2, 4, 5, 8, 9, 99].map((one) => classOf(one, ladder))).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3,
  ]);
  expect(ladderOf([70])[2]).toBe(50);
  expect(ladderOf([9_999])[2]).toBe(500);
  // One need more or less changes no colours.
  expect(ladderOf([18], ladderOf([17]))).toEqual(ladderOf([17]));
  expect(ladderOf([400], ladder)).not.toEqual(ladder);
});

test('the address says what is shown; what it does not know is left out', () => {
  expect(wishesOf('')).toEqual({
    scope: undefined,
    theme: 'dark',
    language: 'zh',
    zoom: 1,
    isTable: false,
    list: [],
    everyMs: 30_000,
  });
  const wishes = wishesOf(
    '?scope=211102&theme=hall&zoom=9&lang=en&table&list=overview,street:2111,projects&every=10s',
  );
  expect(wishes).toMatchObject({ zoom: 1.5, isTable: true, everyMs: 10_000, language: 'en' });
  expect(wishes.list).toEqual([
    { kind: 'overview', code: undefined },
    { kind: 'overview', code: '2111' },
    { kind: 'projects', code: undefined },
  ]);
  expect(wishesOf('?zoom=x&every=0').zoom).toBe(1);
  expect(wishesOf('?every=1s').everyMs).toBe(5_000);
});

test('hours and times are those of China, wherever the machine stands', () => {
  const late = Date.UTC(2026, 10, 27, 16, 5, 9);
  expect([hourOf(late), timeOf(late)]).toEqual([0, '00:05:09']);
});
