/** Statistics: what is computed, what is kept, and what is refused. Their numbers are compared in `access/statistics`. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ demo: true });
const { as, office, sql, statements } = hub;
const [district] = await sql<{ id: string; path: string }>(
  `select id, path from place where code = '211102'`,
);
if (!district) throw new Error('the demo has no district');
const { token } = await office.account({ role: 'DISTRICT_ADMIN', place: district });
const staff = as(token);

const counted = () => statements().filter(({ name }) => name === 'need.stats');
const textOf = (fields: string, more = '') =>
  `{ needStats(groupBy: [URGENCY]${more}) { ${fields} } }`;

test.each([
  ['the key alone', 'urgency', '', /count\(|sum\(|avg\(|percentile|min\(|max\(/],
  ['a count', 'count', '', /sum\(|avg\(|percentile|filter/],
  ['a median', 'listedToClosed { median }', '', /avg\(|min\(|max\(|0\.9|count\(|sum\(/],
  [
    'an average that groups are ordered by',
    'urgency',
    ', orderBy: [{ measure: LISTED_TO_CLAIMED }]',
    /percentile|min\(|max\(|count\(|sum\(|closed_at/,
  ],
])('of %s nothing else is computed', async (_, fields, more, others) => {
  await staff.ask(textOf(fields, more));
  const [statement] = counted();
  expect(statement?.text).toContain('group by');
  expect(statement?.text).not.toMatch(others);
});

interface Group {
  community: { id: string };
  count: number;
  averageRating: number | null;
}

test('what is kept answers too where groups are chosen, ordered and cut', async () => {
  const fields = '{ community { id } count averageRating }';
  const whole = await staff.ask(`{ needStats(groupBy: [COMMUNITY]) ${fields} }`);
  const some =
    await staff.ask(`{ needStats(groupBy: [COMMUNITY], having: [{ measure: COUNT, is: { lt: 60 } }],
    orderBy: [{ measure: COUNT, direction: ASC }, { measure: AVERAGE_RATING }], first: 7) ${fields} }`);
  expect(counted()).toEqual([]);
  const expected = (whole.needStats as Group[])
    .filter(({ count }) => count < 60)
    .toSorted(
      (a, b) =>
        a.count - b.count ||
        (b.averageRating ?? 0) - (a.averageRating ?? 0) ||
        (a.community.id < b.community.id ? -1 : 1),
    );
  expect(expected.length).toBeGreaterThan(7);
  expect(some.needStats).toEqual(expected.slice(0, 7));
  // The same, where a filter that holds for all has the rows counted.
  const rows =
    await staff.ask(`{ needStats(groupBy: [COMMUNITY], filter: { quantity: { gt: 0 } }, having: [{ measure: COUNT, is: { lt: 60 } }],
    orderBy: [{ measure: COUNT, direction: ASC }, { measure: AVERAGE_RATING }], first: 7) ${fields} }`);
  expect(counted()).toHaveLength(1);
  const near = (groups: Group[]) =>
    groups.map((one) => ({ ...one, averageRating: expect.closeTo(one.averageRating ?? 0, 9) }));
  expect(rows.needStats).toEqual(near(some.needStats));
});

test('children come from what is kept, and are those that are counted', async () => {
  const sums = async (filter: string) => {
    const { needStats } =
      await staff.ask(`{ needStats(scope: { myChildren: true }, groupBy: [CHILD], orderBy: [{ measure: COUNT }] ${filter}) {
      child { id name } count overdue } }`);
    return needStats as { child: { id: string } | null; count: number; overdue: number }[];
  };
  const kept = await sums('');
  // Beside what is kept only what is overdue is counted.
  expect(counted()[0]?.text).toContain('t.deadline < $');
  const rows = await sums(', filter: { quantity: { gt: 0 } }');
  expect(counted()[0]?.text).toContain('t.quantity >');
  expect(kept).toEqual(rows);
  expect(kept.length).toBeGreaterThan(3);
  expect(kept.every(({ child }) => child !== null)).toBe(true);
  const on = await hub.build.need({ place: { ...district, code: '211102' }, state: 'REPORTED' });
  const sum = (groups: { count: number }[]) => groups.reduce((all, one) => all + one.count, 0);
  // What hangs on the district itself is not below it.
  expect(sum(await sums(''))).toBe(sum(kept));
  await hub.build.run('rejectNeed', { needId: on.id, reason: '不属于受理范围' });
});

test('a period that goes with the day is of the district’s day', async () => {
  const count = async (moment: string) => {
    hub.clock.now = new Date(moment);
    const { needStats } = await staff.ask(
      '{ needStats(groupBy: [SCALE], period: { within: YESTERDAY }, filter: { quantity: { gt: 0 } }) { count } }',
    );
    return (needStats as { count: number }[]).reduce((sum, one) => sum + one.count, 0);
  };
  const of = async (day: string) => {
    const [{ n } = { n: -1 }] = await sql<{ n: number }>(
      `select count(*)::int as n from need where (created_at at time zone 'Asia/Shanghai')::date = $1`,
      [day],
    );
    return n;
  };
  // Midnight in China is 16:00 in UTC.
  expect(await count('2026-11-18T15:59:59Z')).toBe(await of('2026-11-17'));
  expect(await count('2026-11-18T16:00:00Z')).toBe(await of('2026-11-18'));
  expect(await of('2026-11-17')).not.toBe(await of('2026-11-18'));
  hub.clock.now = undefined;
});

test('with a number of groups there may be more than that, without one they are refused', async () => {
  const question = (more: string) => `{ needStats(groupBy: [BUILDING, STATE]${more}) { count } }`;
  expect(await staff.refusal(question(''))).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'groupBy',
  });
  const { needStats } = await staff.ask(question(', first: 1000'));
  expect(needStats).toHaveLength(1_000);
});

test.each([
  [', first: 0', 'first'],
  [', first: 1001', 'first'],
  [', period: { within: TODAY, from: "2026-11-01" }', 'period.within'],
  [', orderBy: [{ measure: COUNT, statistic: MEDIAN }]', 'orderBy.statistic'],
  [', having: [{ measure: NEEDED, statistic: P90, is: { gt: 1 } }]', 'having.statistic'],
  [', scope: { myChildren: false }', 'scope.myChildren'],
])('%s is refused with its argument', async (more, argument) => {
  expect(await staff.refusal(textOf('count', more))).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument,
  });
});

test('statistics cost what they may tell: with a number of groups less, conditions on groups more', async () => {
  const costOf = async (more: string) =>
    (await staff.answer(textOf('count', more))).extensions?.cost.requested ?? 0;
  const [whole, few, chosen] = [
    await costOf(''),
    await costOf(', first: 10'),
    await costOf(', having: [{ measure: COUNT, is: { gt: 1, lt: 9 } }]'),
  ];
  expect(whole).toBe(1_000);
  expect(few).toBe(10);
  expect(chosen).toBeGreaterThan(whole);
});

test('a date is the beginning of its day in China, in a document and as a variable', async () => {
  const totals = await Promise.all(
    ['"2026-11-10"', '"2026-11-09T16:00:00Z"', '"2026-11-10T00:00:00Z"'].map(async (at) => {
      const { needs } = await staff.ask(
        `{ needs(filter: { createdAt: { gte: ${at} } }) { totalCount } }`,
      );
      return needs.totalCount as number;
    }),
  );
  expect(totals[0]).toBe(totals[1]);
  expect(totals[0]).toBeGreaterThan(totals[2] ?? 0);
  const { needs } = await staff.ask(
    'query ($at: DateTime!) { needs(filter: { createdAt: { gte: $at } }) { totalCount } }',
    { at: '2026-11-10' },
  );
  expect(needs.totalCount).toBe(totals[0]);
});
