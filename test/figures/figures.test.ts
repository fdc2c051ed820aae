/** What the district reports beside what its records say: the demo holds to the article, and one command more or less shows. */
import { beforeAll, expect, test } from 'vitest';
import { agreementOf } from '../../src/domain/figures/figures.ts';
import type { Built } from '../support/build.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const demo = await openTestHub({ demo: true });
const admin = demo.as(demoToken('DISTRICT_ADMIN'));
const anybody = demo.as(null);

interface Told {
  metric: string;
  computed: number | null;
  agreement: string;
  whyNot: string | null;
  computedBy: string | null;
  reported: { value: number; qualifier: string } | null;
}

const FIGURES =
  '{ figures { metric computed agreement whyNot computedBy reported { value qualifier } } }';
const toldTo = async (asker = anybody): Promise<Told[]> => (await asker.ask(FIGURES)).figures;
const agreements = async () =>
  new Map((await toldTo()).map(({ metric, agreement }) => [metric, agreement]));

test('every figure of the article is reported, and what is computed holds to it', async () => {
  const told = await toldTo();
  expect(told).toHaveLength(38);
  expect(told.filter(({ reported }) => reported === null)).toEqual([]);
  const computed = told.filter((one) => one.agreement !== 'NOT_COMPUTABLE');
  expect(
    computed.map(({ metric, computed: is, agreement }) => ({ metric, is, agreement })),
  ).toEqual(
    computed.map(({ metric, computed: is, reported }) => ({
      metric,
      is,
      agreement: reported?.qualifier === 'EQ' ? 'EQUAL' : 'SATISFIES',
    })),
  );
  expect(computed.length).toBeGreaterThanOrEqual(14);
  for (const { metric, agreement, whyNot, computedBy } of told) {
    const isOpen = agreement === 'NOT_COMPUTABLE';
    expect([whyNot === null, computedBy === null], metric).toEqual([!isOpen, isOpen]);
  }
});

test('it is the same for every viewer', async () => {
  const told = await toldTo();
  for (const role of ['DISTRICT_ADMIN', 'UNIT_LIAISON', 'SCREEN', 'GRID_WORKER'] as const) {
    expect(await toldTo(demo.as(demoToken(role)))).toEqual(told);
  }
});

test('every document that computes one runs as it is', async () => {
  for (const { metric, computedBy } of await toldTo()) {
    if (computedBy === null) continue;
    const { errors } = await admin.answer(computedBy);
    expect(errors, metric).toBeUndefined();
  }
});

test('persons are counted for districts alone', async () => {
  const { figures } = await anybody.ask(
    '{ figures(of: { code: "211102002" }) { metric computed whyNot } }',
  );
  const of = (metric: string) =>
    figures.find((figure: { metric: string }) => figure.metric === metric);
  expect(of('GRID_WORKERS')).toMatchObject({
    computed: null,
    whyNot: expect.stringContaining('districts'),
  });
  expect(of('COMMUNITIES').computed).toBeGreaterThan(0);
});

test('of a city or a province there are none', async () => {
  for (const code of ['21', '2111']) {
    expect(
      await anybody.refusal('query ($code: String!) { figures(of: { code: $code }) { metric } }', {
        code,
      }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'of' });
  }
});

const one = async (text: string) => (await demo.sql<{ id: string }>(text))[0]?.id ?? '';
const item = (scheme: string) =>
  one(`select min(id) as id from service_item where scheme = '${scheme}' and ended_on is null`);

/** By what one record more or less comes to be. */
const CHANGES: Record<string, () => Promise<unknown>> = {
  SERVICES_TAKEN_BY_STREETS: async () =>
    give('endServiceItem', { serviceItemId: await item('STREET') }),
  SERVICES_NEARBY: async () => give('endServiceItem', { serviceItemId: await item('NEARBY') }),
  GRID_WORKERS: async () =>
    give('endAppointment', {
      appointmentId: await one(
        `select min(id) as id from appointment where post = 'GRID_WORKER' and valid_until is null`,
      ),
      validUntil: await today(-1),
    }),
  COMMUNITIES_VENUE_OVER_1000: async () =>
    give('closeVenue', {
      venueId: await one('select id from venue where area > 1000 order by id limit 1'),
    }),
};

const today = async (days: number) =>
  (
    await demo.sql<{ day: string }>(
      `select ((now() at time zone 'Asia/Shanghai')::date + $1::int)::text as day`,
      [days],
    )
  )[0]?.day;

async function give(command: string, input: object): Promise<void> {
  const type = `${command.charAt(0).toUpperCase()}${command.slice(1)}Input`;
  await admin.ask(`mutation ($input: ${type}!) { ${command}(input: $input) { __typename } }`, {
    input,
  });
}

test.each(Object.entries(CHANGES))('one record less, and %s differs', async (metric, change) => {
  expect((await agreements()).get(metric)).toBe('EQUAL');
  await change();
  expect((await agreements()).get(metric)).toBe('DIFFERS');
});

test.each<[string, 'EQ' | 'GT' | 'GTE', number, string]>([
  ['EQ', 'EQ', 33, 'EQUAL'],
  ['EQ of another', 'EQ', 34, 'DIFFERS'],
  ['GT', 'GT', 32, 'SATISFIES'],
  ['GT of the same', 'GT', 33, 'DIFFERS'],
  ['GTE of the same', 'GTE', 33, 'SATISFIES'],
  ['GTE of more', 'GTE', 34, 'DIFFERS'],
])('%s beside 33', (_, qualifier, value, agreement) => {
  expect(agreementOf({ value, qualifier }, 33)).toBe(agreement);
  expect(agreementOf({ value, qualifier }, null)).toBe('NOT_COMPUTABLE');
  expect(agreementOf(null, 33)).toBe('NOT_REPORTED');
});

const own = await openTestHub();
const { build, office, sql, as } = own;
let code: string;
let district: Built;
let place: { id: string };

beforeAll(async () => {
  district = await build.place('DISTRICT');
  ({ code } = district);
  place = { id: district.id };
});

const OF = `query ($code: String!, $asOf: LocalDate, $source: String) { figures(of: { code: $code }, asOf: $asOf, source: $source) {
  metric reported { value source reportedOn } reports(first: 5) { totalCount nodes { value reportedOn } } } }`;

async function villages(variables: object = {}) {
  const { figures } = await as(null).ask(OF, { code, ...variables });
  return figures.find(({ metric }: { metric: string }) => metric === 'VILLAGES');
}

test('a figure counts once another person has confirmed it, and has a history', async () => {
  const enter = async (value: number, reportedOn: string, source = '示范日报') =>
    (await build.run('reportFigure', { place, metric: 'VILLAGES', value, reportedOn, source }))
      .figureReport.id as string;
  const reports = [await enter(18, '2021-07-15'), await enter(17, '2023-07-15', '年报')];
  expect(await villages()).toMatchObject({ reported: null, reports: { totalCount: 0 } });

  const [mine, other] = [await build.person(district), await build.person(district)];
  await sql('update account set person_id = $1 where id = $2', [mine.id, office.accountId]);
  const figureReportId = reports[0];
  expect(await build.refused('confirmFigureReport', { figureReportId })).toMatchObject({
    code: 'CONFLICT',
  });
  const second = await office.account({ role: 'DISTRICT_ADMIN', place: district });
  const document =
    'mutation ($input: FigureReportInput!) { confirmFigureReport(input: $input) { figureReport { state } } }';
  const confirm = (id: string | undefined) =>
    as(second.token).ask(document, { input: { figureReportId: id } });
  // The same person by another account, and an account of nobody, confirm nothing.
  for (const personId of [mine.id, null]) {
    await sql('update account set person_id = $1 where id = $2', [personId, second.accountId]);
    expect(await as(second.token).refusal(document, { input: { figureReportId } })).toMatchObject({
      code: 'CONFLICT',
    });
  }
  await sql('update account set person_id = $1 where id = $2', [other.id, second.accountId]);
  for (const id of reports) await confirm(id);
  expect(await villages()).toMatchObject({
    reported: { value: 17, source: '年报' },
    reports: { totalCount: 2, nodes: [{ value: 17 }, { value: 18 }] },
  });
  expect((await villages({ asOf: '2022-01-01' })).reported).toMatchObject({ value: 18 });
  expect((await villages({ source: '示范日报' })).reported).toMatchObject({ value: 18 });

  await build.run('withdrawFigureReport', { figureReportId: reports[1], reason: '数据有误' });
  expect((await villages()).reported).toMatchObject({ value: 18 });
});

test.each<[string, object, string]>([
  ['a number below nothing', { value: -1 }, 'input.value'],
  ['a day to come', { reportedOn: '2999-01-01' }, 'input.reportedOn'],
  ['no source', { source: ' ' }, 'input.source'],
])('%s is refused', async (_, given, argument) => {
  const input = { place, metric: 'VILLAGES', value: 1, reportedOn: '2021-07-15', source: '年报' };
  expect(await build.refused('reportFigure', { ...input, ...given })).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument,
  });
});
