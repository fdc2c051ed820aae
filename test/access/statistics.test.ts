/**
 * Statistics for random viewers with random dimensions, periods, filters, conditions and orders: every group, every number
 * and their order are those of plain TypeScript over all rows. By default 500 pairs; GRIDHUB_PAIRS sets another number.
 */
import { expect, test } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { openTestHub } from '../support/hub.ts';
import { Oracle, type World } from './oracle.ts';
import { LISTS, type PlainList, SHARED, dayOf, sharedKey } from './stat-lists.ts';
import { type Counted, type Scope, StatOracle, bucketOf, summaryOf } from './stat-oracle.ts';
import { NOON, enrich, readWorld, someViewer, tokenOf } from './world.ts';

const hub = await openTestHub({ demo: true });
hub.clock.now = NOON;
await enrich(hub);
// Claims that draw on resources, a part of which was refused, and projects that are late: the demo has none.
await hub.sql(`update claim c set refused_quantity = case when number ~ '3$' then quantity / 2 else 0 end,
    resource_id = (select r.id from resource r where r.unit_id = c.unit_id order by (c.path ^@ r.path) desc, r.id limit 1)
  where number ~ '[1-7]$' and state <> 'PROPOSED'`);
await hub.sql(`update project set milestones = jsonb_set(milestones, '{0,doneOn}', 'null')
  where number ~ '[2468]$' and jsonb_array_length(milestones) > 0`);
const world = await readWorld(hub);
const PAIRS = Number(process.env['GRIDHUB_PAIRS'] ?? 500);
const MOST_GROUPS = 1_000;

/** Periods that go with the day, each with its ends on the day of the tests, 2026-11-21, a Saturday. */
const PERIODS: Record<string, [from: string, to: string]> = {
  TODAY: ['2026-11-21', '2026-11-22'],
  YESTERDAY: ['2026-11-20', '2026-11-21'],
  THIS_WEEK: ['2026-11-16', '2026-11-23'],
  LAST_WEEK: ['2026-11-09', '2026-11-16'],
  THIS_MONTH: ['2026-11-01', '2026-12-01'],
  LAST_MONTH: ['2026-10-01', '2026-11-01'],
  THIS_QUARTER: ['2026-10-01', '2027-01-01'],
  LAST_QUARTER: ['2026-07-01', '2026-10-01'],
  THIS_YEAR: ['2026-01-01', '2027-01-01'],
  LAST_YEAR: ['2025-01-01', '2026-01-01'],
  LAST_7_DAYS: ['2026-11-15', '2026-11-22'],
  LAST_30_DAYS: ['2026-10-23', '2026-11-22'],
  LAST_90_DAYS: ['2026-08-24', '2026-11-22'],
  LAST_365_DAYS: ['2025-11-22', '2026-11-22'],
  LAST_12_MONTHS: ['2025-12-01', '2026-12-01'],
  LAST_24_MONTHS: ['2024-12-01', '2026-12-01'],
};

test('every relative period of the contract is among them', () => {
  const type = hub.hub.executor.schema.getType('RelativePeriod') as unknown as {
    getValues(): { name: string }[];
  };
  expect(Object.keys(PERIODS).toSorted()).toEqual(
    type
      .getValues()
      .map(({ name }) => name)
      .toSorted(),
  );
});

interface Chosen {
  measure: string;
  statistic?: string;
}

/** A question: what is sent, and what plain TypeScript needs to answer it. */
interface Question {
  kind: string;
  list: PlainList;
  scope: Scope;
  groupBy: string[];
  bucket: string | null;
  period: { within: string; by: string } | null;
  filter: PlainList['filters'][number] | null;
  from: Counted;
  shown: string[];
  having: (Chosen & { is: { gte: number } })[];
  orderBy: (Chosen & { direction: 'ASC' | 'DESC' })[];
  first: number | null;
}

const DURATION_FIELDS = ['count', 'average', 'minimum', 'maximum', 'median', 'p75', 'p90', 'p95'];

function someScope(random: Random): Scope {
  const { path } = random.pick(world.needs);
  const place = random.pick(world.places.filter((one) => path.startsWith(one.path)));
  return random.pick<Scope>([
    null,
    null,
    { placeId: place.id },
    { placeId: place.id },
    { unitId: random.pick(world.units).id },
    { mine: true },
    { myChildren: true },
  ]);
}

function someQuestion(random: Random): Question {
  const kind = random.pick(['need', 'need', 'need', 'claim', 'resource', 'project']);
  const list = LISTS[kind] as PlainList;
  const dimensions = [...Object.keys(list.dimensions), ...SHARED];
  const groupBy = [
    ...new Set(Array.from({ length: random.whole(0, 2) }, () => random.pick(dimensions))),
  ];
  const isTimed = groupBy.length === 0 || random.chance(0.25);
  const numbers = Object.keys(list.numbers);
  const durations = Object.keys(list.durations);
  const shown = [...numbers, ...durations].filter(() => random.chance(0.4));
  const ofDuration = random.chance(0.3) && durations.length > 0;
  const chosen = (): Chosen =>
    ofDuration
      ? { measure: random.pick(durations), statistic: random.pick(['MINIMUM', 'MAXIMUM']) }
      : { measure: random.pick(numbers.filter((one) => !one.startsWith('AVERAGE_'))) };
  return {
    kind,
    list,
    scope: someScope(random),
    groupBy,
    bucket: isTimed ? random.pick(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']) : null,
    period: random.chance(0.4)
      ? { within: random.pick(Object.keys(PERIODS)), by: random.pick(Object.keys(list.moments)) }
      : null,
    filter: random.chance(0.5) ? random.pick(list.filters) : null,
    from: random.pick(list.rows(world)),
    shown: shown.length > 0 ? shown : ['COUNT'],
    having: random.chance(0.2) ? [{ ...chosen(), is: { gte: random.whole(0, 4) } }] : [],
    orderBy: random.chance(0.35) ? [{ ...chosen(), direction: random.pick(['ASC', 'DESC']) }] : [],
    first: random.chance(0.3) ? random.whole(1, 12) : null,
  };
}

const fieldOf = ({ list }: Question, dimension: string) =>
  list.dimensions[dimension]?.[0] ?? dimension.toLowerCase();
const isObject = (dimension: string) => SHARED.includes(dimension) && dimension !== 'SECTOR';

function documentOf(question: Question): { query: string; variables: Record<string, unknown> } {
  const { kind, list, groupBy, bucket, shown } = question;
  const name = kind.charAt(0).toUpperCase() + kind.slice(1);
  const keys = groupBy.map((one) => `${fieldOf(question, one)}${isObject(one) ? ' { id }' : ''}`);
  const numbers = shown.map((one) => {
    const [field] = list.numbers[one] ?? [];
    return field ?? `${list.durations[one]?.[0]} { ${DURATION_FIELDS.join(' ')} }`;
  });
  const period = kind === 'need' ? 'PeriodInput' : `${name}PeriodInput`;
  return {
    query: `query ($scope: ScopeInput, $filter: ${name}Filter, $groupBy: [${name}Dimension!]!, $bucket: TimeBucket,
      $period: ${period}, $having: [${name}StatHaving!], $orderBy: [${name}StatOrder!], $first: Int) {
      rows: ${kind}Stats(scope: $scope, filter: $filter, groupBy: $groupBy, bucket: $bucket, period: $period,
        having: $having, orderBy: $orderBy, first: $first) {
        ${keys.join(' ')} ${bucket ? 'bucket bucketDate' : ''} ${numbers.join(' ')} } }`,
    variables: {
      scope: question.scope,
      filter: question.filter?.filter(question.from, world) ?? null,
      groupBy,
      bucket,
      period: question.period,
      having: question.having,
      orderBy: question.orderBy,
      first: question.first,
    },
  };
}

interface Group {
  keys: (string | null)[];
  rows: Counted[];
  stats: StatOracle;
}

/** The groups in their order, or the code of the refusal. */
function groupsOf(question: Question, oracle: Oracle, world: World): Group[] | string {
  const { kind, list, scope, groupBy, bucket, period, filter, from } = question;
  const stats = new StatOracle(oracle, world);
  if (scope && 'unitId' in scope && !oracle.isKnown) return 'NOT_FOUND';
  const moment = list.moments[period?.by ?? 'CREATED'] as (row: Counted) => Date | null;
  const [begin, end] = PERIODS[period?.within ?? ''] ?? [];
  const rows = list.rows(world).filter((row) => {
    const at = moment(row);
    if ((bucket || period) && at === null) return false;
    if (begin && at && at < new Date(`${begin}T00:00:00+08:00`)) return false;
    if (end && at && at >= new Date(`${end}T00:00:00+08:00`)) return false;
    if (!stats.sees(kind, row) || stats.isIn(scope, kind, row) !== true) return false;
    return !filter || filter.holds(row as never, from as never, { stats, world }) === true;
  });
  const keysOf = (row: Counted) => [
    ...groupBy.map((one) => {
      const [, of] = list.dimensions[one] ?? [];
      return of ? of(row as never, stats) : sharedKey(one, row, { stats, world, scope });
    }),
    ...(bucket ? [bucketOf(moment(row) ?? new Date(0), bucket).toISOString()] : []),
  ];
  const groups = [...Map.groupBy(rows, (row) => JSON.stringify(keysOf(row)))].map(
    ([key, rows]): Group => ({ keys: JSON.parse(key) as Group['keys'], rows, stats }),
  );
  const chosen = groups.filter((group) =>
    question.having.every((one) => {
      const value = numberOf(question, group, one);
      return value !== null && value >= one.is.gte;
    }),
  );
  const ordered = chosen.toSorted((a, b) => byOrder(question, a, b));
  if (question.first === null && ordered.length > MOST_GROUPS) return 'BAD_USER_INPUT';
  return question.first === null ? ordered : ordered.slice(0, question.first);
}

function byOrder(question: Question, a: Group, b: Group): number {
  for (const one of question.orderBy) {
    const [left, right] = [numberOf(question, a, one), numberOf(question, b, one)];
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right === (one.direction === 'ASC') ? -1 : 1;
  }
  for (const [i, left] of a.keys.entries()) {
    const right = b.keys[i] ?? null;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return 0;
}

function spansOf({ list }: Question, { rows }: Group, duration: string): number[] {
  const [, of] = list.durations[duration] ?? [];
  return rows.flatMap((row) => {
    const [from, to] = of?.(row as never) ?? [null, null];
    return from && to ? [to.getTime() - from.getTime()] : [];
  });
}

function numberOf(question: Question, group: Group, { measure, statistic }: Chosen): number | null {
  const [, of] = question.list.numbers[measure] ?? [];
  if (of) return of(group.rows as never[], NOON, group.stats);
  return (
    summaryOf(spansOf(question, group, measure))[(statistic ?? 'AVERAGE').toLowerCase()] ?? null
  );
}

/** Which groups there are, and how large. */
const printOf = (groups: Group[] | string) =>
  typeof groups === 'string'
    ? groups
    : JSON.stringify(groups.map(({ keys, rows }) => [keys, rows.length]));

const near = (value: number | null | undefined) =>
  typeof value === 'number' ? expect.closeTo(value, 6) : null;

/** As the hub answers. */
function answerOf(question: Question, groups: Group[]): object[] {
  const { list, groupBy, bucket, shown } = question;
  return groups.map((group) => ({
    ...Object.fromEntries(
      groupBy.map((one, i) => {
        const key = group.keys[i] ?? null;
        return [fieldOf(question, one), isObject(one) && key !== null ? { id: key } : key];
      }),
    ),
    ...(bucket && {
      bucket: group.keys.at(-1),
      bucketDate: dayOf(new Date(group.keys.at(-1) ?? 0)),
    }),
    ...Object.fromEntries(
      shown.map((one) => {
        const [field] = list.numbers[one] ?? [];
        if (field) return [field, near(numberOf(question, group, { measure: one }))];
        const summary = Object.entries(summaryOf(spansOf(question, group, one)));
        return [
          list.durations[one]?.[0] ?? '',
          Object.fromEntries(summary.map(([name, value]) => [name, near(value)])),
        ];
      }),
    ),
  }));
}

test(`${PAIRS} statistics are those of plain TypeScript`, async () => {
  const random = new Random(PAIRS + 1);
  const [district] = world.places.filter((one) => one.kind === 'DISTRICT');
  const administrator = new Oracle(world, [
    { role: 'DISTRICT_ADMIN', ...(district && { place: district }) },
  ]);
  const tally = { asked: 0, full: 0, different: 0 };
  while (tally.asked < PAIRS) {
    const given = someViewer(world, random);
    const oracle = new Oracle(world, given);
    const asker = hub.as(await tokenOf(hub, given));
    for (let i = 0; i < 10 && tally.asked < PAIRS; i += 1) {
      const question = someQuestion(random);
      const { query, variables } = documentOf(question);
      const groups = groupsOf(question, oracle, world);
      const { data, errors } = await asker.answer<{ rows: object[] }>(query, variables);
      const who = given.map(({ role, place, unit }) => `${role} ${place?.code ?? unit?.code}`);
      const what = `${who.join(', ')}: ${query} ${JSON.stringify(variables)}`;
      if (typeof groups === 'string') expect(errors?.[0]?.extensions['code'], what).toBe(groups);
      else {
        expect(errors, what).toBeUndefined();
        expect(data.rows, what).toEqual(answerOf(question, groups));
      }
      tally.asked += 1;
      if (groups.length > 0) tally.full += 1;
      if (printOf(groups) !== printOf(groupsOf(question, administrator, world)))
        tally.different += 1;
    }
  }
  const { asked, full, different } = tally;
  console.log(
    `${asked} pairs: ${Math.round((full / asked) * 100)} % not empty, ${Math.round((different / asked) * 100)} % unlike the administrator's`,
  );
  expect(full / asked).toBeGreaterThanOrEqual(0.5);
  expect(different / asked).toBeGreaterThanOrEqual(0.4);
}, 1_800_000);
