/** One need of the demo as it is reported, before anything happens to it. */
import { type NeedCategory, NeedCategory as CATEGORIES } from '../domain/listing/category.ts';
import type { Need } from '../domain/need/need.entity.ts';
import { DEADLINE_MS } from '../domain/need/need.rules.ts';
import type { DemoUnit } from './demo-partnership.ts';
import type { DemoPlace } from './demo-places.ts';
import { NEED_TEXTS, SPOTS } from './need-texts.ts';
import type { Random } from './random.ts';

/** Its number is given when all are there. */
export function needAt(
  place: DemoPlace,
  at: Date,
  random: Random,
  units: readonly DemoUnit[],
): Need {
  const category = random.pick(Object.keys(CATEGORIES) as NeedCategory[]);
  const text = random.pick(NEED_TEXTS[category]);
  const spot = place.kind === 'BUILDING' ? random.pick(SPOTS) : '';
  const quantity = random.whole(1, text.most);
  const urgency = text.urgency ?? 'ORDINARY';
  const isOfUnit = random.chance(0.06);
  return {
    id: random.id('need', at),
    number: '',
    title: `${spot}${text.title}`,
    description: text.description,
    category,
    scale: quantity <= 2 && random.chance(0.5) ? 'MICRO' : 'ORDINARY',
    urgency,
    placeId: place.id,
    path: place.path,
    unitId: isOfUnit ? random.pick(units).unit.id : null,
    isPublic: false,
    visibility: random.chance(0.06) ? 'INTERNAL' : 'PARTNERS',
    quantity,
    unitOfMeasure: text.measure,
    committed: 0,
    delivered: 0,
    resolved: 0,
    deadline: new Date(at.getTime() + DEADLINE_MS[urgency]),
    state: 'REPORTED',
    mergedIntoId: null,
    reviewOn: null,
    rating: null,
    closure: null,
    listedAt: null,
    claimedAt: null,
    deliveredAt: null,
    closedAt: null,
    isDemo: true,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
}
