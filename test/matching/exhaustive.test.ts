/** Plans of random small cases beside all plans that there are, tried one by one. */
import { expect, test } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { openTestHub } from '../support/hub.ts';
import { type Given, NOON, bestOf, faultsOf, makeCase } from './cases.ts';

const hub = await openTestHub({ environment: { GRIDHUB_COST_PER_MINUTE: '0' } });
hub.clock.now = NOON;

/** So many in an ordinary run; `npm run test:long` takes 200. */
const CASES = Number(process.env['GRIDHUB_CASES'] ?? 50);
const ASKED = `query ($placeId: ID!) {
  planMatches(placeId: $placeId) { value bound isOptimal pairsLeftOut isCut
    claims { quantity score need { id } resource { id } } unmet { quantity cause rules need { id } } }
  matchSuggestions(for: { placeId: $placeId }, first: 100) { score need { id } resource { id } }
}`;

interface Pair {
  score: number;
  need: { id: string };
  resource: { id: string };
}

test(
  `the value of ${CASES} plans is that of the best of all plans, and each keeps to the rules`,
  { timeout: 300_000 },
  async () => {
    const district = await hub.build.place('DISTRICT');
    const random = new Random(7);
    let worth = 0;
    for (let i = 0; i < CASES; i += 1) {
      const one = await makeCase(hub, district, random);
      const asked = await hub.ask(ASKED, { placeId: one.street.id });
      const { planMatches: plan, matchSuggestions: suggestions } = asked;
      const scores = new Map<string, number>(
        suggestions.map(({ score, need, resource }: Pair) => [`${need.id} ${resource.id}`, score]),
      );
      const claims: Given[] = plan.claims.map((claim: Pair & { quantity: number }) => ({
        needId: claim.need.id,
        resourceId: claim.resource.id,
        quantity: claim.quantity,
      }));
      expect(faultsOf(one, claims), `case ${i}`).toEqual([]);
      expect(plan.value, `case ${i}`).toBeCloseTo(bestOf(one, scores), 6);
      expect(plan, `case ${i}`).toMatchObject({ isOptimal: true, bound: plan.value, isCut: false });
      const given = (needId: string) =>
        claims.reduce((sum, claim) => sum + (claim.needId === needId ? claim.quantity : 0), 0);
      const open = new Map(
        one.needs
          .map(({ id, left }) => [id, left - given(id)] as const)
          .filter(([, left]) => left > 0),
      );
      const told = new Map(
        plan.unmet.map((unmet: { need: { id: string }; quantity: number }) => [
          unmet.need.id,
          unmet.quantity,
        ]),
      );
      expect(told, `case ${i}`).toEqual(open);
      worth += plan.value;
    }
    // Cases in which nothing may be claimed would all agree.
    expect(worth).toBeGreaterThan(CASES * 20);
  },
);
