/**
 * The part of a table that can hold rows for a viewer, in words that the planner can weigh: the policies read settings,
 * which it cannot look into, and would have it walk a nation for a community's newest.
 * Invariant: never narrower than what the policies show. They alone decide what is shown.
 */
import type { Viewer } from '../access/viewer.ts';
import type { Condition } from '../loading/sql.ts';
import type { Range } from '../loading/part.ts';
import { rangeBelow } from '../place/path.ts';

/** Paths of places; undefined: what a unit sees lies anywhere. */
export type Slice = readonly string[] | undefined;

export function sliceOf({ staffPaths, screenPaths, unitIds }: Viewer): Slice {
  return unitIds.length > 0 ? undefined : [...staffPaths, ...screenPaths];
}

/** The one range that it is, where it is one. */
export function rangeOf(slice: Slice): Range | undefined {
  const [path, ...others] = slice ?? [];
  return path !== undefined && others.length === 0 ? rangeBelow(path) : undefined;
}

/** With the paths in its text, so that a prepared statement is planned for them. */
export function inSlice(paths: readonly string[]): Condition {
  const below = paths.map((path) => {
    const { from, to } = rangeBelow(path);
    return `(t.path >= ${quoted(from)} and t.path < ${quoted(to)})`;
  });
  return () => (below.length === 0 ? 'false' : `(${below.join(' or ')})`);
}

/** Paths are made of keys and dots, and their ends of one sign more. */
function quoted(path: string): string {
  if (!/^[0-9a-z./]+$/.test(path)) throw new Error(`${path} is no path`);
  return `'${path}'`;
}
