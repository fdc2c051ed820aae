/** The plan of the demo's traffic and what it chooses: repeatable, believable, never more begun than finished, nothing that is refused by rule. */
import fc from 'fast-check';
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { claimCommands } from '../../src/domain/need/claim.commands.ts';
import { ClaimState } from '../../src/domain/need/claim.enums.ts';
import { needCommands } from '../../src/domain/need/need.commands.ts';
import { NeedState } from '../../src/domain/need/need.enums.ts';
import { personalNumberIn } from '../../src/domain/text/personal-text.ts';
import { NEED_TEXTS, SPOTS } from '../../src/demo/need-texts.ts';
import { Random } from '../../src/demo/random.ts';
import { REASONS } from '../../src/demo/reasons.ts';
import { hourAt } from '../../src/demo/traffic/clock.ts';
import { type CommandName, INPUTS, documentOf } from '../../src/demo/traffic/command.ts';
import { moveOf } from '../../src/demo/traffic/moves.ts';
import { report } from '../../src/demo/traffic/need-moves.ts';
import { KINDS, STEPS_ON, planHour } from '../../src/demo/traffic/plan.ts';
import { type ClaimRow, type NeedRow, questionDocument } from '../../src/demo/traffic/rows.ts';
import type { World } from '../../src/demo/traffic/world.ts';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const days = fc
  .integer({ min: 0, max: 3_650 })
  .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
const hours = fc.integer({ min: 0, max: 23 });
const BUSY = { day: '2026-11-24', hour: 9 };

/** Of all hours of a day. */
const planDay = (seed: number, day: string) =>
  Array.from({ length: 24 }, (_, hour) => planHour(seed, { day, hour })).flat();

const WORLD: World = {
  communities: [
    { code: '211102001001', name: '甲社区', kind: 'COMMUNITY', grids: ['211102001001001'] },
    { code: '211102101201', name: '乙村', kind: 'VILLAGE', grids: [] },
  ],
  units: [{ id: 'unit_1', name: '示范供电公司', sector: 'STATE_OWNED' }],
  mostOpen: 50,
};
const chanceOf = (seed: number, refused = new Set<string>()) => ({
  random: new Random(seed),
  world: WORLD,
  today: '2026-11-27',
  refused,
});

test('the same seed and hour give the same plan, in the order of time, within the hour', () => {
  fc.assert(
    fc.property(seeds, days, hours, (seed, day, hour) => {
      const plan = planHour(seed, { day, hour });
      expect(planHour(seed, { day, hour })).toEqual(plan);
      const times = plan.map(({ afterMs }) => afterMs);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      for (const at of times) expect(at >= 0 && at < 3_600_000).toBe(true);
    }),
  );
});

test('another seed, another day, another hour: another plan', () => {
  const plans = [
    planHour(1, BUSY),
    planHour(2, BUSY),
    planHour(1, { ...BUSY, hour: 10 }),
    planHour(1, { ...BUSY, day: '2026-12-01' }),
  ].map((plan) => JSON.stringify(plan));
  expect(new Set(plans).size).toBe(plans.length);
});

test('in no hour is more begun than each later step can finish', () => {
  fc.assert(
    fc.property(seeds, days, hours, (seed, day, hour) => {
      const counts = Object.groupBy(planHour(seed, { day, hour }), ({ kind }) => kind);
      const reports = counts.report?.length ?? 0;
      for (const step of STEPS_ON)
        expect(counts[step]?.length ?? 0, step).toBeGreaterThanOrEqual(reports);
    }),
  );
});

test('a district works by day and on weekdays, and some of everything is done', () => {
  const reportsAt = (day: string, hour: number) =>
    Array.from({ length: 50 }, (_, seed) => planHour(seed, { day, hour }))
      .flat()
      .filter(({ kind }) => kind === 'report').length;
  const [wednesday, sunday] = ['2026-11-25', '2026-11-29'];
  expect(reportsAt(wednesday, 3)).toBeLessThan(reportsAt(wednesday, 20) / 3);
  expect(reportsAt(wednesday, 20)).toBeLessThan(reportsAt(wednesday, 10) / 2);
  expect(reportsAt(sunday, 10)).toBeLessThan(reportsAt(wednesday, 10) / 2);
  const kinds = new Set(planDay(7, wednesday).map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual([...KINDS].toSorted());
});

test('the hour is that of China', () => {
  expect(hourAt(Date.parse('2026-11-27T16:30:00Z'))).toMatchObject({ day: '2026-11-28', hour: 0 });
  expect(hourAt(Date.parse('2026-11-27T01:00:00Z'))).toMatchObject({ day: '2026-11-27', hour: 9 });
});

test('no text that it may write holds a number of a person', () => {
  const texts = Object.values(NEED_TEXTS)
    .flat()
    .flatMap(({ title, description }) => [
      description,
      ...SPOTS.map((spot) => `${spot}${title}`),
      ...SPOTS.map((spot) => `${spot}${title} ${description}`),
    ]);
  for (const text of [...texts, ...Object.values(REASONS).flat()]) {
    expect(personalNumberIn(text), text).toBeNull();
  }
  fc.assert(
    fc.property(seeds, (seed) => {
      const { title, description } = report(chanceOf(seed)).input;
      expect(texts).toContain(title);
      expect(texts).toContain(description);
    }),
  );
});

test('needs arise by the mix of categories, in places of their community', () => {
  const reports = Array.from({ length: 4_000 }, (_, seed) => report(chanceOf(seed * 7_919)));
  const share = (category: string) =>
    reports.filter(({ input }) => input['category'] === category).length / reports.length;
  expect(share('PUBLIC_FACILITY')).toBeGreaterThan(0.15);
  expect(share('OTHER')).toBeLessThan(0.04);
  for (const { input, by } of reports) {
    const { code } = input['place'] as { code: string };
    expect(by).toBe(`worker of ${code.slice(0, 12)}`);
  }
});

const code = fc.constantFrom('211102001001001', '211102101201');
const unit = fc.option(fc.constant({ id: 'unit_1' }), { nil: null });
const place = code.map((code) => ({ code }));
const quantity = fc.integer({ min: 1, max: 20 });
const needRow = fc.record<NeedRow>({
  id: fc.uuid(),
  state: fc.constantFrom(...(Object.keys(NeedState) as NeedState[])),
  visibility: fc.constantFrom('PARTNERS', 'INTERNAL'),
  needed: quantity,
  committed: fc.integer({ min: 0, max: 20 }),
  uncommitted: fc.integer({ min: 0, max: 20 }),
  place,
  unit,
});
const moment = fc.option(fc.constant('2026-11-27T00:00:00.000Z'), { nil: null });
const claimRow = fc.record<ClaimRow>({
  id: fc.uuid(),
  state: fc.constantFrom(...(Object.keys(ClaimState) as ClaimState[])),
  quantity,
  refusedQuantity: fc.integer({ min: 0, max: 20 }),
  acceptedByPlaceAt: moment,
  acceptedByUnitAt: moment,
  unit: fc.constant({ id: 'unit_1' }),
  need: fc.record({ uncommitted: fc.integer({ min: 0, max: 20 }), place, unit }),
});

/** As the hub would answer: in one of the states that were asked for. */
function answered<R extends { state: string }>(rows: readonly R[], filter: object): R[] {
  const { state } = filter as { state: { in: R['state'][] } };
  return rows.map((row, i) => ({ ...row, state: state.in[i % state.in.length] ?? row.state }));
}

test.each(KINDS.filter((kind) => kind !== 'report' && kind !== 'offer' && kind !== 'build'))(
  '%s: whatever the rows, the same chance gives the same command, and one that their state allows',
  (kind) => {
    let given = 0;
    const rows = fc.array(fc.tuple(needRow, claimRow), { minLength: 20, maxLength: 30 });
    fc.assert(
      fc.property(seeds, rows, (seed, pairs) => {
        const choose = () => {
          const chance = chanceOf(seed);
          const move = moveOf(kind, chance);
          const list = move.question.list === 'needs' ? 'need' : 'claim';
          const all = pairs.map(([need, claim]) => (list === 'need' ? need : claim));
          const rows = answered<NeedRow | ClaimRow>(all, move.question.filter);
          const row = (id: string) => rows.find((one) => one.id === id);
          return { command: move.choose(rows, chance), row };
        };
        const { command, row } = choose();
        expect(choose().command).toEqual(command);
        if (!command) return;
        given += 1;
        const { state } = row(command.on ?? '') ?? {};
        if (command.name === 'claimNeed') {
          expect(state).toBe('LISTED');
          return;
        }
        const { lifecycle } = command.name.endsWith('Claim') ? claimCommands : needCommands;
        expect(() =>
          (lifecycle as typeof needCommands.lifecycle).next(command.name, state as never),
        ).not.toThrow();
      }),
    );
    expect(given).toBeGreaterThan(5);
  },
);

test('what was refused is not tried again', () => {
  const rows: NeedRow[] = Array.from({ length: 12 }, (_, i) => ({
    id: `need_${i}`,
    state: 'REPORTED',
    visibility: 'PARTNERS',
    needed: 1,
    committed: 0,
    uncommitted: 1,
    place: { code: '211102101201' },
    unit: null,
  }));
  const refused = new Set(rows.slice(0, 4).map(({ id }) => id));
  for (let seed = 0; seed < 200; seed += 1) {
    const chance = chanceOf(seed, refused);
    const command = moveOf('review', chance).choose(rows, chance);
    expect(refused.has(command?.on ?? '')).toBe(false);
  }
});

test('every document that it sends is one of the contract', () => {
  const schema = buildSchema(readFileSync('schema/hub.graphql', 'utf8'), { assumeValidSDL: true });
  const lists = ['needs', 'claims', 'resources', 'projects'] as const;
  const names = Object.keys(INPUTS) as CommandName[];
  for (const text of [...lists.map(questionDocument), ...names.map(documentOf)]) {
    expect(validate(schema, parse(text)), text).toEqual([]);
  }
});
