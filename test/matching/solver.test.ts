/** The solver by itself: greedy plans that are not the best, bounds, large quantities, and time that ends. */
import { expect, test } from 'vitest';
import type { Assignment } from '../../src/domain/matching/assignment.ts';
import { bestFirst } from '../../src/domain/matching/best-first.ts';
import { boundOf } from '../../src/domain/matching/relaxation.ts';
import { type Solved, firstPlan, solve as solveFrom } from '../../src/domain/matching/solver.ts';
import { Random } from '../../src/demo/random.ts';

const solve = (problem: Assignment, seconds: number): Promise<Solved> =>
  solveFrom(problem, firstPlan(problem), performance.now() + seconds * 1_000);

/** The best pair taken first leaves the second need with nothing. */
const TRAP: Assignment = {
  needs: [1, 1],
  resources: [1, 1],
  arcs: [
    { need: 0, resource: 0, score: 90 },
    { need: 0, resource: 1, score: 80 },
    { need: 1, resource: 0, score: 85 },
  ],
};

test('what is best by itself is not taken where it costs another more', async () => {
  expect(firstPlan(TRAP)).toMatchObject({ value: 90, isOptimal: false });
  expect(await solve(TRAP, 5)).toMatchObject({
    quantities: [0, 1, 1],
    value: 165,
    bound: 165,
    isOptimal: true,
  });
});

test('the bound is never below a plan, whatever the prices are', () => {
  const random = new Random(3);
  for (let i = 0; i < 300; i += 1) {
    const problem = someProblem(random, 8, 8, 5);
    const { value } = firstPlan(problem);
    const prices = problem.resources.map(() => random.whole(-10, 60));
    expect(boundOf(problem, prices)).toBeGreaterThanOrEqual(value - 1e-9);
  }
});

test('quantities of a million are as exact as single ones', async () => {
  const problem: Assignment = {
    needs: [1_000_000, 999_999],
    resources: [999_998, 500_000, null],
    arcs: [
      { need: 0, resource: 0, score: 71 },
      { need: 0, resource: 1, score: 70 },
      { need: 1, resource: 0, score: 72 },
      { need: 1, resource: 2, score: 9 },
    ],
  };
  const { quantities, value, isOptimal } = await solve(problem, 5);
  expect(isOptimal).toBe(true);
  expect(quantities.every(Number.isInteger)).toBe(true);
  // 500,000 for the first from the second resource; of the first resource each one is worth more at the first need.
  expect(quantities).toEqual([500_000, 500_000, 499_998, 500_001]);
  expect(value).toBeCloseTo(
    0.071 * 500 + 0.07 * 500 + (72 / 999_999) * 499_998 + (9 / 999_999) * 500_001,
    6,
  );
});

test('a plan whose time ends at once is a plan, and says how much better one could be', async () => {
  const problem = someProblem(new Random(5), 300, 300, 60);
  const { quantities, value, bound, isOptimal } = await solve(problem, 0);
  expect(isOptimal).toBe(false);
  expect(value).toBeGreaterThan(0);
  expect(bound).toBeGreaterThan(value);
  expect(faults(problem, quantities)).toEqual([]);
  const whole = await solve(problem, 20);
  expect(whole.isOptimal).toBe(true);
  expect(whole.value).toBeGreaterThanOrEqual(value);
  expect(bound).toBeGreaterThanOrEqual(whole.value);
  expect(faults(problem, whole.quantities)).toEqual([]);
});

test('solved to the end it is the same every time', async () => {
  const problem = someProblem(new Random(9), 60, 60, 20);
  const first = await solve(problem, 20);
  expect(await solve(problem, 20)).toEqual(first);
});

test('what is begun is kept and filled up', () => {
  expect(bestFirst(TRAP, [0, 1, 0])).toEqual([0, 1, 1]);
});

function someProblem(random: Random, needs: number, resources: number, arcs: number): Assignment {
  return {
    needs: Array.from({ length: needs }, () => random.whole(1, 9)),
    resources: Array.from({ length: resources }, () =>
      random.chance(0.1) ? null : random.whole(1, 9),
    ),
    arcs: Array.from({ length: needs }, (_, need) => {
      const start = random.whole(0, resources - 1);
      return Array.from({ length: Math.min(arcs, resources) }, (_, i) => ({
        need,
        resource: (start + i) % resources,
        score: random.whole(20, 100),
      }));
    }).flat(),
  };
}

function faults({ needs, resources, arcs }: Assignment, quantities: readonly number[]): string[] {
  const ofNeeds = [...needs];
  const ofResources = resources.map((left) => left ?? Infinity);
  arcs.forEach(({ need, resource }, i) => {
    ofNeeds[need] = (ofNeeds[need] ?? 0) - (quantities[i] ?? 0);
    ofResources[resource] = (ofResources[resource] ?? 0) - (quantities[i] ?? 0);
  });
  return [
    ...quantities
      .filter((one) => !Number.isInteger(one) || one < 0)
      .map((one) => `a quantity of ${one}`),
    ...[...ofNeeds, ...ofResources].filter((left) => left < 0).map((left) => `${-left} too many`),
  ];
}
