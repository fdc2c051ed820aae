/** Partner units of every sector, their agreements and what they offer. */
import { DAY_MS } from '../day.ts';
import type { Resource } from '../domain/resource/resource.entity.ts';
import type { Agreement } from '../domain/partnership/agreement.entity.ts';
import type { PartnerUnit } from '../domain/partnership/partner-unit.entity.ts';
import { agreementOf } from './demo-agreements.ts';
import { furtherOf } from './further-agreements.ts';
import { NAMES } from './demo-names.ts';
import type { DemoPlace } from './demo-places.ts';
import { resourceOf } from './demo-resources.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';
import { UNIT_TEXTS, type UnitText } from './unit-texts.ts';

export interface DemoUnit {
  unit: PartnerUnit;
  text: UnitText;
  /** Those that it may claim under. */
  agreements: Agreement[];
  /** Versions before them, amendments that wait, and such as open a part. */
  further: Agreement[];
  resources: Resource[];
}

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
    const further = furtherOf({ unit, text, nth: i, agreements, places, asOf });
    return { unit, text, agreements, further, resources };
  });
}
