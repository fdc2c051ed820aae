/** What the demo district provides: as much of it as the article tells. */
import type pg from 'pg';
import type { Tables } from '../engine/database/tables.ts';
import { DelegatedFunction } from '../domain/provision/delegated-function.entity.ts';
import type { ServiceField } from '../domain/provision/provision.enums.ts';
import { ServiceItem } from '../domain/provision/service-item.entity.ts';
import { Venue } from '../domain/provision/venue.entity.ts';
import type { DemoPlace } from './demo-places.ts';
import { insertRows } from './insert.ts';
import { BUREAUS, HOURS, MATERIALS, NEARBY_SERVICES, STREET_SERVICES } from './provision-texts.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';

/** Communities whose venue is larger than a thousand square metres. */
const LARGE = 15;
const STREET_ITEMS = 76;
const NEARBY_ITEMS = 253;

interface Given {
  places: readonly DemoPlace[];
  random: Random;
  /** When its rows were made. */
  at: Date;
}

/** The places must be there. */
export async function seedProvision(client: pg.Client, tables: Tables, given: Given) {
  const of = (...kinds: string[]) => given.places.filter(({ kind }) => kinds.includes(kind));
  const streets = of('STREET', 'TOWN');
  const communities = of('COMMUNITY', 'VILLAGE');
  await insertRows(client, tables, Venue, venues(communities, given));
  await insertRows(client, tables, ServiceItem, [
    ...streetItems(streets, given),
    ...nearbyItems(communities, given),
  ]);
  await insertRows(client, tables, DelegatedFunction, functions(streets, given));
}

const on = ({ id, path }: DemoPlace) => ({ placeId: id, path });

/** One a community or village, each upgraded; of so many the area is large enough for the average of all. */
function venues(communities: readonly DemoPlace[], { random, at }: Given): Venue[] {
  let large = LARGE;
  return communities.map((place) => {
    const isLarge = place.kind === 'COMMUNITY' && large-- > 0;
    const upgrade = random.pick(['BUILD_NEW', 'RENOVATE', 'SWAP'] as const);
    const year = random.whole(2018, 2020);
    return {
      id: random.id('venue', at),
      name: `${place.name}党群服务中心`,
      ...on(place),
      area: isLarge ? random.whole(1_800, 2_600) : random.whole(620, 980),
      upgrade,
      upgradedOn: `${year}-${String(random.whole(1, 12)).padStart(2, '0')}-20`,
      areaBefore: random.whole(180, 600),
      openedOn: `${random.whole(2_005, 2_015)}-07-01`,
      closedOn: null,
      photoUrl: null,
      ...stamps(at),
    };
  });
}

/** With a field it is one of those nearby. */
function item(
  place: DemoPlace,
  name: string,
  { random, at }: Given,
  field: ServiceField | null = null,
): ServiceItem {
  return {
    id: random.id('service_item', at),
    scheme: field === null ? 'STREET' : 'NEARBY',
    field,
    name,
    ...on(place),
    counter: `${place.name}便民服务大厅${random.whole(1, 6)}号窗口`,
    hours: random.pick(HOURS),
    materials: random.pick(MATERIALS),
    takenBy: `${place.name}便民服务中心`,
    endedOn: null,
    ...stamps(at),
  };
}

/** In turn, so that each street has as many as its neighbours, and none twice. */
function streetItems(streets: readonly DemoPlace[], given: Given): ServiceItem[] {
  return streets
    .flatMap((place) => STREET_SERVICES.map((name) => ({ place, name })))
    .slice(0, STREET_ITEMS)
    .map(({ place, name }) => item(place, name, given));
}

/** How the 253 are spread over the six fields the article does not say: here evenly. */
function nearbyItems(communities: readonly DemoPlace[], given: Given): ServiceItem[] {
  const fields = Object.entries(NEARBY_SERVICES) as [ServiceField, readonly string[]][];
  return Array.from({ length: NEARBY_ITEMS }, (_, i) => {
    const [field, names] = fields[i % fields.length] ?? given.random.pick(fields);
    const turn = Math.floor(i / fields.length);
    const place = communities[(turn + i) % communities.length] ?? given.random.pick(communities);
    const name = names[turn % names.length] ?? field;
    return item(place, name, given, field);
  });
}

function functions(streets: readonly DemoPlace[], { random, at }: Given): DelegatedFunction[] {
  return streets.flatMap((place) =>
    BUREAUS.map(({ bureau, functions: names }) => ({
      id: random.id('delegated_function', at),
      bureau,
      name: random.pick(names),
      ...on(place),
      validFrom: `${random.whole(2_019, 2_020)}-01-01`,
      endedOn: null,
      ...stamps(at),
    })),
  );
}
