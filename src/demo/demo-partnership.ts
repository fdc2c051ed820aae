/** Partner units of every sector, their agreements and what they offer. */
import { dayOf } from '../input.ts';
import type { Resource } from '../domain/resource/resource.entity.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import type { Agreement } from '../domain/partnership/agreement.entity.ts';
import type { PartnerUnit } from '../domain/partnership/partner-unit.entity.ts';
import type { DemoPlace } from './demo-places.ts';
import type { Random } from './random.ts';
import { NAMES } from './demo-names.ts';
import { RESOURCE_TITLES } from './resource-titles.ts';
import { UNIT_TEXTS, type UnitText } from './unit-texts.ts';

const DAY_MS = 86_400_000;
const AGREEMENT_DAYS = 3 * 365;

export interface DemoUnit {
  unit: PartnerUnit;
  text: UnitText;
  agreements: Agreement[];
  resources: Resource[];
}

const stamps = (at: Date) => ({ isDemo: true, version: 1, createdAt: at, updatedAt: at });

/** Forty units; each has an agreement with a street or a town at least, in force at `asOf`. */
export function demoUnits(places: readonly DemoPlace[], random: Random, asOf: Date): DemoUnit[] {
  const begin = new Date(asOf.getTime() - 500 * DAY_MS);
  const streets = places.filter((place) => place.kind === 'STREET' || place.kind === 'TOWN');
  const communities = places.filter(
    (place) => place.kind === 'COMMUNITY' || place.kind === 'VILLAGE',
  );
  const district = places.filter((place) => place.kind === 'DISTRICT');
  const texts = UNIT_TEXTS.flatMap((text) => text.names.map((name) => ({ name, text })));
  return texts.map(({ name, text }, i) => {
    const home = random.pick(communities);
    const unit: PartnerUnit = {
      id: random.id('unit', begin),
      code: `U${String(i + 1).padStart(3, '0')}`,
      name,
      sector: text.sector,
      placeId: home.id,
      path: home.path,
      liaisonName: NAMES[i % NAMES.length] ?? null,
      // Behind the area code a number that begins with 0 is never assigned.
      officePhone: `0427-00000${String(i + 1).padStart(2, '0')}`,
      ...stamps(begin),
    };
    const street = streets[i % streets.length] as DemoPlace;
    const others = random.chance(0.3) ? [random.pick(communities)] : [];
    const opened = i % 8 === 7 ? district : [street, ...others];
    const agreements = opened.map((place) => agreementOf(unit, place, random, begin));
    const resources = opened.map((place) => resourceOf(unit, text, place, random, begin));
    return { unit, text, agreements, resources };
  });
}

function agreementOf(unit: PartnerUnit, place: DemoPlace, random: Random, begin: Date): Agreement {
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
    validUntil: dayOf(new Date(at.getTime() + AGREEMENT_DAYS * DAY_MS)),
    reason: isEnded ? '单位搬迁' : null,
    ...stamps(at),
    version: isEnded ? 3 : 2,
  };
}

/** Proposed, accepted and, where it is ended, terminated. */
export function stepsOfAgreement(agreement: Agreement, random: Random): StateStep[] {
  const { id, createdAt } = agreement;
  const moves = [
    ['proposeAgreement', null, 'UNDER_REVIEW', null],
    ['acceptAgreement', 'UNDER_REVIEW', 'ACTIVE', null],
    ['terminateAgreement', 'ACTIVE', 'TERMINATED', agreement.reason],
  ] as const;
  return moves.slice(0, agreement.version).map(([command, from, to, reason], i) => {
    const at = new Date(createdAt.getTime() + i * DAY_MS);
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

function resourceOf(
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
    availableUntil: dayOf(new Date(at.getTime() + AGREEMENT_DAYS * DAY_MS)),
    state: 'LISTED',
    ...stamps(at),
    version: 2,
  };
}
