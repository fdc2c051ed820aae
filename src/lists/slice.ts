/**
 * The part of a table that can hold rows for a viewer, in words that the planner can weigh: the policies read settings,
 * which it cannot look into, and would have it walk a nation for a community's newest.
 * Invariant: never narrower than what the policies show. They alone decide what is shown.
 */
import type { Viewer } from '../access/viewer.ts';
import type { Condition } from '../loading/sql.ts';
import type { Range } from '../loading/part.ts';
import { rangeBelow } from '../place/path.ts';

export interface Slice {
  paths: readonly string[];
  unitIds: readonly string[];
}

/** Undefined: it cannot be said. @param opens whether agreements of the viewer's units open rows of the table */
export function sliceOf(viewer: Viewer, opens: boolean): Slice | undefined {
  const { staffPaths, screenPaths, unitIds, openedPaths } = viewer;
  if (unitIds.length > 0 && (!opens || !openedPaths)) return undefined;
  return { paths: [...staffPaths, ...screenPaths, ...(openedPaths ?? [])], unitIds };
}

/** The one range that it is, where it is one. */
export function rangeOf(slice: Slice | undefined): Range | undefined {
  const [path, ...others] = slice?.paths ?? [];
  const isOne = path !== undefined && others.length === 0 && slice?.unitIds.length === 0;
  return isOne ? rangeBelow(path) : undefined;
}

/** With the paths in its text, so that a prepared statement is planned for them. */
export function inSlice(
  { paths, unitIds }: Slice,
  ofUnit: (unitId: string) => Condition,
): Condition {
  return (sql) => {
    const below = paths.map((path) => {
      const { from, to } = rangeBelow(path);
      return `(t.path >= ${quoted(from)} and t.path < ${quoted(to)})`;
    });
    const parts = [...below, ...unitIds.map((one) => `(${ofUnit(one)(sql)})`)];
    return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
  };
}

/** Paths are made of keys and dots, and their ends of one sign more. */
function quoted(path: string): string {
  if (!/^[0-9a-z./]+$/.test(path)) throw new Error(`${path} is no path`);
  return `'${path}'`;
}
