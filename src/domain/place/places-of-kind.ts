/** Places of one kind: as a condition, and among those that are read. */
import type { Sql } from '../../engine/loading/sql.ts';
import type { PlaceKind } from './place-kind.ts';
import type { PlaceRow } from './place.noun.ts';

/** A condition for the alias t; none where no kind is said. */
export const ofKindIn = (kind: PlaceKind | null | undefined) =>
  kind ? [(sql: Sql) => `t.kind = ${sql.value(kind)}`] : [];

/** The place if it is of the kind, else null. */
export function ofKind(place: PlaceRow | null, kind: PlaceKind): PlaceRow | null {
  return place?.kind === kind ? place : null;
}

/** Those of the kind; all where none is said. */
export function ofKinds(places: PlaceRow[], kind: PlaceKind | null): PlaceRow[] {
  return kind ? places.filter((place) => place.kind === kind) : places;
}
