/** Statistics of projects: what a screen is not told of them. Their numbers are compared in `access/statistics`. */
import { beforeAll, expect, test } from 'vitest';
import type { Asker } from '../support/ask.ts';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ environment: { GRIDHUB_PROJECT_STREET_YUAN: '1000' } });
const { build, as, office, clock } = hub;
let place: Built;
let staff: Asker;
let screen: Asker;

/** The budget in fen, the milestones' days, and how far the project is led. */
async function projectOf(plannedFen: number, days: string[], isFiled = true): Promise<string> {
  const milestones = days.map((dueOn, i) => ({ title: `第${i + 1}步`, dueOn }));
  const budget = plannedFen === 0 ? [] : [{ purpose: '材料', source: 'FUND' as const, plannedFen }];
  const { id } = await build.project({ place, milestones, budget });
  const { id: decisionId } = await build.decision(place);
  await build.run('deliberateProject', { projectId: id, decisionId });
  if (isFiled) await build.run('fileProject', { projectId: id });
  return id;
}

beforeAll(async () => {
  clock.now = new Date('2026-11-21T04:00:00Z');
  place = await build.place();
  staff = as((await office.account({ role: 'STREET_ADMIN', place })).token);
  screen = as((await office.account({ role: 'SCREEN', place })).token);
  await projectOf(50_000, ['2026-11-20']);
  await projectOf(200_000, ['2026-11-21']);
  await projectOf(0, ['2026-11-22'], false);
});

const NUMBERS = 'count open overdue plannedFen spentFen averageProgress';
const numbersFor = async (asker: Asker) =>
  (await asker.ask(`{ projectStats(groupBy: [KIND]) { kind ${NUMBERS} } }`)).projectStats;

test('what is planned, and what is late, as of the hub’s day', async () => {
  const of = { kind: 'ORDINARY', averageProgress: 0, spentFen: 0, plannedFen: 250_000 };
  expect(await numbersFor(staff)).toEqual([{ ...of, count: 3, open: 3, overdue: 1 }]);
  clock.now = new Date('2026-11-21T16:00:00Z');
  expect(await numbersFor(staff)).toMatchObject([{ overdue: 2 }]);
  clock.now = new Date('2026-11-21T04:00:00Z');
});

test('a screen counts what is filed, and is told neither money nor what is late', async () => {
  expect(await numbersFor(screen)).toEqual([
    {
      ...{ kind: 'ORDINARY', count: 2, open: 2, averageProgress: 0 },
      ...{ overdue: null, plannedFen: null, spentFen: null },
    },
  ]);
});

test('a screen finds no group by money, orders none by it, and knows no funder', async () => {
  const { chosen, ordered, funded } = await screen.ask(`{
    chosen: projectStats(groupBy: [STATE], having: [{ measure: PLANNED, is: { gte: 0 } }]) { count }
    ordered: projectStats(groupBy: [STATE], orderBy: [{ measure: PLANNED }]) { state count }
    funded: projectStats(groupBy: [FUNDER]) { funder count } }`);
  expect(chosen).toEqual([]);
  expect(ordered).toEqual([{ state: 'FILED', count: 2 }]);
  expect(funded).toEqual([{ funder: null, count: 2 }]);
  const known = await staff.ask('{ projectStats(groupBy: [FUNDER]) { funder count } }');
  expect(known.projectStats).toEqual([
    { funder: 'DISTRICT', count: 1 },
    { funder: 'STREET', count: 1 },
    { funder: null, count: 1 },
  ]);
});

test('what a unit does not take part in it counts in no group', async () => {
  const unit = await build.unit({ place });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  expect(
    (await as(token).ask('{ projectStats(groupBy: [STATE]) { count } }')).projectStats,
  ).toEqual([]);
});
