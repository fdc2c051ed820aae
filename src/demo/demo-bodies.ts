/** Bodies of the residents' own in the demo, and the terms of all bodies. */
import type { CivicBody, CivicBodyKind } from '../domain/organisation/civic-body.entity.ts';
import type { PartyOrganisation } from '../domain/organisation/party-organisation.entity.ts';
import type { Term } from '../domain/organisation/term.entity.ts';
import type { Led } from './demo-organisations.ts';
import type { DemoPlace } from './demo-places.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';

export type DemoCivicBody = CivicBody;
export type DemoTerm = Omit<Term, 'bodyId'>;

/** Years of a term. */
const YEARS = 5;
const OWNERS = 24;

/** A committee for every community and village; of owners two dozen. */
export function demoCivicBodies(
  places: readonly DemoPlace[],
  random: Random,
  at: Date,
): DemoCivicBody[] {
  const communities = places.filter(({ kind }) => kind === 'COMMUNITY' || kind === 'VILLAGE');
  const body = (place: DemoPlace, kind: CivicBodyKind, name: string): DemoCivicBody => ({
    id: random.id('civic', at),
    kind,
    name,
    placeId: place.id,
    path: place.path,
    dissolvedOn: null,
    ...stamps(at),
  });
  const committees = communities.map((place) => {
    const isVillage = place.kind === 'VILLAGE';
    const short = place.name.replace(/(社区|村委会|村)$/, '');
    return isVillage
      ? body(place, 'VILLAGERS_COMMITTEE', `${short}村村民委员会`)
      : body(place, 'RESIDENTS_COMMITTEE', `${short}社区居民委员会`);
  });
  const owners = communities
    .filter(({ kind }) => kind === 'COMMUNITY')
    .slice(0, OWNERS)
    .map((place) => body(place, 'OWNERS_COMMITTEE', `${place.name}示范小区业主委员会`));
  return [...committees, ...owners];
}

/** The term that each is in; of one body in eight it is over, and the election due. */
export function demoTerms(
  organisations: readonly Led<PartyOrganisation>[],
  civicBodies: readonly DemoCivicBody[],
  random: Random,
  { at, asOf }: { at: Date; asOf: Date },
): DemoTerm[] {
  const standing = organisations.filter(
    ({ of }) => of.kind !== 'GRID_GROUP' && !of.kind.startsWith('JOINT'),
  );
  const bodies = [
    ...standing.map(({ of }) => ({ ...named(of), partyOrganisationId: of.id, civicBodyId: null })),
    ...civicBodies.map((of) => ({ ...named(of), partyOrganisationId: null, civicBodyId: of.id })),
  ];
  return bodies.map((body) => {
    const year = asOf.getUTCFullYear() - (random.chance(1 / 8) ? YEARS + 1 : random.whole(1, 4));
    const month = String(random.whole(1, 9)).padStart(2, '0');
    return {
      id: random.id('term', at),
      ...body,
      number: random.whole(3, 12),
      validFrom: `${year}-${month}-15`,
      validUntil: `${year + YEARS}-${month}-14`,
      plannedElection: random.chance(0.3) ? `${year + YEARS}-${month}-10` : null,
      ...stamps(at),
    };
  });
}

const named = ({ path }: { path: string }) => ({ path });
