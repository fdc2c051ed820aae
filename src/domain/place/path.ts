/**
 * Paths: the keys of a place and of all above it, each ended by a dot. Keys are short, never change and
 * hold only 0-9 and a-z, so in collation C everything in or below a place is one range.
 */
import type { Part, Range } from '../../engine/loading/part.ts';

/** The range of the place itself and everything below it. */
export function rangeBelow(path: string): Range {
  // '/' is the character after '.', so this is the first text behind all that start with the path.
  return { from: path, to: `${path.slice(0, -1)}/` };
}

/** Paths of the places above, outermost first, without the place's own. */
export function pathsAbove(path: string): string[] {
  const keys = path.split('.').slice(0, -2);
  return keys.map((_, i) => `${keys.slice(0, i + 1).join('.')}.`);
}

export function isWithin(path: string, range: Range): boolean {
  return path >= range.from && path < range.to;
}

/** The key of the n-th place ever made. */
export function keyOf(n: number): string {
  return n.toString(36);
}

/** Columns of needs and claims that hold the path of the area above them, by its depth. */
const AREAS: { readonly [depth: number]: string } = {
  3: 'district_path',
  4: 'street_path',
  5: 'community_path',
  6: 'grid_path',
};

/** How deep a community lies below the root of the tree. */
export const COMMUNITY_DEPTH = 5;

export function depthOf(path: string): number {
  return path.split('.').length - 1;
}

/** The column of needs and claims that holds the path above them of so many keys; undefined: there is none. */
export function areaColumn(depth: number): string | undefined {
  return AREAS[depth];
}

/** Of a list of needs or claims: those of an area have an index in their order, others are a range of paths. */
export function areaOf(path: string): Part {
  const column = AREAS[depthOf(path)];
  return column === undefined ? rangeBelow(path) : { column, key: path };
}
