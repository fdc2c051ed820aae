/**
 * Needs of a year with their claims and histories. Each is led through its lifecycle by the same tables that
 * the commands obey, so that nothing in the demo is a state that the hub could not reach.
 */
import type { StateStep } from '../engine/noun/steps.ts';
import type { Claim } from '../domain/need/claim.entity.ts';
import type { Need } from '../domain/need/need.entity.ts';
import { needAt } from './demo-need.ts';
import type { DemoPlace } from './demo-places.ts';
import type { DemoUnit } from './demo-partnership.ts';
import { NeedStory } from './need-story.ts';
import type { Random } from './random.ts';

const YEAR_HOURS = 365 * 24;
const HOUR_MS = 3_600_000;

export interface DemoLists {
  needs: Need[];
  needSteps: StateStep[];
  claims: Claim[];
  claimSteps: StateStep[];
}

interface Options {
  count: number;
  asOf: Date;
}

/** Needs in the order of their creation, the last of them made shortly before `asOf`. */
export function demoNeeds(
  places: readonly DemoPlace[],
  units: readonly DemoUnit[],
  random: Random,
  { count, asOf }: Options,
): DemoLists {
  const origin = originsIn(places, random);
  const lists: DemoLists = { needs: [], needSteps: [], claims: [], claimSteps: [] };
  const moments = Array.from({ length: count }, () => momentBefore(asOf, random));
  for (const at of moments.toSorted((a, b) => a.getTime() - b.getTime())) {
    const need = needAt(origin(), at, random, units);
    const story = new NeedStory(need, { random, asOf, units });
    story.tell(lists.needs);
    // Two of three, so that a screen shows both.
    need.isPublic =
      need.listedAt !== null && need.visibility === 'PARTNERS' && lists.needs.length % 3 > 0;
    lists.needs.push(need);
    lists.needSteps.push(...story.history.steps);
    lists.claims.push(...story.history.claims);
    lists.claimSteps.push(...story.history.claimSteps);
  }
  return lists;
}

/** Every community has its share, a village half as much; most needs arise in a building or a grid. */
function originsIn(places: readonly DemoPlace[], random: Random): () => DemoPlace {
  const below = Map.groupBy(places, (place) => place.parentId);
  const communities = places.filter((place) => place.kind === 'COMMUNITY');
  const villages = places.filter((place) => place.kind === 'VILLAGE');
  const weighted = [...communities, ...communities, ...villages];
  return () => {
    const community = random.pick(weighted);
    const grids = below.get(community.id) ?? [];
    if (grids.length === 0 || random.chance(0.15)) return community;
    const grid = random.pick(grids);
    return random.chance(0.35) ? grid : random.pick(below.get(grid.id) ?? [grid]);
  };
}

/** Somewhere in the year, more often lately, mostly by day. */
function momentBefore(asOf: Date, random: Random): Date {
  const hours = Math.floor(YEAR_HOURS * random.next() ** 1.3);
  const at = new Date(asOf.getTime() - hours * HOUR_MS - random.whole(0, HOUR_MS - 1));
  const isNight = (at.getUTCHours() + 8) % 24 < 7;
  return isNight && random.chance(0.9) && hours > 12 ? new Date(at.getTime() - 10 * HOUR_MS) : at;
}
