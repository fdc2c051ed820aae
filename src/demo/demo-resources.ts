/** What the demo's partner units offer. */
import { dayOf } from '../input.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import type { PartnerUnit } from '../domain/partnership/partner-unit.entity.ts';
import type { Resource } from '../domain/resource/resource.entity.ts';
import { AGREEMENT_MS } from './demo-agreements.ts';
import type { DemoPlace } from './demo-places.ts';
import type { Random } from './random.ts';
import { RESOURCE_TITLES } from './resource-titles.ts';
import { stamps } from './row-stamps.ts';
import type { UnitText } from './unit-texts.ts';

/** Listed, for a place where the unit has an agreement. */
export function resourceOf(
  unit: PartnerUnit,
  text: UnitText,
  place: DemoPlace,
  random: Random,
  at: Date,
): Resource {
  const kind = random.pick(text.kinds);
  const { title, measure } = RESOURCE_TITLES[kind];
  const isInexhaustible = random.chance(0.3);
  return {
    id: random.id('resource', at),
    number: '',
    unitId: unit.id,
    placeId: place.id,
    path: place.path,
    kind,
    title: `${unit.name}${title}`,
    pendingTitle: null,
    pendingDescription: null,
    description: `演示数据：${unit.name}面向${place.name}提供。`,
    categories: [...text.serves],
    quantity: isInexhaustible ? null : random.whole(5, 40) * 50,
    unitOfMeasure: measure,
    isInexhaustible,
    reserved: 0,
    openTo: random.chance(0.6) ? 'PARTNERS' : 'STAFF',
    availableFrom: dayOf(at),
    availableUntil: dayOf(new Date(at.getTime() + AGREEMENT_MS)),
    state: 'LISTED',
    ...stamps(at),
    version: 2,
  };
}

/** Offered and listed. */
export function stepsOfResource({ id, createdAt: at }: Resource, random: Random): StateStep[] {
  const giver = { actor: '单位联络员（演示）', role: 'UNIT_LIAISON', reason: null };
  const step = () => ({ id: random.id('step', at), objectId: id, at, ...giver });
  return [
    { ...step(), version: 1, command: 'offerResource', from: null, to: 'OFFERED' },
    { ...step(), version: 2, command: 'listResource', from: 'OFFERED', to: 'LISTED' },
  ];
}
