/** Pages of places, by code: all, those below one, and those whose names hold the words. */
import type { FilterInput } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { type ForwardArgs, windowOf } from '../../engine/loading/paging.ts';
import { EVERYWHERE, NOWHERE, readSearch, searchConditions } from '../../engine/loading/search.ts';
import { rangeBelow } from './path.ts';
import type { PlaceKind } from './place-kind.ts';
import { placeFilter, placeOrder } from './place.filter.ts';
import type { PlacesArgs } from './place.inputs.ts';
import type { PlaceRow } from './place.noun.ts';
import { ofKindIn } from './places-of-kind.ts';
import { BY_CODE } from './place-order.ts';

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
  { kind, search, filter, orderBy, ...paging }: PlacesArgs,
): Promise<PageRequest> {
  const window = windowOf(paging);
  const part = below ? rangeBelow(below.path) : undefined;
  const words = readSearch(search);
  const bounds = part ? { ...NOWHERE, ranges: [part] } : EVERYWHERE;
  const searched =
    words === undefined ? [] : await searchConditions(reads, SEARCHED_PLACES, words, bounds);
  const filters = filter
    ? [conditionOf(filter as FilterInput, placeFilter.fields, reads.asOf)]
    : [];
  return {
    part,
    conditions: [...ofKindIn(kind), ...filters, ...searched],
    order: placeOrder.read(orderBy, BY_CODE),
    window,
  };
}
