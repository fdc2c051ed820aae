/** Questions about how many: totals, bounded counts, statistics, and what a viewer sees in all. */
import { expect } from 'vitest';
import type { Random } from '../../src/demo/random.ts';
import type { NeedRow, World } from './oracle.ts';
import type { Ask } from './questions.ts';
import { NOON } from './world.ts';

/** More often what somebody's grant could reach: a place with needs, not just any. */
export function somePlace(world: World, random: Random) {
  const { path } = random.pick(world.needs);
  return random.pick(world.places.filter((one) => path.startsWith(one.path)));
}

const idOf = (id: string | undefined) => (id === undefined ? null : { id });

/** More of them are refused: the period is to be narrowed. */
const MOST_GROUPS = 1_000;

const OPEN = ['REPORTED', 'RETURNED', 'LISTED', 'SHELVED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED'];
/** By the hub's clock, which stands still. */
const isLate = ({ state, deadline }: NeedRow) => OPEN.includes(state) && deadline < NOON;

/** Groups by their keys, whatever they count. */
function inOneOrder(rows: object[]): object[] {
  const keyOf = (row: object) =>
    JSON.stringify({ ...row, count: 0, overdue: 0, averageRating: 0 }, null, 1);
  return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const COUNTS: Record<string, Ask> = {
  counts(world, random) {
    const place = somePlace(world, random);
    const scope = random.pick([null, { placeId: place.id }]);
    const [question, holds] = random.pick([
      ['', () => true],
      ['filter: { state: { in: [CLOSED] } }', ({ state }: NeedRow) => state === 'CLOSED'],
    ] as const);
    return {
      door: 'count',
      query: `query ($scope: ScopeInput) { needs(scope: $scope ${question}) { totalCount count { value isExact } } }`,
      variables: { scope },
      // What is not exact is more than it says: told as if it were, where the total bears it out.
      arrange(answer) {
        const { needs } = answer as {
          needs: { totalCount: number; count: { value: number; isExact: boolean } };
        };
        if (needs.count.isExact) return;
        expect(needs.count.value).toBe(1_000);
        expect(needs.totalCount).toBeGreaterThan(1_000);
        needs.count = { value: needs.totalCount, isExact: true };
      },
      expected(oracle) {
        const listed = scope ? (oracle.needsIn(place) ?? []) : oracle.needs();
        const value = listed.filter(holds).length;
        return { needs: { totalCount: value, count: { value, isExact: true } } };
      },
    };
  },
  stats(world, random) {
    const place = somePlace(world, random);
    const scope = random.pick([null, { placeId: place.id }]);
    const groupBy = random.pick([
      ['CATEGORY'],
      ['STREET'],
      ['STREET', 'STATE'],
      ['COMMUNITY'],
      ['COMMUNITY', 'CATEGORY'],
      ['STREET', 'COMMUNITY'],
      [],
    ]);
    const bucket =
      groupBy.length === 0 || random.chance(0.3) ? random.pick(['MONTH', 'YEAR']) : null;
    const areaOf = ({ path }: NeedRow, ...kinds: string[]) =>
      world.places.find((one) => kinds.includes(one.kind) && path.startsWith(one.path))?.id;
    const monthOf = ({ created_at: at }: NeedRow) => {
      const day = new Date(at.getTime() + 8 * 3_600_000).toISOString();
      const first = bucket === 'YEAR' ? `${day.slice(0, 4)}-01` : day.slice(0, 7);
      return new Date(`${first}-01T00:00:00+08:00`).toISOString();
    };
    const fields: Record<string, [string, (need: NeedRow) => unknown]> = {
      CATEGORY: ['category', (need) => need.category],
      STATE: ['state', (need) => need.state],
      STREET: ['street', (need) => idOf(areaOf(need, 'STREET', 'TOWN'))],
      COMMUNITY: ['community', (need) => idOf(areaOf(need, 'COMMUNITY', 'VILLAGE'))],
    };
    const rating = random.chance(0.5) ? ' averageRating' : '';
    const chosen = groupBy.flatMap((one) => (fields[one] ? [fields[one]] : []));
    const shown = chosen.map(([name]) => (/street|community/.test(name) ? `${name} { id }` : name));
    return {
      door: 'needStats',
      query: `query ($scope: ScopeInput, $groupBy: [NeedDimension!]!, $bucket: TimeBucket) {
        needStats(scope: $scope, groupBy: $groupBy, bucket: $bucket) { ${shown.join(' ')} ${bucket ? 'bucket' : ''} count overdue${rating} } }`,
      variables: { scope, groupBy, bucket },
      arrange: (answer) => inOneOrder((answer as { needStats: object[] }).needStats),
      expected(oracle) {
        const listed = scope ? (oracle.needsIn(place) ?? []) : oracle.needs();
        const keysOf = (need: NeedRow) => ({
          ...Object.fromEntries(chosen.map(([name, of]) => [name, of(need)])),
          ...(bucket && { bucket: monthOf(need) }),
        });
        const groups = Map.groupBy(listed, (need) => JSON.stringify(keysOf(need)));
        if (groups.size > MOST_GROUPS) return ['BAD_USER_INPUT'];
        const rows = [...groups].map(([key, needs]) => {
          const rated = needs.flatMap((one) => one.rating ?? []);
          const mean = rated.reduce((sum, one) => sum + one, 0) / rated.length;
          return {
            ...(JSON.parse(key) as object),
            count: needs.length,
            overdue: needs.filter(isLate).length,
            ...(rating && { averageRating: rated.length === 0 ? null : expect.closeTo(mean, 9) }),
          };
        });
        return { needStats: inOneOrder(rows) };
      },
    };
  },
  visible(world) {
    return {
      door: 'viewer.visible',
      query:
        '{ viewer { visible { needs resources claims agreements projects meetings decisions over } } }',
      variables: {},
      // Where no counter answers, more than 1,000 are told as such.
      arrange(answer) {
        const { visible } = (answer as { viewer: { visible: Record<string, unknown> } }).viewer;
        for (const list of visible['over'] as string[]) {
          expect(visible[list.toLowerCase()], list).toBe(1_000);
          visible[list.toLowerCase()] = 'over 1,000';
        }
        delete visible['over'];
      },
      expected(oracle) {
        const told = (count: number, isKept: boolean) =>
          count > 1_000 && !isKept ? 'over 1,000' : count;
        const isStaff = oracle.isOnly('staff');
        return {
          viewer: {
            visible: {
              needs: told(oracle.needs().length, isStaff || oracle.areNeedsCounted),
              resources: told(
                world.resources.filter((one) => oracle.seesResource(one)).length,
                isStaff,
              ),
              claims: told(world.claims.filter((one) => oracle.seesClaim(one)).length, isStaff),
              agreements: told(
                world.agreements.filter((one) => oracle.seesAgreement(one)).length,
                isStaff,
              ),
              // Of these no counter is kept.
              projects: told(world.projects.filter((one) => oracle.seesProject(one)).length, false),
              meetings: told(world.meetings.filter((one) => oracle.seesMeeting(one)).length, false),
              decisions: told(
                world.decisions.filter((one) => oracle.seesDecision(one)).length,
                false,
              ),
            },
          },
        };
      },
    };
  },
};
