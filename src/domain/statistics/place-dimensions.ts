/**
 * Places that rows are grouped by: those of each level, and those right below the viewer's own.
 * Invariant: a row that a viewer knows through a screen alone is told no place finer than its community.
 */
import type { Viewer } from '../../engine/access/viewer.ts';
import type { Sql } from '../../engine/loading/sql.ts';
import type { ListScope } from '../listing/scope.ts';
import { COMMUNITY_DEPTH, areaColumn, depthOf } from '../place/path.ts';
import {
  Building,
  City,
  Community,
  District,
  Grid,
  Place,
  Province,
  Street,
} from '../place/place.entity.ts';
import type { PlaceKind } from '../place/place-kind.ts';
import type { Dimension, Given } from './definition.ts';

interface Level {
  term: string;
  field: string;
  type: () => object;
  depth: number;
  kinds: readonly PlaceKind[];
  description?: string;
}

/** Every level of the tree: towns count as streets, villages as communities. */
export const PLACES = {
  PROVINCE: levelOf({
    term: '省',
    field: 'province',
    type: () => Province,
    depth: 1,
    kinds: ['PROVINCE'],
  }),
  CITY: levelOf({ term: '市', field: 'city', type: () => City, depth: 2, kinds: ['CITY'] }),
  DISTRICT: levelOf({
    term: '区',
    field: 'district',
    type: () => District,
    depth: 3,
    kinds: ['DISTRICT'],
  }),
  STREET: levelOf({
    term: '街道（镇）',
    field: 'street',
    type: () => Street,
    depth: 4,
    kinds: ['STREET', 'TOWN'],
  }),
  COMMUNITY: levelOf({
    term: '社区（村）',
    field: 'community',
    type: () => Community,
    depth: COMMUNITY_DEPTH,
    kinds: ['COMMUNITY', 'VILLAGE'],
  }),
  GRID: levelOf({
    term: '网格',
    field: 'grid',
    type: () => Grid,
    depth: 6,
    kinds: ['GRID'],
    description: 'Null for a screen 网格',
  }),
  BUILDING: levelOf({
    term: '楼栋',
    field: 'building',
    type: () => Building,
    depth: 7,
    kinds: ['BUILDING'],
    description: 'Null for a screen 楼栋',
  }),
  CHILD: {
    term: '下一级地点',
    field: 'child',
    type: () => Place,
    description:
      'The place right below that of the scope, or below yours; null for what hangs on that itself, and where a screen may not know it 下一级地点',
    load: loadPlace,
    key: (given) => ({ text: childText(given), isPlace: true }),
  },
} satisfies Record<string, Dimension>;

function levelOf({ term, field, type, depth, kinds, description = term }: Level): Dimension {
  return {
    term,
    field,
    type,
    description,
    load: loadPlace,
    key: (given) => ({ text: headText(given, depth), isPlace: true, kinds }),
  };
}

/** What is too fine for the viewer is no key of a group: the others are of the public tree. */
function loadPlace(id: string, { load }: Parameters<NonNullable<Dimension['load']>>[1]) {
  return load.placeOfTree.load(id);
}

/** The path of the place of a depth above a row; null where the row hangs higher, or the viewer may not know it. */
function headText({ hasAreas, sql, context }: Given, depth: number): string {
  const column = hasAreas ? areaColumn(depth) : undefined;
  const head = column === undefined ? `path_head(t.path, ${depth})` : `t.${column}`;
  const isThere = `split_part(${head}, '.', ${depth}) <> ''`;
  const coarse = depth > COMMUNITY_DEPTH ? coarseText(sql, context.viewer) : undefined;
  const isKnown = coarse === undefined ? isThere : `${isThere} and not ${coarse}`;
  return `case when ${isKnown} then ${head} end`;
}

/** Whether a row is known through a screen alone, as `Viewer.isCoarse` has it; undefined: none is. */
function coarseText(sql: Sql, { screenPaths, staffPaths }: Viewer): string | undefined {
  if (screenPaths.length === 0) return undefined;
  const screens = `${sql.value(screenPaths)}::text[]`;
  const isNear = `(t.path ^@ any (${screens}) or exists (select from unnest(${screens}) s where s ^@ t.path))`;
  if (staffPaths.length === 0) return isNear;
  return `(${isNear} and not t.path ^@ any (${sql.value(staffPaths)}::text[]))`;
}

/** Of places that lie in each other the lowest is the one whose children are told apart. */
function childText(given: Given): string {
  const { sql, scope, context } = given;
  const roots = rootsOf(scope, context.viewer).toSorted((a, b) => b.length - a.length);
  const cases = roots.map((path) => {
    const child = headText(given, depthOf(path) + 1);
    return `when t.path ^@ ${sql.value(path)} then ${child}`;
  });
  return cases.length === 0 ? 'null::text' : `case ${cases.join(' ')} end`;
}

function rootsOf({ range }: ListScope, { staffPaths, screenPaths }: Viewer): string[] {
  return range ? [range.from] : [...new Set([...staffPaths, ...screenPaths])];
}
