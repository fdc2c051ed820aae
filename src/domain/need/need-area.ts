/** Places whose needs are a group of their own: what is kept of each is told apart from that of the places below it. */
import { pathsAbove, rangeBelow } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { KINDS, type Level } from './need-stat-level.ts';
import { MOST_GROUPS } from '../statistics/stat-request.ts';
import type { Sum } from './need-sum.ts';

/** A place whose needs are a group of their own, without those of the places below it that are. */
export interface Area {
  path: string;
  streetId: string | null;
  communityId: string | null;
}

/** The place itself and the places of the levels below it, or the whole place alone; undefined: too many to be named. */
export async function areasOf(
  { reads }: HubContext,
  path: string,
  groupBy: readonly string[],
): Promise<Area[] | undefined> {
  const levels = (Object.keys(KINDS) as Level[]).filter((level) => groupBy.includes(level));
  if (levels.length === 0) return [{ path, streetId: null, communityId: null }];
  const { to } = rangeBelow(path);
  const places = await reads.query<{ id: string; path: string; kind: string }>(
    {
      name: 'need.areas',
      text: `select id, path, kind from place t where t.kind = any($1) and t.path >= $2 and t.path < $3
        union select id, path, kind from place t where t.kind = any($1) and t.path = any($4)
        limit ${MOST_GROUPS + 1}`,
      isPrepared: true,
    },
    [levels.flatMap((level) => KINDS[level]), path, to, pathsAbove(path)],
  );
  if (places.length > MOST_GROUPS) return undefined;
  const idOf = (of: string, level: Level) => {
    const kinds: readonly string[] = KINDS[level];
    return places.find((one) => kinds.includes(one.kind) && of.startsWith(one.path))?.id ?? null;
  };
  const below = places.map((one) => one.path).filter((one) => one.startsWith(path));
  return [...new Set([path, ...below])].map((one) => ({
    path: one,
    streetId: levels.includes('STREET') ? idOf(one, 'STREET') : null,
    communityId: levels.includes('COMMUNITY') ? idOf(one, 'COMMUNITY') : null,
  }));
}

/** What is kept of a place holds the places below it: they are taken off, each from the nearest above it. */
export function apart(parts: readonly Sum[], areas: readonly Area[]): Sum[] {
  const paths = areas.map(({ path }) => path).toSorted((a, b) => b.length - a.length);
  return parts.flatMap((part) => {
    const above = paths.find((path) => path !== part.path && part.path.startsWith(path));
    if (above === undefined) return [part];
    const { count, rated, rating } = part;
    return [part, { ...part, path: above, count: -count, rated: -rated, rating: -rating }];
  });
}
