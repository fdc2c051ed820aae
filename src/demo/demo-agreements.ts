/** Agreements of the demo's partner units, and what became of them. */
import { DAY_MS } from '../day.ts';
import { dayOf } from '../input.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import type { Agreement } from '../domain/partnership/agreement.entity.ts';
import type { PartnerUnit } from '../domain/partnership/partner-unit.entity.ts';
import type { DemoPlace } from './demo-places.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';

/** How long one is valid, and what is offered under it can be had. */
export const AGREEMENT_MS = 3 * 365 * DAY_MS;

/** What opens everything, and amends nothing. */
export const FIRST_AND_WHOLE = {
  direction: 'MUTUAL',
  openedLists: ['NEEDS', 'RESOURCES'],
  openedCategories: null,
  openedPlaceIds: null,
  edition: 1,
  originId: null,
  supersedesId: null,
  decisionId: null,
  supersededById: null,
  signedForPlaceId: null,
  signedForUnitId: null,
} satisfies Partial<Agreement>;

/** Made in the demo's first hundred days; one in twenty has been terminated. */
export function agreementOf(
  unit: PartnerUnit,
  place: DemoPlace,
  random: Random,
  begin: Date,
): Agreement {
  const at = new Date(begin.getTime() + random.whole(0, 100) * DAY_MS);
  const isEnded = random.chance(0.05);
  return {
    id: random.id('agreement', at),
    number: '',
    unitId: unit.id,
    placeId: place.id,
    path: place.path,
    title: `${place.name}与${unit.name}共建协议书`,
    state: isEnded ? 'TERMINATED' : 'ACTIVE',
    proposedBy: random.chance(0.5) ? 'PLACE' : 'UNIT',
    validFrom: dayOf(at),
    validUntil: dayOf(new Date(at.getTime() + AGREEMENT_MS)),
    reason: isEnded ? '单位搬迁' : null,
    ...FIRST_AND_WHOLE,
    ...stamps(at),
    version: isEnded ? 3 : 2,
  };
}

/** Drafted or proposed, accepted, and what ended it: what took its place did so when it was accepted itself. */
export function stepsOfAgreement(agreement: Agreement, random: Random): StateStep[] {
  const { id, createdAt, updatedAt, state, supersedesId, reason: end } = agreement;
  const begins = supersedesId === null ? 'proposeAgreement' : 'amendAgreement';
  const moves = [
    state === 'DRAFT'
      ? (['draftAgreement', null, 'DRAFT', null] as const)
      : ([begins, null, 'UNDER_REVIEW', null] as const),
    ['acceptAgreement', 'UNDER_REVIEW', 'ACTIVE', null],
    state === 'SUPERSEDED'
      ? (['acceptAgreement', 'ACTIVE', 'SUPERSEDED', null] as const)
      : (['terminateAgreement', 'ACTIVE', 'TERMINATED', end] as const),
  ] as const;
  return moves.slice(0, agreement.version).map(([command, from, to, reason], i) => {
    const at = to === 'SUPERSEDED' ? updatedAt : new Date(createdAt.getTime() + i * DAY_MS);
    const giver = { actor: '演示数据', role: 'STREET_ADMIN' };
    return {
      id: random.id('step', at),
      objectId: id,
      version: i + 1,
      at,
      command,
      from,
      to,
      reason,
      ...giver,
    };
  });
}
