/**
 * Agreements of the demo beside those that its claims are made under: earlier versions, amendments that wait, and such as open
 * some categories, some places or one list alone. Chance of their own, so that all else stays as it is.
 */
import { DAY_MS } from '../day.ts';
import { dayOf } from '../input.ts';
import type { Agreement } from '../domain/partnership/agreement.entity.ts';
import type { PartnerUnit } from '../domain/partnership/partner-unit.entity.ts';
import { FIRST_AND_WHOLE } from './demo-agreements.ts';
import type { DemoPlace } from './demo-places.ts';
import { Random } from './random.ts';
import { stamps } from './row-stamps.ts';
import type { UnitText } from './unit-texts.ts';

/** The first of a version before it, to the first of the next. */
const VERSION_MS = 120 * DAY_MS;

export interface AgreedOn {
  unit: PartnerUnit;
  text: UnitText;
  /** Which of the units it is. */
  nth: number;
  agreements: readonly Agreement[];
  places: readonly DemoPlace[];
  asOf: Date;
}

/** Of a unit; the version that its first agreement amends is told to that agreement. */
export function furtherOf(on: AgreedOn): Agreement[] {
  const random = new Random(7_919 + on.nth);
  const [first] = on.agreements;
  return [
    ...(first && on.nth % 4 === 0 ? [versionBefore(first, random)] : []),
    ...(first?.state === 'ACTIVE' && on.nth % 8 === 3 ? [amendmentOf(first, random, on)] : []),
    ...partsOf(on, random),
  ];
}

/** It was for the unit's services alone; the one in force took its place. */
function versionBefore(next: Agreement, random: Random): Agreement {
  const at = new Date(next.createdAt.getTime() - VERSION_MS);
  const before: Agreement = Object.assign({}, next, {
    id: random.id('agreement', at),
    state: 'SUPERSEDED',
    direction: 'UNIT_TO_PLACE',
    openedLists: ['NEEDS'],
    validFrom: dayOf(at),
    reason: null,
    supersededById: next.id,
    ...stamps(at),
    updatedAt: new Date(next.createdAt.getTime() + DAY_MS),
    version: 3,
  } as const);
  Object.assign(next, { edition: 2, originId: before.id, supersedesId: before.id });
  return before;
}

/** The other side has not answered yet. */
function amendmentOf(before: Agreement, random: Random, { asOf, text }: AgreedOn): Agreement {
  const at = new Date(asOf.getTime() - random.whole(1, 6) * DAY_MS);
  return Object.assign({}, before, {
    id: random.id('agreement', at),
    state: 'UNDER_REVIEW',
    proposedBy: random.chance(0.5) ? 'PLACE' : 'UNIT',
    openedCategories: [...text.serves],
    edition: before.edition + 1,
    originId: before.originId ?? before.id,
    supersedesId: before.id,
    ...stamps(at),
  } as const);
}

/** What opens a part, and drafts. */
function partsOf(on: AgreedOn, random: Random): Agreement[] {
  const { nth, text, places } = on;
  const communities = places.filter(({ kind }) => kind === 'COMMUNITY' || kind === 'VILLAGE');
  const streets = places.filter(({ kind }) => kind === 'STREET' || kind === 'TOWN');
  const community = () => random.pick(communities);
  if (nth % 5 === 2) {
    const openedCategories = text.serves.slice(0, 3);
    const opening = {
      direction: 'UNIT_TO_PLACE',
      openedLists: ['NEEDS'],
      openedCategories,
    } as const;
    return [agreed(on, community(), random, opening)];
  }
  if (nth % 5 === 4) {
    const street = random.pick(streets);
    const below = communities.filter(({ path }) => path.startsWith(street.path)).slice(0, 2);
    return [agreed(on, street, random, { openedPlaceIds: below.map(({ id }) => id) })];
  }
  if (nth % 10 === 1) {
    const opening = { direction: 'PLACE_TO_UNIT', openedLists: ['RESOURCES'] } as const;
    return [agreed(on, community(), random, opening)];
  }
  if (nth % 10 !== 6 && nth % 10 !== 8) return [];
  const proposedBy = nth % 10 === 6 ? 'PLACE' : 'UNIT';
  return [agreed(on, community(), random, { state: 'DRAFT', proposedBy, version: 1 })];
}

type Opening = Partial<{ -readonly [K in keyof Agreement]: Readonly<Agreement[K]> }>;

/** Made in the last months; some end soon. */
function agreed(
  { unit, asOf, nth }: AgreedOn,
  place: DemoPlace,
  random: Random,
  opening: Opening,
): Agreement {
  const at = new Date(asOf.getTime() - random.whole(60, 200) * DAY_MS);
  const days = 15 + (nth % 9) * 30;
  return {
    id: random.id('agreement', at),
    number: '',
    unitId: unit.id,
    placeId: place.id,
    path: place.path,
    title: `${place.name}与${unit.name}共建协议书`,
    state: 'ACTIVE',
    proposedBy: random.chance(0.5) ? 'PLACE' : 'UNIT',
    validFrom: dayOf(at),
    validUntil: dayOf(new Date(asOf.getTime() + days * DAY_MS)),
    reason: null,
    ...FIRST_AND_WHOLE,
    ...stamps(at),
    version: 2,
    ...(opening as Partial<Agreement>),
  };
}
