/** Places as conditions on the rows of a list: by the column of their area where it has one, else by the range of their paths. */
import { endsOf, within } from '../../engine/loading/part.ts';
import type { Condition, Sql } from '../../engine/loading/sql.ts';
import { areaOf, depthOf, isWithin, rangeBelow } from '../place/path.ts';
import type { ListScope } from './scope.ts';

/** What of these places lies in the scope: the scope itself where one of them holds it. */
export function pathsIn({ range }: ListScope, paths: readonly string[]): readonly string[] {
  if (!range) return paths;
  if (paths.some((path) => isWithin(range.from, rangeBelow(path)))) return [range.from];
  return paths.filter((path) => isWithin(path, range));
}

/** Those that lie below no other of them, each once. */
export function outermost(paths: readonly string[]): readonly string[] {
  const different = [...new Set(paths)];
  return different.filter((path) => !different.some((one) => one !== path && path.startsWith(one)));
}

/** In or below the place. */
export function inArea(path: string, hasAreas: boolean): Condition {
  const part = hasAreas ? areaOf(path) : rangeBelow(path);
  return (sql) =>
    within(
      part,
      endsOf(part).map((end) => sql.value(end)),
    ).join(' and ');
}

/** In or below any of them: areas of one depth are named together. */
export function inAnyArea(paths: readonly string[], hasAreas: boolean): Condition {
  if (!hasAreas) return either(paths.map((path) => inArea(path, false)));
  const byDepth = Map.groupBy(paths, depthOf);
  return either(
    [...byDepth.values()].flatMap((alike) => {
      const parts = alike.map(areaOf);
      const [first] = parts;
      if (!first || !('column' in first)) return alike.map((path) => inArea(path, false));
      const keys = parts.flatMap((part) => ('column' in part ? part.key : []));
      return [(sql: Sql) => `t.${first.column} = any(${sql.value(keys)})`];
    }),
  );
}

/** Rows of any of these. */
export function either(
  conditions: readonly Condition[],
  ...others: readonly Condition[]
): Condition {
  return (sql) => {
    const parts = [...conditions, ...others].map((one) => one(sql));
    return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
  };
}
