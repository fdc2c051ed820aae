/** Loaders of places: by id, code and path, up, down and below. `place` coarsens for screens, `placeOfTree` does not. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/reader.ts';
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import { loadMany } from '../../engine/loading/load-many.ts';
import { loadOne, loadOneVia } from '../../engine/loading/load-one.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import { loadPage } from '../../engine/loading/load-page.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import type { Row } from '../../engine/loading/node.ts';
import type { Order } from '../../engine/loading/order.ts';
import { type ForwardArgs, windowOf } from '../../engine/loading/paging.ts';
import { EVERYWHERE, NOWHERE, readSearch, searchConditions } from '../../engine/loading/search.ts';
import type { Sql } from '../../engine/loading/sql.ts';
import { pathsAbove, rangeBelow } from './path.ts';
import { PlaceCode } from './place-code.entity.ts';
import { type PlaceKind, isFinerThanCommunity } from './place-kind.ts';
import { Place } from './place.entity.ts';
import type { PlacesArgs } from './place.inputs.ts';
import { place } from './place.noun.ts';

export type PlaceRow = Row<Place>;

const BY_CODE: Order = [
  { property: 'code', column: 'code', type: 'text', direction: 'ASC', isUnique: true },
];

/** Children of each level, so that a typed way down asks for its own kinds only. */
const KINDS_BELOW = {
  streets: ['STREET', 'TOWN'],
  communities: ['COMMUNITY', 'VILLAGE'],
  grids: ['GRID'],
  buildings: ['BUILDING'],
} as const;

const childrenOf = (name: string, where?: string) => (reads: Snapshot) =>
  loadMany<PlaceRow>(reads, {
    name: `place.${name}`,
    entity: Place,
    key: 'parentId',
    orderBy: ['code'],
    instead: 'Page through them with `descendants`, of a `kind` if you like.',
    ...(where && { where }),
  });

const below = (name: keyof typeof KINDS_BELOW) =>
  childrenOf(name, `t.kind in (${KINDS_BELOW[name].map((kind) => `'${kind}'`).join(', ')})`);

const { byId } = place.load;

/** The places above one, outermost first. */
function ancestorsIn(reads: Snapshot) {
  const byPath = loadOne<PlaceRow>(reads, 'place.placeByPath', Place, 'path');
  return async (of: PlaceRow): Promise<PlaceRow[]> => {
    const found = await Promise.all(pathsAbove(of.path).map((path) => byPath.load(path)));
    return found.filter((one) => one !== null);
  };
}

export const PLACE_LOADERS = {
  /** Where a row hangs, as finely as the viewer may know it: for a screen alone its community, if it lies below one. */
  place(reads: Snapshot) {
    const places = byId(reads);
    const ancestors = ancestorsIn(reads);
    return {
      async load(id: string): Promise<PlaceRow | null> {
        const place = await places.load(id);
        if (!place || !isTooFine(place, reads)) return place;
        return (await ancestors(place)).findLast((one) => !isFinerThanCommunity(one.kind)) ?? null;
      },
    };
  },
  /** One of the public tree of places, the same for every caller. What a row hangs on is asked of `place`. */
  placeOfTree: byId,
  /** By a code that it has or had. */
  placeByCode: (reads: Snapshot) =>
    loadOneVia<PlaceRow>(reads, 'place.placeByCode', Place, {
      table: 'place_code',
      key: 'code',
      points: 'place_id',
    }),
  codesOfPlace: (reads: Snapshot) =>
    loadPageOf<Row<PlaceCode>>(reads, {
      name: 'place.codesOfPlace',
      entity: PlaceCode,
      key: 'placeId',
      order: BY_CODE,
      through: 'Place.codes',
    }),
  children: childrenOf('children'),
  streets: below('streets'),
  communities: below('communities'),
  grids: below('grids'),
  buildings: below('buildings'),
  ancestors: ancestorsIn,
  descendants: (reads: Snapshot) => loadPage<PlaceRow>(reads, 'place.descendants', Place),
  places: (reads: Snapshot) => loadPage<PlaceRow>(reads, 'place.places', Place),
};

/** Finer than a screen, through which alone the viewer knows what hangs there, may know. */
export function isTooFine({ kind, path }: PlaceRow, { sight }: Pick<Snapshot, 'sight'>): boolean {
  return isFinerThanCommunity(kind) && sight.isCoarse(path);
}

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof PLACE_LOADERS> {}
}

/** A page of the places below, the place itself left out. */
export function descendantsOf(
  place: PlaceRow,
  kind: PlaceKind | null,
  paging: ForwardArgs,
): PageRequest {
  return {
    part: rangeBelow(place.path),
    conditions: [(sql) => `t.id <> ${sql.value(place.id)}`, ...ofKindIn(kind)],
    order: BY_CODE,
    window: windowOf(paging),
  };
}

const SEARCHED_PLACES = {
  name: 'place.placeCandidates',
  candidates: 'place_candidates',
  words: () => 'fold_text(t.name)',
} as const;

/** A page of all places, of those below one, or of those whose names hold the words. @throws BAD_USER_INPUT */
export async function placePage(
  reads: Snapshot,
  below: PlaceRow | null,
  { kind, search, ...paging }: PlacesArgs,
): Promise<PageRequest> {
  const window = windowOf(paging);
  const part = below ? rangeBelow(below.path) : undefined;
  const words = readSearch(search);
  const bounds = part ? { ...NOWHERE, ranges: [part] } : EVERYWHERE;
  const searched =
    words === undefined ? [] : await searchConditions(reads, SEARCHED_PLACES, words, bounds);
  return { part, conditions: [...ofKindIn(kind), ...searched], order: BY_CODE, window };
}

interface Finders {
  placeOfTree: { load(id: string): Promise<PlaceRow | null> };
  placeByCode: { load(code: string): Promise<PlaceRow | null> };
}

/** The place that others are looked for in; null: everywhere. @throws NOT_FOUND */
export async function placeWithin(
  { within }: Pick<PlacesArgs, 'within'>,
  { placeOfTree, placeByCode }: Finders,
): Promise<PlaceRow | null> {
  if (!within) return null;
  const [name, key] = isGiven(within.id) ? ['id', within.id] : ['code', within.code ?? ''];
  const found = await (name === 'id' ? placeOfTree : placeByCode).load(key);
  if (found) return found;
  throw HubError.notFound('place', key, `within.${name}`);
}

const ofKindIn = (kind: PlaceKind | null | undefined) =>
  kind ? [(sql: Sql) => `t.kind = ${sql.value(kind)}`] : [];

/** The place if it is of the kind, else null. */
export function ofKind(place: PlaceRow | null, kind: PlaceKind): PlaceRow | null {
  return place?.kind === kind ? place : null;
}

/** Those of the kind; all where none is said. */
export function ofKinds(places: PlaceRow[], kind: PlaceKind | null): PlaceRow[] {
  return kind ? places.filter((place) => place.kind === kind) : places;
}
