/** A plan whose time has ended is answered as one: what there is by then, and how much better one could be. */
import { expect, test } from 'vitest';
import { type TestHub, openTestHub } from '../support/hub.ts';
import { NOON } from './cases.ts';

const ASKED = `query ($placeId: ID!) {
  planMatches(placeId: $placeId) { value bound isOptimal unmet { quantity cause need { id } }
    claims { quantity score need { id } resource { id } } }
  matchSuggestions(for: { placeId: $placeId }) { score need { id } resource { id } } }`;

interface Pair {
  score: number;
  need: { id: string };
  resource: { id: string };
}

const hubWith = (environment: Record<string, string>) =>
  openTestHub({ environment: { GRIDHUB_COST_PER_MINUTE: '0', ...environment } });
const hurried = await hubWith({ GRIDHUB_PLAN_SECONDS: '0' });
const patient = await hubWith({});

/** The first need's best resource is the second one's only. */
async function trapped({ ask, build, clock, sql }: TestHub) {
  clock.now = NOON;
  const { place, unit } = await build.pair();
  const [first, second] = [
    await build.need({ place, title: '楼道照明维修', quantity: 1 }),
    await build.need({ place, title: '陪老人就医', category: 'ELDERLY_CARE', quantity: 1 }),
  ];
  const [both, one] = [
    await build.resource({ unit, place, quantity: 1 }),
    await build.resource({ unit, place, quantity: 1 }),
  ];
  await sql(
    `update resource set title = '楼道照明维修', categories = '{PUBLIC_FACILITY,ELDERLY_CARE}' where id = $1`,
    [both.id],
  );
  await sql(`update resource set title = '人手', categories = '{PUBLIC_FACILITY}' where id = $1`, [
    one.id,
  ]);
  const { planMatches: plan, matchSuggestions: pairs } = await ask(ASKED, { placeId: place.id });
  const scoreOf = (need: { id: string }, resource: { id: string }): number =>
    pairs.find((pair: Pair) => pair.need.id === need.id && pair.resource.id === resource.id)
      ?.score ?? 0;
  const best = scoreOf(first, one) + scoreOf(second, both);
  return { plan, pairs, best, greedy: scoreOf(first, both), ids: { first, second, both, one } };
}

test('without any time it is the first plan, with the bound of the relaxation', async () => {
  const { plan, pairs, best, greedy, ids } = await trapped(hurried);
  expect(pairs).toHaveLength(3);
  // What is best by itself leaves the other need with nothing, and that is worth less.
  expect(best).toBeGreaterThan(greedy);
  expect(plan).toMatchObject({
    isOptimal: false,
    value: greedy,
    claims: [
      { quantity: 1, score: greedy, need: { id: ids.first.id }, resource: { id: ids.both.id } },
    ],
    unmet: [{ quantity: 1, cause: 'GIVEN_ELSEWHERE', need: { id: ids.second.id } }],
  });
  expect(plan.bound).toBeGreaterThanOrEqual(best);
});

test('with time for it the same rows have the best plan', async () => {
  const { plan, best } = await trapped(patient);
  expect(plan).toMatchObject({ isOptimal: true, value: best, bound: best, unmet: [] });
  expect(plan.claims).toHaveLength(2);
});
