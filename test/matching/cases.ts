/** Random small cases of matching in a database, and what of them may be claimed, judged by hand. */
import { newId } from '../../src/id.ts';
import type { Random } from '../../src/demo/random.ts';
import type { Built } from '../support/build.ts';
import type { TestHub } from '../support/hub.ts';

/** The day of the cases; the hub's clock is set to its noon. */
export const TODAY = '2026-11-21';
export const NOON = new Date('2026-11-21T04:00:00Z');

export interface NeedOf {
  id: string;
  place: Built;
  category: string;
  visibility: string;
  left: number;
}

export interface ResourceOf {
  id: string;
  unitId: string;
  place: Built;
  categories: string[];
  state: string;
  /** Null: it does not run out. */
  left: number | null;
  isOpenToday: boolean;
}

export interface Case {
  street: Built;
  needs: NeedOf[];
  resources: ResourceOf[];
  /** Paths of places that agreements in force hold, by unit. */
  agreed: Map<string, string[]>;
}

const CATEGORIES = ['PUBLIC_FACILITY', 'ELDERLY_CARE', 'ENVIRONMENT'];
const TITLES = ['楼道照明维修', '老人陪护', '小区绿化维护', '电梯检修', '课后托管'];
let made = 0;
const nextNumber = (letter: string) => `${letter}9999-${String((made += 1)).padStart(6, '0')}`;

/** One or two communities with up to four needs and resources, of which some may not be claimed. */
export async function makeCase(hub: TestHub, district: Built, random: Random): Promise<Case> {
  const { build } = hub;
  const street = await build.place('STREET', district);
  const places = [
    await build.place('COMMUNITY', street),
    await build.place('COMMUNITY', street),
    street,
  ];
  const units = [
    await build.unit({ place: random.pick(places) }),
    await build.unit({ place: street }),
  ];
  const agreed = new Map<string, string[]>();
  for (const unit of units) {
    const place = random.pick(places);
    const isInForce = random.chance(0.85);
    await insertAgreement(hub, unit, place, isInForce);
    agreed.set(unit.id, isInForce ? [place.path] : []);
  }
  const needs: NeedOf[] = [];
  for (let i = random.whole(1, 4); i > 0; i -= 1) {
    needs.push(await insertNeed(hub, random.pick(places.slice(0, 2)), random));
  }
  const resources: ResourceOf[] = [];
  for (let i = random.whole(1, 4); i > 0; i -= 1) {
    resources.push(await insertResource(hub, random.pick(units), random.pick(places), random));
  }
  return { street, needs, resources, agreed };
}

async function insertAgreement(
  { sql }: TestHub,
  unit: { id: string },
  place: Built,
  isInForce: boolean,
): Promise<void> {
  await sql(
    `insert into agreement (id, number, unit_id, place_id, path, title, state, proposed_by, valid_from, valid_until)
     values ($1, $2, $3, $4, $5, '共建协议书', 'ACTIVE', 'PLACE', '2020-01-01', $6)`,
    [
      newId('agreement'),
      nextNumber('A'),
      unit.id,
      place.id,
      place.path,
      isInForce ? '2099-12-31' : '2020-12-31',
    ],
  );
}

export async function insertNeed(
  { sql }: TestHub,
  place: Built,
  random: Random,
  given: { quantity?: number } = {},
): Promise<NeedOf> {
  const one = {
    id: newId('need'),
    place,
    category: random.pick(CATEGORIES),
    visibility: random.chance(0.9) ? 'PARTNERS' : 'INTERNAL',
    left: given.quantity ?? random.whole(1, 3),
  };
  const committed = random.chance(0.2) ? 1 : 0;
  await sql(
    `insert into need (id, number, title, description, category, scale, urgency, place_id, path, visibility, quantity,
       committed, unit_of_measure, deadline, state, listed_at)
     values ($1, $2, $3, '', $4, 'ORDINARY', 'ORDINARY', $5, $6, $7, $8, $9, '次', $10, 'LISTED', $11)`,
    [
      ...[one.id, nextNumber('N'), random.pick(TITLES), one.category, place.id, place.path],
      ...[one.visibility, one.left + committed, committed],
      ...[new Date(NOON.getTime() + random.whole(-2, 30) * 86_400_000), NOON],
    ],
  );
  return one;
}

export async function insertResource(
  { sql }: TestHub,
  unit: { id: string },
  place: Built,
  random: Random,
  given: { quantity?: number } = {},
): Promise<ResourceOf> {
  const isEndless = given.quantity === undefined && random.chance(0.15);
  const one = {
    id: newId('resource'),
    unitId: unit.id,
    place,
    categories: CATEGORIES.filter(() => random.chance(0.6)),
    state: random.chance(0.9) ? 'LISTED' : 'PAUSED',
    left: isEndless ? null : (given.quantity ?? random.whole(1, 3)),
    isOpenToday: random.chance(0.9),
  };
  if (one.categories.length === 0) one.categories = ['ENVIRONMENT'];
  await sql(
    `insert into resource (id, number, unit_id, place_id, path, kind, title, description, categories, quantity,
       is_inexhaustible, reserved, unit_of_measure, open_to, available_from, available_until, state)
     values ($1, $2, $3, $4, $5, 'PEOPLE', $6, '', $7, $8, $9, 1, '次', 'STAFF', $10, '2026-12-05', $11)`,
    [
      ...[
        one.id,
        nextNumber('R'),
        unit.id,
        place.id,
        place.path,
        random.pick(TITLES),
        one.categories,
      ],
      ...[one.left === null ? null : one.left + 1, one.left === null],
      ...[one.isOpenToday ? '2020-01-01' : '2026-11-22', one.state],
    ],
  );
  return one;
}

/** Whether a claim of the resource on the need may be suggested, from the domain text. */
export function mayBeClaimed({ agreed }: Case, need: NeedOf, resource: ResourceOf): boolean {
  const places = agreed.get(resource.unitId) ?? [];
  return (
    need.visibility === 'PARTNERS' &&
    resource.state === 'LISTED' &&
    resource.isOpenToday &&
    resource.categories.includes(need.category) &&
    need.place.path.startsWith(resource.place.path) &&
    places.some((path) => need.place.path.startsWith(path))
  );
}

export interface Given {
  needId: string;
  resourceId: string;
  quantity: number;
}

/** What is wrong with a plan; nothing: it keeps to all that a plan must. */
export function faultsOf(one: Case, claims: readonly Given[]): string[] {
  const faults: string[] = [];
  const left = new Map<string, number>();
  for (const { id, left: much } of [...one.needs, ...one.resources]) left.set(id, much ?? Infinity);
  const pairs = new Set<string>();
  for (const { needId, resourceId, quantity } of claims) {
    const need = one.needs.find(({ id }) => id === needId);
    const resource = one.resources.find(({ id }) => id === resourceId);
    if (!need || !resource || !mayBeClaimed(one, need, resource))
      faults.push('a pair that may not be');
    if (!Number.isInteger(quantity) || quantity < 1) faults.push(`a quantity of ${quantity}`);
    if (pairs.has(needId + resourceId)) faults.push('a pair twice');
    pairs.add(needId + resourceId);
    for (const id of [needId, resourceId]) left.set(id, (left.get(id) ?? 0) - quantity);
  }
  for (const [id, much] of left) if (much < 0) faults.push(`${-much} too many of ${id}`);
  return faults;
}

/** The most that any plan is worth, all of them tried. @param scores by `needId resourceId` */
export function bestOf(one: Case, scores: ReadonlyMap<string, number>): number {
  const pairs = one.needs.flatMap((need) =>
    one.resources
      .filter((resource) => mayBeClaimed(one, need, resource))
      .map((resource) => ({ need, resource, score: scores.get(`${need.id} ${resource.id}`) })),
  );
  const left = new Map<string, number>();
  for (const { id, left: much } of [...one.needs, ...one.resources]) left.set(id, much ?? Infinity);
  const tryFrom = (i: number): number => {
    const pair = pairs[i];
    if (!pair) return 0;
    const { need, resource, score } = pair;
    if (score === undefined) throw new Error('a pair that may be claimed is not suggested');
    const [ofNeed, ofResource] = [left.get(need.id) ?? 0, left.get(resource.id) ?? 0];
    let best = 0;
    for (let much = 0; much <= Math.min(ofNeed, ofResource); much += 1) {
      left.set(need.id, ofNeed - much);
      left.set(resource.id, ofResource - much);
      best = Math.max(best, (score * much) / need.left + tryFrom(i + 1));
    }
    left.set(need.id, ofNeed);
    left.set(resource.id, ofResource);
    return best;
  };
  return tryFrom(0);
}
