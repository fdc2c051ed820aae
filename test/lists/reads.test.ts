/** Counts, statistics and search, against what the rows say. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { ask, build, sql, hub, statements, clock } = await openTestHub({ demo: true });

const COUNTS = `query ($code: String!) { place(by: { code: $code }) {
  needCounts { total open byState { state count } }
  ofListed: needCounts(filter: { state: { in: [LISTED] } }) { total }
  needs { totalCount }
  listed: needs(filter: { state: { in: [LISTED] } }) { totalCount }
} }`;

const codes = async () =>
  (
    await sql<{ code: string }>(
      `select code from place where kind <> 'BUILDING' and code like '2111%'`,
    )
  ).map(({ code }) => code);

test('the counts of every place are those of its list, folded or not', async () => {
  const check = async () => {
    for (const code of (await codes()).filter((_, i) => i % 9 === 0)) {
      const { place } = await ask(COUNTS, { code });
      expect(place.needCounts.total, code).toBe(place.needs.totalCount);
      expect(place.ofListed.total).toBe(place.listed.totalCount);
      expect(
        place.needCounts.byState.find(({ state }: { state: string }) => state === 'LISTED')
          ?.count ?? 0,
      ).toBe(place.listed.totalCount);
    }
  };
  await check();
  const [grid] = await sql<{ id: string; code: string; path: string }>(
    `select id, code, path from place where kind = 'GRID' limit 1`,
  );
  for (let i = 0; i < 5; i += 1) await build.need({ place: grid as never });
  await check();
  await hub.services.live.foldCounts();
  await check();
  const [{ left } = { left: -1 }] = await sql<{ left: number }>(
    'select count(*)::int as left from need_count_delta',
  );
  expect(left).toBe(0);
}, 60_000);

test('the counts of 51 communities are one statement, from the counters', async () => {
  await ask('{ district(code: "211102") { streets { communities { needCounts { open } } } } }');
  expect(
    statements()
      .map(({ name }) => name)
      .filter((name) => name.startsWith('need.')),
  ).toEqual(['need.counts']);
});

test('statistics by category, state and month add up to the list', async () => {
  const { needs, needStats } = await ask(`{ needs { totalCount }
    needStats(groupBy: [CATEGORY, STATE], bucket: MONTH) { category state bucket count overdue averageRating } }`);
  expect(needStats.reduce((sum: number, row: { count: number }) => sum + row.count, 0)).toBe(
    needs.totalCount,
  );
  // A month begins at midnight in China, which is 16:00 the day before in UTC.
  for (const { bucket } of needStats) expect(bucket).toMatch(/T16:00:00.000Z$/);
});

test('statistics by street and community name their places', async () => {
  const { needStats } = await ask(
    '{ needStats(groupBy: [STREET, COMMUNITY]) { street { name } community { name parent { name } } count } }',
  );
  expect(needStats).toHaveLength(51);
  for (const { street, community } of needStats) expect(community.parent.name).toBe(street.name);
  // Which streets and communities there are, what is kept of each, and their names.
  expect(statements().length).toBeLessThanOrEqual(4);
});

test('statistics go by the moment and the period that are asked for', async () => {
  const { needStats } = await ask(
    `{ needStats(groupBy: [], bucket: DAY, period: { by: CLOSED, from: "2026-11-01T00:00:00+08:00", to: "2026-11-08T00:00:00+08:00" }) { bucket count } }`,
  );
  const [{ closed } = { closed: 0 }] = await sql<{ closed: number }>(
    `select count(*)::int as closed from need where closed_at >= '2026-11-01T00:00:00+08:00' and closed_at < '2026-11-08T00:00:00+08:00'`,
  );
  expect(needStats.reduce((sum: number, row: { count: number }) => sum + row.count, 0)).toBe(
    closed,
  );
  expect(needStats.map(({ bucket }: { bucket: string }) => bucket)).toEqual(
    needStats.map(({ bucket }: { bucket: string }) => bucket).toSorted(),
  );
});

test('search finds exactly the needs that hold every word, common or rare, long or short', async () => {
  for (const search of ['照明', '维修', '漏', '楼道照明维修', '电梯 老人', '不存在的词', 'abc']) {
    const words = search.split(' ');
    const { needs } = await ask(
      'query ($search: String) { needs(search: $search, first: 100) { totalCount nodes { title description } } }',
      { search },
    );
    const [{ count } = { count: 0 }] = await sql<{ count: number }>(
      `select count(*)::int as count from need where ${words.map((_, i) => `strpos(title || ' ' || description, $${i + 1}) > 0`).join(' and ')}`,
      words,
    );
    expect(needs.totalCount, search).toBe(count);
    for (const { title, description } of needs.nodes) {
      for (const word of words) expect(`${title} ${description}`).toContain(word);
    }
  }
});

test('search joins filter, scope and order', async () => {
  const { needs } =
    await ask(`{ needs(search: "照明", scope: { placeCode: "211102003" }, filter: { state: { in: [CLOSED] } }, orderBy: [{ field: NUMBER, direction: ASC }]) {
    totalCount nodes { number state place { ancestors { code } } } } }`);
  expect(needs.totalCount).toBeGreaterThan(0);
  for (const { state, place } of needs.nodes) {
    expect(state).toBe('CLOSED');
    expect(place.ancestors.map(({ code }: { code: string }) => code)).toContain('211102003');
  }
  const numbers = needs.nodes.map(({ number }: { number: string }) => number);
  expect(numbers).toEqual(numbers.toSorted());
});

test('overdue is judged by the clock: open and past the deadline', async () => {
  const { needs } = await ask(
    '{ needs(filter: { isOverdue: true }, first: 50) { totalCount nodes { isOverdue state deadline } } }',
  );
  expect(needs.totalCount).toBeGreaterThan(0);
  for (const { isOverdue } of needs.nodes) expect(isOverdue).toBe(true);
});

test('every enum value is labelled in Chinese and English', async () => {
  const { labels, __schema } = await ask(
    '{ labels { enum value label zh en } __schema { types { kind name enumValues { name } } } }',
  );
  const ours = __schema.types.filter(
    ({ kind, name }: { kind: string; name: string }) =>
      kind === 'ENUM' && !/^(__|link__|federation__)/.test(name),
  );
  for (const { name, enumValues } of ours) {
    const served = labels
      .filter((one: { enum: string }) => one.enum === name)
      .map((one: { value: string }) => one.value);
    expect(served.toSorted(), name).toEqual(
      enumValues.map((one: { name: string }) => one.name).toSorted(),
    );
  }
  for (const { zh, en, label } of labels) {
    expect(label).toBe(zh);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toBe('');
  }
});

test('a number carries the year in which it was given, as the district counts it', async () => {
  const yearAt = async (moment: string) => {
    clock.now = new Date(moment);
    return (await build.need({ state: 'REPORTED' })).number.slice(0, 5);
  };
  expect(await yearAt('2031-12-31T15:59:00Z')).toBe('N2031');
  expect(await yearAt('2031-12-31T16:01:00Z')).toBe('N2032');
  clock.now = undefined;
});
