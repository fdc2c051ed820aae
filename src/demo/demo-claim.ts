/** A unit of the demo that could answer a need, and the claim that it proposes. */
import { dayOf } from '../input.ts';
import type { Claim } from '../domain/need/claim.entity.ts';
import type { Need } from '../domain/need/need.entity.ts';
import { isWithin, rangeBelow } from '../domain/place/path.ts';
import type { DemoUnit } from './demo-partnership.ts';
import type { StoryTime } from './story-time.ts';

/** By one of the units that have an agreement in force there, rather by one that serves what is needed; or none. */
export function claimOn(
  need: Need,
  units: readonly DemoUnit[],
  { random, at }: StoryTime,
  quantity: number,
): Claim | undefined {
  const near = units.filter((one) => mayClaim(need, one, dayOf(at)));
  const fitting = near.filter((one) => one.text.serves.includes(need.category));
  const one = random.pick(
    [...(fitting.length ? fitting : near), undefined].slice(0, fitting.length || near.length || 1),
  );
  if (!one) return undefined;
  const origin = random.pick(['UNIT_BID', 'UNIT_BID', 'STREET_ASSIGNED', 'SUGGESTED'] as const);
  return {
    id: random.id('claim', at),
    number: '',
    needId: need.id,
    unitId: one.unit.id,
    resourceId: null,
    path: need.path,
    quantity,
    refusedQuantity: 0,
    origin,
    state: 'PROPOSED',
    acceptedByPlaceAt: origin === 'STREET_ASSIGNED' ? at : null,
    acceptedByUnitAt: origin === 'UNIT_BID' ? at : null,
    startedAt: null,
    deliveredAt: null,
    confirmedAt: null,
    overrideReason: null,
    reason: null,
    isDemo: true,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
}

function mayClaim(need: Need, { agreements }: DemoUnit, day: string): boolean {
  return agreements.some(
    (one) =>
      one.state === 'ACTIVE' &&
      one.validFrom <= day &&
      day <= one.validUntil &&
      isWithin(need.path, rangeBelow(one.path)),
  );
}
