/** What the demo's partner units of each sector are called, offer and take on. */
import type { NeedCategory } from '../domain/listing/category.ts';
import type { Sector } from '../domain/partnership/partner-unit.entity.ts';
import type { ResourceKind } from '../domain/resource/resource.enums.ts';
import { UNIT_NAMES } from './unit-names.ts';

export interface UnitText {
  sector: Sector;
  names: readonly string[];
  kinds: readonly ResourceKind[];
  serves: readonly NeedCategory[];
}

export const UNIT_TEXTS: readonly UnitText[] = [
  {
    sector: 'PUBLIC_INSTITUTION',
    names: UNIT_NAMES.PUBLIC_INSTITUTION,
    kinds: ['VENUE_TIME', 'SKILL', 'SERVICE', 'PEOPLE'],
    serves: ['MEDICAL_CARE', 'CHILD_CARE', 'CULTURE_SPORT', 'ELDERLY_CARE', 'EMPLOYMENT'],
  },
  {
    sector: 'ORGAN',
    names: UNIT_NAMES.ORGAN,
    kinds: ['PEOPLE', 'SKILL', 'INFORMATION', 'SERVICE'],
    serves: ['LEGAL_AID', 'DISPUTE_MEDIATION', 'PUBLIC_SAFETY', 'SOCIAL_SECURITY', 'EMPLOYMENT'],
  },
  {
    sector: 'STATE_OWNED',
    names: UNIT_NAMES.STATE_OWNED,
    kinds: ['EQUIPMENT', 'PEOPLE', 'SERVICE', 'MONEY'],
    serves: ['PUBLIC_FACILITY', 'ENVIRONMENT', 'PUBLIC_SAFETY', 'SOCIAL_SECURITY', 'OTHER'],
  },
  {
    sector: 'NON_PUBLIC_ECONOMIC',
    names: UNIT_NAMES.NON_PUBLIC_ECONOMIC,
    kinds: ['SUPPLIES', 'SERVICE', 'SKILL', 'MONEY'],
    serves: ['ELDERLY_CARE', 'PUBLIC_FACILITY', 'ENVIRONMENT', 'OTHER', 'SOCIAL_SECURITY'],
  },
  {
    sector: 'SOCIAL',
    names: UNIT_NAMES.SOCIAL,
    kinds: ['PEOPLE', 'SKILL', 'SERVICE', 'INFORMATION'],
    serves: [
      'ELDERLY_CARE',
      'CHILD_CARE',
      'LEGAL_AID',
      'CULTURE_SPORT',
      'DISPUTE_MEDIATION',
      'MEDICAL_CARE',
    ],
  },
];
