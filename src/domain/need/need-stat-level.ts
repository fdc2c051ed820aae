/** The places by which needs are grouped: streets and communities, and what counts as one. */
import { Sql } from '../../engine/loading/sql.ts';
import { pathsAbove, rangeBelow } from '../place/path.ts';

/** Levels of the tree that needs are grouped by: towns count as streets, villages as communities. */
export const KINDS = { STREET: ['STREET', 'TOWN'], COMMUNITY: ['COMMUNITY', 'VILLAGE'] } as const;

/** A level by the name of its dimension. */
export type Level = keyof typeof KINDS;

/**
 * The place of a level that a need lies in. Where all needs lie below one path, only the places there are compared; else
 * it is looked up among those that the need's path begins with.
 */
export function levelJoin(sql: Sql, level: Level, path: string | undefined): string {
  const alias = level.toLowerCase();
  const kinds = KINDS[level].map((kind) => `'${kind}'`).join(', ');
  if (path === undefined) {
    return `left join lateral (select p.id from place p
      where p.path = any(path_ancestors(t.path)) and p.kind in (${kinds}) limit 1) ${alias} on true`;
  }
  const near = `p.path >= ${sql.value(path)} and p.path < ${sql.value(rangeBelow(path).to)}`;
  const above = sql.value(pathsAbove(path));
  return `left join (select p.id, p.path, path_end(p.path) as hi from place p
    where p.kind in (${kinds}) and (${near} or p.path = any(${above}))) ${alias}
    on t.path >= ${alias}.path and t.path < ${alias}.hi`;
}
