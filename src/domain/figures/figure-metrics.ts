/** What each metric is counted in, by which document it is computed, and why it is not where it is not. */
import { FEWEST_PERSONS } from '../../engine/access/person-count.ts';
import type { PlaceKind } from '../place/place-kind.ts';
import { ServiceField } from '../provision/provision.enums.ts';
import type { FigureMetric } from './figure.enums.ts';

export const UNIT_OF: Readonly<Record<FigureMetric, string>> = {
  WORK_SYSTEM_LEVELS: '级',
  MECHANISM_CORES: '项',
  MECHANISM_PLATFORMS: '项',
  MECHANISM_CARRIERS: '项',
  MECHANISM_GOALS: '项',
  COMMUNITIES: '个',
  VILLAGES: '个',
  FACILITY_HAVES: '项',
  FACILITY_ROOMS: '项',
  FACILITY_HALLS: '项',
  VENUE_UPGRADED_SHARE: '%',
  VENUE_AVERAGE_AREA: '平方米',
  COMMUNITIES_VENUE_OVER_1000: '个',
  EMERGENCY_TEMPORARY_BRANCHES: '个',
  EMERGENCY_COMMANDO_TEAMS: '个',
  EMERGENCY_TEMPORARY_GROUPS: '个',
  EMERGENCY_VANGUARD_POSTS: '个',
  EMERGENCY_ASSISTANCE_SQUADS: '个',
  EMERGENCY_DEPLOYED_CADRES: '名',
  EMERGENCY_SHORTAGES: '类',
  PLATFORM_LEVELS: '级',
  COMMUNITY_PARTY_BRANCHES: '个',
  GRID_PARTY_GROUPS: '个',
  NETWORK_VERTICAL_LINES: '条',
  NETWORK_HORIZONTAL_LINES: '条',
  PROPERTY_COMPANIES_COVERED: '家',
  SERVICES_TAKEN_BY_STREETS: '项',
  SERVICES_NEARBY: '项',
  SOCIAL_WORKER_POSTS: '名',
  SOCIAL_WORKERS_FILLED: '名',
  GRID_WORKERS: '名',
  PARTY_BUILDING_FUND_YEARLY: '元',
  SERVICE_FUND_YEARLY: '元',
  LISTS: '张',
  COVERAGES: '类',
  GUIDANCE_FIELDS: '个',
  NEARBY_SERVICE_FIELDS: '个',
  DELEGATING_BUREAUS: '个',
};

/** Of a place by its code. Each runs as it stands; whoever may not see some of the rows counts fewer. */
const DOCUMENTS: { readonly [metric in FigureMetric]?: (code: string) => string } = {
  WORK_SYSTEM_LEVELS: (code) =>
    `{ partyOrganisations(scope: { placeCode: "${code}" }, kind: [DISTRICT_COMMITTEE, STREET_WORKING_COMMITTEE, TOWN_COMMITTEE, GENERAL_BRANCH, BRANCH], first: 100) { nodes { kind place { kind } } } }`,
  COMMUNITIES: (code) => below(code, 'COMMUNITY'),
  VILLAGES: (code) => below(code, 'VILLAGE'),
  VENUE_AVERAGE_AREA: (code) =>
    `{ venues(scope: { placeCode: "${code}" }, filter: { isOpen: true }, first: 100) { nodes { area place { kind } } } }`,
  COMMUNITIES_VENUE_OVER_1000: (code) =>
    `{ venues(scope: { placeCode: "${code}" }, filter: { isOpen: true, area: { gt: 1000 } }, first: 100) { totalCount nodes { area place { name kind } } } }`,
  PLATFORM_LEVELS: () =>
    `{ accounts(first: 100) { nodes { grants { nodes { role place { kind } } } } } }`,
  COMMUNITY_PARTY_BRANCHES: (code) =>
    `{ partyOrganisations(scope: { placeCode: "${code}" }, kind: [GENERAL_BRANCH, BRANCH], first: 100) { nodes { name place { kind } } } }`,
  GRID_PARTY_GROUPS: (code) =>
    `{ partyOrganisations(scope: { placeCode: "${code}" }, kind: [GRID_GROUP]) { totalCount } }`,
  SERVICES_TAKEN_BY_STREETS: (code) => services(code, 'scheme: { eq: STREET }'),
  SERVICES_NEARBY: (code) => services(code, 'scheme: { eq: NEARBY }'),
  GRID_WORKERS: (code) =>
    `{ place(by: { code: "${code}" }) { people(post: GRID_WORKER) { totalCount } } }`,
  LISTS: (code) => {
    const list = (name: string) => `${name}(scope: { placeCode: "${code}" }) { totalCount }`;
    return `{ ${['needs', 'resources', 'projects'].map(list).join(' ')} }`;
  },
  NEARBY_SERVICE_FIELDS: (code) => {
    const of = (field: string) =>
      `${field}: serviceItems(scope: { placeCode: "${code}" }, filter: { field: { eq: ${field} }, isOffered: true }) { totalCount }`;
    return `{ ${Object.keys(ServiceField).map(of).join(' ')} }`;
  },
  DELEGATING_BUREAUS: (code) =>
    `{ delegatedFunctions(scope: { placeCode: "${code}" }, filter: { isInForce: true }, first: 100) { nodes { bureau } } }`,
};

const below = (code: string, kind: string) =>
  `{ place(by: { code: "${code}" }) { descendants(kind: ${kind}) { totalCount } } }`;

const services = (code: string, scheme: string) =>
  `{ serviceItems(scope: { placeCode: "${code}" }, filter: { ${scheme}, isOffered: true }) { totalCount } }`;

/** Null: nothing computes it yet. */
export function documentOf(metric: FigureMetric, code: string): string | null {
  return DOCUMENTS[metric]?.(code) ?? null;
}

const MISSING: readonly [RegExp, string][] = [
  [/^MECHANISM/, 'no mechanism'],
  [/^FACILITY/, 'no facility standard'],
  [/^VENUE_UPGRADED/, 'no inspection campaigns'],
  [/^EMERGENCY/, 'no emergency units'],
  [/^NETWORK/, 'no lines of the network'],
  [/^PROPERTY/, 'no property companies'],
  [/^SOCIAL_WORKER/, 'no staffing quotas'],
  [/_FUND_YEARLY$/, 'no funds'],
  [/^COVERAGES$/, 'no coverages'],
  [/^GUIDANCE/, 'no fields of guidance'],
];

/** Counts of persons, which are published of whole districts alone, and never below five. */
const OF_PERSONS: readonly FigureMetric[] = ['GRID_WORKERS'];

/** Whether it would tell of few people. */
export function isOfFew(metric: FigureMetric, kind: PlaceKind, value: number): boolean {
  return OF_PERSONS.includes(metric) && (kind !== 'DISTRICT' || value < FEWEST_PERSONS);
}

export const OF_FEW = 'Persons are counted for districts, and not below five.';

/** Why nothing computes it; null where something does. */
export function whyNotOf(metric: FigureMetric): string | null {
  if (metric in DOCUMENTS) return null;
  const [, what] = MISSING.find(([of]) => of.test(metric)) ?? [];
  if (what === undefined) throw new Error(`say why ${metric} is not computed`);
  return `The hub keeps ${what} yet.`;
}
