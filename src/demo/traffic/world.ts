/** What the demo's traffic knows of the district: where needs arise, and which units could answer them. */
import { NeedCategory } from '../../domain/listing/category.ts';
import type { Sector } from '../../domain/partnership/partner-unit.entity.ts';
import type { Random } from '../random.ts';
import { UNIT_TEXTS } from '../unit-texts.ts';
import { CATEGORY_SHARES } from './day-curve.ts';

export interface Community {
  code: string;
  name: string;
  kind: 'COMMUNITY' | 'VILLAGE';
  /** Codes of its grids; a village of the demo has none. */
  grids: readonly string[];
}

export interface Unit {
  id: string;
  name: string;
  sector: Sector;
}

export interface World {
  communities: readonly Community[];
  units: readonly Unit[];
  /** No need is reported while so many are open. */
  mostOpen: number;
}

/** Open needs of a community, when it has many. */
const OPEN_OF_COMMUNITY = 25;

/** The most that is ever open, whatever the database held before: it does not grow with each start. */
export const mostOpenOf = (communities: readonly unknown[]): number =>
  communities.length * OPEN_OF_COMMUNITY;

/** A community twice as often as a village: the demo's year is made so too. */
export function communityIn({ communities }: World, random: Random): Community {
  const weighted = communities.flatMap((one) => (one.kind === 'COMMUNITY' ? [one, one] : [one]));
  return random.pick(weighted);
}

/** By the mix of what needs are about. */
export function categoryBy(random: Random): NeedCategory {
  const categories = Object.keys(NeedCategory) as NeedCategory[];
  const weighted = categories.flatMap((one) =>
    Array.from({ length: CATEGORY_SHARES[one] }, () => one),
  );
  return random.pick(weighted);
}

/** What a unit of this sector takes on. */
export function servedBy({ sector }: Unit): readonly NeedCategory[] {
  return UNIT_TEXTS.find((text) => text.sector === sector)?.serves ?? [];
}

/** The community or village that the code of a place begins with. */
export const communityOf = (code: string): string => code.slice(0, CODE_LENGTH);

const CODE_LENGTH = 12;
